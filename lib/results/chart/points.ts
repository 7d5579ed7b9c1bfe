import { amountOf, compareValues, isNumericType } from '../compare.ts';
import { type ResultTable, textAt } from '../table.ts';
import { inertText } from '../text.ts';
import type { QuickChoice, QuickKind } from './choice.ts';

/** One row of a result as it is drawn; `y` null is a gap (NULL, NaN, beyond any scale), never a zero. */
export interface Point {
  /** Its row of the result, from 0. */
  readonly row: number;
  readonly x: string;
  /** The amount across, for dots. */
  readonly across: number | null;
  readonly y: number | null;
  /** The number as DuckDB writes it. */
  readonly text: string;
  readonly series: string;
}

/** What is drawn of a result, and what is not. */
export interface Points {
  readonly points: readonly Point[];
  /** Places across and series, in the order they are drawn. */
  readonly places: readonly string[];
  readonly series: readonly string[];
  /** Rows beyond the most a picture holds. */
  readonly left: number;
  readonly gaps: number;
  /** Rows that share their place with another: they cannot be stacked, joined or put into one cell. */
  readonly doubled: number;
}

/** Rows a picture can hold. */
const rowsAtMost: Readonly<Record<QuickKind, number>> = {
  bar: 200,
  stack: 2000,
  line: 5000,
  scatter: 5000,
  heat: 4000,
};

/** The rows of a result as points: places across in their own order where they are times or numbers, else as they come. */
export function pointsOf(table: ResultTable, choice: QuickChoice): Points {
  const drawn = Math.min(table.rows, rowsAtMost[choice.kind]);
  const seen = new Set<string>();
  const places = new Map<string, number>();
  const series = new Set<string>();
  const points: Point[] = [];
  let gaps = 0;
  let doubled = 0;
  for (let row = 0; row < drawn; row += 1) {
    const y = drawable(amountOf(table.value(row, choice.y)));
    const point = {
      row,
      x: wordAt(table, row, choice.x),
      across: drawable(amountOf(table.value(row, choice.x))),
      y,
      text: textAt(table, row, choice.y) ?? 'NULL',
      series: choice.colour === null ? '' : wordAt(table, row, choice.colour),
    };
    const place = JSON.stringify([point.x, point.series]);
    if (seen.has(place)) doubled += 1;
    seen.add(place);
    if (y === null) gaps += 1;
    if (!places.has(point.x)) places.set(point.x, row);
    series.add(point.series);
    points.push(point);
  }
  return {
    points,
    places: inOrder(table, choice, places),
    series: [...series],
    left: table.rows - drawn,
    gaps,
    doubled,
  };
}

/** An amount an axis can hold; not a number, infinite, and beyond any scale are gaps. */
function drawable(amount: number | null): number | null {
  if (amount === null || amount === 0) return amount;
  const size = Math.abs(amount);
  return size >= 1e-12 && size <= 1e30 ? amount : null;
}

function wordAt(table: ResultTable, row: number, column: number): string {
  const text = textAt(table, row, column);
  return text === null ? 'NULL' : inertText(text);
}

function inOrder(table: ResultTable, { x, kind }: QuickChoice, places: ReadonlyMap<string, number>): string[] {
  const type = table.columns[x]?.type ?? '';
  const words = [...places.keys()];
  const isOrdered = kind !== 'bar' && (isNumericType(type) || /^(?:DATE|TIME)/.test(type));
  if (!isOrdered) return words;
  const whole = wholeNumbers(words, type);
  if (whole !== null) return whole;
  const valueAt = (word: string) => table.value(places.get(word) ?? 0, x);
  return words.toSorted((a, b) => {
    const [left, right] = [valueAt(a), valueAt(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return compareValues(left, right, type);
  });
}

/** Years and the like stand at their distance: the numbers between them that nothing is known of have their places too. */
function wholeNumbers(words: readonly string[], type: string): string[] | null {
  if (!/^U?(?:TINY|SMALL|BIG)?INT(?:EGER)?$/.test(type) || words.includes('NULL')) return null;
  const numbers = words.map(Number);
  const least = Math.min(...numbers);
  const count = Math.max(...numbers) - least + 1;
  return count <= 60 ? Array.from({ length: count }, (_, index) => String(least + index)) : null;
}
