import json from '../../../data/theme.json' with { type: 'json' };
import { parseTheme } from '../../../lib/charts/theme.ts';

const theme = parseTheme(json);

type Tokens = Readonly<Record<string, string>>;

function rule(selector: string, scheme: 'light' | 'dark', tokens: Tokens): string {
  const variables = Object.entries(tokens).map(([name, value]) => `--${name}:${value}`);
  return `${selector}{color-scheme:${scheme};${variables.join(';')}}`;
}

/** Ink on white paper, whatever the screen shows. */
const printed: Tokens = { ...theme.light, paper: '#ffffff', card: '#ffffff', wash: '#ffffff', ink: '#000000' };

/**
 * The tokens of `data/theme.json` as variables: the system's scheme, a person's choice over it, light on paper: when printed,
 * and where a page shows what is paper itself (`data-paper`).
 */
export const themeCss = [
  rule(':root,[data-paper]', 'light', theme.light),
  `@media (prefers-color-scheme:dark){${rule(':root:not([data-theme])', 'dark', theme.dark)}}`,
  rule(':root[data-theme=dark]', 'dark', theme.dark),
  `@media print{${rule(':root:root:root', 'light', printed)}}`,
].join('\n');
