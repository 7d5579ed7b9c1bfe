import type { Dims } from '../../lib/model/dimension.ts';
import type { Qualifier } from '../../lib/model/fact.ts';
import type { Draw } from './draw.ts';
import { type ExpectedFact, expectedFact } from './expected.ts';
import type { Figures } from './figures.ts';

/** What sentences are written from. */
export interface Saying {
  readonly draw: Draw;
  readonly year: number;
  readonly isGovernment: boolean;
  /** Figures of the report's tables, so that its sentences agree with them. */
  readonly table: Figures;
}

/** The section a sentence belongs to. */
export type Section = 'overview' | 'proactive' | 'request' | 'suits' | 'other';

/** A figure a sentence gives; `value` of earlier figures of the sentence are in `made`. */
export interface FigureSpec {
  readonly metric: string;
  readonly dims?: Dims | ((saying: Saying) => Dims);
  value(saying: Saying, made: readonly number[]): number;
  /** How the value is printed; in Arabic digits if absent. */
  print?(value: number): string;
  readonly qualifier?: Qualifier;
}

/** Several wordings for the same figures. `{0}`, `{1}` … stand for the figures, `{Y}` for the year. */
export interface SentenceGroup {
  readonly id: string;
  /** Groups of one topic exclude each other. */
  readonly topic: string;
  readonly section: Section;
  /** `old`: until 2018; `modern`: the 2019 and 2021 forms. */
  readonly era: 'old' | 'modern' | 'any';
  readonly figures: readonly FigureSpec[];
  /** What the words deny, or repeat: facts without a number of their own. */
  readonly states?: (saying: Saying, made: readonly number[]) => readonly ExpectedFact[];
  /** Whether the sentence may be said at all. */
  readonly when?: (saying: Saying) => boolean;
  readonly wordings: readonly string[];
}

/** A sentence and what it says. */
export interface Said {
  readonly text: string;
  readonly facts: readonly ExpectedFact[];
}

/** Writes one sentence of a group. */
export function say(group: SentenceGroup, saying: Saying): Said {
  const made: number[] = [];
  for (const figure of group.figures) made.push(figure.value(saying, made));
  const facts = group.figures.map(({ metric, dims = {}, qualifier }, i) => {
    const codes = typeof dims === 'function' ? dims(saying) : dims;
    return expectedFact(metric, codes, made[i] ?? 0, 'reported', qualifier);
  });
  const text = saying.draw.pick(group.wordings).replace(/\{(\d|Y)\}/g, (_, place: string) => {
    if (place === 'Y') return String(saying.year);
    const value = made[Number(place)] ?? 0;
    return group.figures[Number(place)]?.print?.(value) ?? String(value);
  });
  return { text, facts: [...facts, ...(group.states?.(saying, made) ?? [])] };
}

/** A number no other sentence of the report gives. */
export const fresh =
  (min: number, max: number): FigureSpec['value'] =>
  ({ draw }) =>
    draw.fresh(min, max);

/** The sum of figures, told by their places. */
export const sumOf =
  (...places: readonly number[]): FigureSpec['value'] =>
  (_, made) =>
    places.reduce((sum, place) => sum + (made[place] ?? 0), 0);

/** A figure of a table, or the sum of several. */
export const fromTable =
  (...keys: readonly string[]): FigureSpec['value'] =>
  ({ table }) =>
    keys.reduce((sum, key) => sum + (table.get(key) ?? 0), 0);

/** A share of an earlier figure. */
export const upTo =
  (place: number): FigureSpec['value'] =>
  ({ draw }, made) =>
    draw.int(1, Math.max(1, made[place] ?? 1));

/** 一 to 九十九, 两 before a measure word. */
export function inChinese(value: number): string {
  const digits = '零一二三四五六七八九';
  if (value === 2) return '两';
  if (value < 10) return digits.charAt(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens === 1 ? '' : digits.charAt(tens)}十${ones === 0 ? '' : digits.charAt(ones)}`;
}
