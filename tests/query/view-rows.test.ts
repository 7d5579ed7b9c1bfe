import { expect, test } from 'vitest';
import type { QueryResult, SqlValue } from '../../lib/model/engine.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { chartSets } from '../charts/sets.ts';

const rows = chartSets.flatMap((set) => set.rows);
const flags: readonly string[] = ['edited', 'own', 'small_base', 'against_small'];
const names = [...Object.keys(rows[0] ?? {}), ...flags, 'against_qualifier'] as (keyof (typeof rows)[number])[];
const resultOf = (cells: readonly (readonly SqlValue[])[], columns: readonly string[] = names): QueryResult => ({
  columns: columns.map((name) => ({ name, type: 'VARCHAR' })),
  rows: cells,
});
/** What a row leaves out is false. */
const cells = rows.map((row) => names.map((name) => row[name] ?? (flags.includes(name) ? false : null)));

test('rows of every status come through as they are', () => {
  expect(viewRows(resultOf(cells))).toEqual(rows);
});

const wrong: readonly (readonly [string, readonly SqlValue[]])[] = [
  ['agency_id', [null, 1]],
  ['agency', [null, 1]],
  ['year', [null, 2020.5, '2020']],
  ['code', [1]],
  ['value', ['1', true]],
  ['printed', ['1']],
  ['base', ['1']],
  ['status', [null, 'guessed']],
  ['qualifier', [null, 'roughly']],
  ['doubt', [null, 1]],
  ['edited', [null, 1]],
  ['small_base', [null, 1]],
  ['against_small', [null, 1]],
  ['parts', [null, 0, 1.5]],
  ['evidence_id', [1]],
  ['report_id', [1]],
  ['template', [1]],
  ['completeness', ['half']],
  ['own', [null, 'own']],
  ['against', ['1']],
  ['against_status', ['guessed']],
  ['against_qualifier', ['exact', 'roughly', 1]],
];

test('a correction, an own report and a small denominator are said where they are so, and left out where not', () => {
  const [first = []] = cells;
  const told = (so: boolean) =>
    viewRows(resultOf([first.map((cell, at) => (flags.includes(names[at] ?? '') ? so : cell))]));
  expect(told(true)).toEqual([{ ...rows[0], edited: true, own: true, small_base: true, against_small: true }]);
  for (const flag of flags) expect(Object.keys(told(false)[0] ?? {})).not.toContain(flag);
});

test('what makes the second figure inexact is said, and left out where it is exact', () => {
  const [first = []] = cells;
  const told = (qualifier: SqlValue) =>
    viewRows(resultOf([first.map((cell, at) => (names[at] === 'against_qualifier' ? qualifier : cell))]));
  expect(told('at_least')).toEqual([{ ...rows[0], against_qualifier: 'at_least' }]);
  expect(Object.keys(told(null)[0] ?? {})).not.toContain('against_qualifier');
});

test.each(wrong)('a cell of %s that is of another type is named', (column, values) => {
  for (const value of values) {
    const broken = cells
      .slice(0, 3)
      .map((row, at) => row.map((cell, index) => (at === 1 && names[index] === column ? value : cell)));
    expect(() => viewRows(resultOf(broken))).toThrow(`rows of a view: row 2, ${column}`);
  }
  expect(names).toContain(column);
});

test('every column is tried above', () => {
  expect(wrong.map(([column]) => column).sort()).toEqual([...names].sort());
});

test('a missing column and one too many are refused', () => {
  const one = cells.slice(0, 1);
  expect(() =>
    viewRows(
      resultOf(
        one.map((row) => row.slice(1)),
        names.slice(1),
      ),
    ),
  ).toThrow('agency_id');
  expect(() =>
    viewRows(
      resultOf(
        one.map((row) => [...row, 1]),
        [...names, 'more'],
      ),
    ),
  ).toThrow('row 1');
});

test('a number and its status must not contradict each other', () => {
  const at = names.indexOf('status');
  const number = rows.findIndex(({ value }) => value !== null);
  const broken = cells
    .slice(number, number + 1)
    .map((row) => row.map((cell, index) => (index === at ? 'blank' : cell)));
  expect(() => viewRows(resultOf(broken))).toThrow('row 1, status: blank with value');
});
