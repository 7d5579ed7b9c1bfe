import type { SqlValue } from '../model/engine.ts';
import { compareNumbers, compareValues, isNumericType } from './compare.ts';
import { type ResultTable, textAt } from './table.ts';

/** One column to sort by. */
export interface ResultSort {
  readonly column: number;
  readonly descending: boolean;
}

/** What a filter asks of a cell: words it contains or equals, an amount or text it is not below or above, a gap or none. */
export const filterTests = ['contains', 'equals', 'least', 'most', 'null', 'given'] as const;
/** One of {@link filterTests}. */
export type FilterTest = (typeof filterTests)[number];

/** One condition on one column; `word` says nothing for `null` and `given`. */
export interface ResultFilter {
  readonly column: number;
  readonly test: FilterTest;
  readonly word: string;
}

/** How the rows of a result are to stand: every filter must hold; the first sort counts most. */
export interface Arrangement {
  readonly sorts: readonly ResultSort[];
  readonly filters: readonly ResultFilter[];
}

/** Work in slices: whoever drives it decides when to let others have their turn. */
export type Slices<Result> = Generator<undefined, Result>;

/** Rows or comparisons between two turns. */
const slice = 4096;

/**
 * The rows that pass the filters in the order of the sorts, as row numbers; null where that is the table as it is. Gaps
 * stand last in either direction, equal rows keep their order.
 */
export function* arrange(table: ResultTable, { sorts, filters }: Arrangement): Slices<Uint32Array | null> {
  if (sorts.length === 0 && filters.length === 0) return null;
  let order = yield* passing(table, filters);
  for (const sort of sorts.toReversed()) order = yield* sorted(table, order, sort);
  return order;
}

function* passing(table: ResultTable, filters: readonly ResultFilter[]): Slices<Uint32Array> {
  const tests = filters.map((filter) => testOf(table, filter));
  const found = new Uint32Array(table.rows);
  let count = 0;
  for (let row = 0; row < table.rows; row += 1) {
    if (row % slice === 0) yield;
    if (tests.every((test) => test(row))) found[count++] = row;
  }
  return found.subarray(0, count);
}

function testOf(table: ResultTable, { column, test, word }: ResultFilter): (row: number) => boolean {
  const type = table.columns[column]?.type ?? '';
  const wanted = word.trim();
  const compared = (row: number) => {
    const value = table.value(row, column);
    return value === null ? null : compareValues(value, wanted, type);
  };
  const lower = wanted.toLowerCase();
  switch (test) {
    case 'contains':
      return (row) => (textAt(table, row, column) ?? '').toLowerCase().includes(lower);
    case 'equals':
      return (row) => compared(row) === 0;
    case 'least':
      return (row) => (compared(row) ?? -1) >= 0;
    case 'most':
      return (row) => (compared(row) ?? 1) <= 0;
    case 'null':
      return (row) => table.value(row, column) === null;
    case 'given':
      return (row) => table.value(row, column) !== null;
  }
}

function* sorted(table: ResultTable, order: Uint32Array, sort: ResultSort): Slices<Uint32Array> {
  const type = table.columns[sort.column]?.type ?? '';
  const keys: SqlValue[] = new Array(table.rows);
  const given = new Uint32Array(order.length);
  const gaps = new Uint32Array(order.length);
  let givenCount = 0;
  let gapCount = 0;
  let numbers = isNumericType(type);
  for (const [index, row] of order.entries()) {
    if (index % slice === 0) yield;
    const key = table.value(row, sort.column);
    keys[row] = key;
    if (key === null) gaps[gapCount++] = row;
    else given[givenCount++] = row;
    numbers &&= key === null || typeof key === 'number';
  }
  const ascending = numbers
    ? (a: number, b: number) => compareNumbers(keys[a] as number, keys[b] as number)
    : (a: number, b: number) => compareValues(keys[a] ?? null, keys[b] ?? null, type);
  const compare = sort.descending ? (a: number, b: number) => ascending(b, a) : ascending;
  const result = new Uint32Array(order.length);
  result.set(yield* mergeSort(given.subarray(0, givenCount), compare));
  result.set(gaps.subarray(0, gapCount), givenCount);
  return result;
}

/** A stable merge sort that can pause: the built-in one cannot. */
function* mergeSort(given: Uint32Array, compare: (a: number, b: number) => number): Slices<Uint32Array> {
  const rows = given.length;
  let from = given;
  let to: Uint32Array = new Uint32Array(rows);
  let steps = 0;
  for (let width = 1; width < rows; width *= 2) {
    for (let start = 0; start < rows; start += 2 * width) {
      const middle = Math.min(start + width, rows);
      const end = Math.min(start + 2 * width, rows);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at += 1) {
        const takeLeft = left < middle && (right >= end || compare(from[left] ?? 0, from[right] ?? 0) <= 0);
        to[at] = from[takeLeft ? left++ : right++] ?? 0;
        steps += 1;
        if (steps % slice === 0) yield;
      }
    }
    [from, to] = [to, from === given ? new Uint32Array(rows) : from];
  }
  return from;
}
