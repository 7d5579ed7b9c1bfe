import { z } from 'zod';
import { AtlasError } from '../model/error.ts';
import { recordOf } from '../model/record.ts';

/** The colour tokens of the product; the same names are the custom properties of the style sheet (`--series-1`). */
export const colourTokens = [
  'paper',
  'card',
  'ink',
  'ink-2',
  'ink-3',
  'hairline',
  'hairline-strong',
  'wash',
  'series-1',
  'series-2',
  'series-3',
  'series-4',
  'series-5',
  'series-6',
  'accent',
  'kept',
  'highlight',
] as const;

/** The name of one colour. */
export type ColourToken = (typeof colourTokens)[number];

/** One theme: a six-digit hexadecimal colour for every token. */
export type Colours = Readonly<Record<ColourToken, string>>;

/** The themes of `data/theme.json`; pictures are composed in `light`. */
export interface Theme {
  readonly light: Colours;
  readonly dark: Colours;
}

const colours = z.strictObject(recordOf(colourTokens, () => z.string().regex(/^#[0-9a-f]{6}$/)));
const themeSchema = z.strictObject({ light: colours, dark: colours });

/** The themes from parsed JSON; `bad_data` names the token that is missing or no colour. */
export function parseTheme(json: unknown): Theme {
  const parsed = themeSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw new AtlasError('bad_data', `theme.json: ${where}: ${issue?.message}`, { where });
}

/** The six colours of series, in order. */
export const seriesTokens = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6'] as const;
