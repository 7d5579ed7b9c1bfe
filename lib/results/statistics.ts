import type { Slices } from './arrange.ts';
import { amountOf, compareValues, isNumericType } from './compare.ts';
import { type ResultTable, textAt } from './table.ts';

/** How often something occurs in a column: a value, or a stretch of amounts. */
export interface Frequency {
  readonly from: string;
  /** Upper end of a stretch, the same as `from` for a value. */
  readonly to: string;
  readonly count: number;
}

/** What a column holds. `least` and `most` are exact texts; null where every cell is a gap. */
export interface ColumnStatistics {
  readonly rows: number;
  readonly nulls: number;
  readonly distinct: number;
  /** False where there are more distinct values than are counted: `distinct` is then a lower bound. */
  readonly distinctKnown: boolean;
  readonly least: string | null;
  readonly most: string | null;
  /** Stretches of equal width for numbers, the most frequent values for all else. */
  readonly frequencies: readonly Frequency[];
}

/** Most distinct values that are counted: each is held in memory. */
const distinctAtMost = 200_000;
const stretches = 12;
const frequentAtMost = 6;

/** Counts, extremes and distribution of one column of a result, in slices. */
export function* columnStatistics(table: ResultTable, column: number): Slices<ColumnStatistics> {
  const type = table.columns[column]?.type ?? '';
  const counts = new Map<string, number>();
  let nulls = 0;
  let distinctKnown = true;
  let least = -1;
  let most = -1;
  const compare = (a: number, b: number) => compareValues(table.value(a, column), table.value(b, column), type);
  for (let row = 0; row < table.rows; row += 1) {
    if (row % 2048 === 0) yield;
    const text = textAt(table, row, column);
    if (text === null) {
      nulls += 1;
      continue;
    }
    if (least < 0 || compare(row, least) < 0) least = row;
    if (most < 0 || compare(row, most) > 0) most = row;
    const before = counts.get(text);
    if (before !== undefined || counts.size < distinctAtMost) counts.set(text, (before ?? 0) + 1);
    else distinctKnown = false;
  }
  const frequencies = isNumericType(type)
    ? yield* stretchesOf(table, column, [least, most])
    : distinctKnown
      ? mostFrequent(counts)
      : [];
  return {
    rows: table.rows,
    nulls,
    distinct: counts.size,
    distinctKnown,
    least: least < 0 ? null : textAt(table, least, column),
    most: most < 0 ? null : textAt(table, most, column),
    frequencies,
  };
}

function mostFrequent(counts: ReadonlyMap<string, number>): Frequency[] {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, frequentAtMost)
    .map(([text, count]) => ({ from: text, to: text, count }));
}

/** Amounts in stretches of equal width; none where an end is no finite number. */
function* stretchesOf(table: ResultTable, column: number, [least, most]: readonly number[]): Slices<Frequency[]> {
  const low = amountOf(least === undefined || least < 0 ? null : table.value(least, column));
  const high = amountOf(most === undefined || most < 0 ? null : table.value(most, column));
  if (low === null || high === null || !Number.isFinite(high - low)) return [];
  const isWhole = /INT/.test(table.columns[column]?.type ?? '') && high - low < Number.MAX_SAFE_INTEGER;
  const wholeWidth = Math.max(1, Math.ceil((high - low + 1) / stretches));
  const width = isWhole ? wholeWidth : (high - low) / stretches;
  const count = high === low ? 1 : isWhole ? Math.ceil((high - low + 1) / wholeWidth) : stretches;
  const found = new Array<number>(count).fill(0);
  for (let row = 0; row < table.rows; row += 1) {
    if (row % 2048 === 0) yield;
    const amount = amountOf(table.value(row, column));
    if (amount === null) continue;
    const at = width === 0 ? 0 : Math.min(count - 1, Math.floor((amount - low) / width));
    found[at] = (found[at] ?? 0) + 1;
  }
  const edge = (index: number) => String(Number((low + index * width).toPrecision(6)));
  return found.map((amounts, index) => ({
    from: isWhole ? String(low + index * width) : edge(index),
    to: isWhole ? String(Math.min(high, low + (index + 1) * width - 1)) : edge(index + 1),
    count: amounts,
  }));
}
