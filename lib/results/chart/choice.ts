import type { ResultColumn } from '../../model/engine.ts';
import { isNumericType } from '../compare.ts';

/** The kinds a result can be drawn as: a bar per row, parts of a whole per place, lines, dots, a matrix. */
export const quickKinds = ['bar', 'stack', 'line', 'scatter', 'heat'] as const;
/** One of {@link quickKinds}. */
export type QuickKind = (typeof quickKinds)[number];

/** What is drawn: column numbers. `colour` tells series apart (bars, stacks, lines, dots) or is the matrix's other side. */
export interface QuickChoice {
  readonly kind: QuickKind;
  readonly x: number;
  readonly y: number;
  readonly colour: number | null;
}

/** Columns whose numbers are labels, not amounts. */
const isLabel = ({ name }: ResultColumn) => /year|年|_id$|^id$|rank|position/i.test(name);
const isTime = ({ name, type }: ResultColumn) => /year|年/i.test(name) || /^(?:DATE|TIMESTAMP)/.test(type);

const amountColumns = (columns: readonly ResultColumn[]) =>
  numericColumns(columns).filter((index) => !isLabel(columns[index] ?? { name: '', type: '' }));

function numericColumns(columns: readonly ResultColumn[]): number[] {
  return columns.flatMap((column, index) => (isNumericType(column.type) ? [index] : []));
}

/**
 * A first choice for a result: its last amount over its year (lines) or its first word (bars), a further word as colour.
 * Null where no column holds numbers.
 */
export function inferChoice(columns: readonly ResultColumn[]): QuickChoice | null {
  const y = amountColumns(columns)[0] ?? numericColumns(columns).at(-1);
  if (y === undefined) return null;
  const others = columns.map((_, index) => index).filter((index) => index !== y);
  const words = others.filter((index) => columns[index]?.type === 'VARCHAR');
  const time = others.find((index) => isTime(columns[index] ?? { name: '', type: '' }));
  if (time !== undefined) return { kind: 'line', x: time, y, colour: words[0] ?? null };
  return { kind: 'bar', x: words[0] ?? others[0] ?? y, y, colour: words[1] ?? null };
}

/**
 * The choice drawn as another kind. Dots need numbers both ways: where words stood across, another column of numbers takes
 * their place and the words name the dots; as the columns allow, and back again.
 */
export function ofKind(columns: readonly ResultColumn[], choice: QuickChoice, kind: QuickKind): QuickChoice {
  if (kind === 'scatter') return { ...choice, ...acrossDots(columns, choice), kind };
  const isAmountAcross = choice.kind === 'scatter' && amountColumns(columns).includes(choice.x);
  const x = isAmountAcross ? (inferChoice(columns)?.x ?? choice.x) : choice.x;
  return { ...choice, kind, x, colour: choice.colour === x ? null : choice.colour };
}

function acrossDots(columns: readonly ResultColumn[], { x, y, colour }: QuickChoice): Partial<QuickChoice> {
  const numeric = numericColumns(columns);
  const isNumber = numeric.includes(x);
  if (isNumber && x !== y) return {};
  const across = [...amountColumns(columns), ...numeric].find((index) => index !== y);
  return across === undefined ? {} : { x: across, colour: colour ?? (isNumber ? null : x) };
}
