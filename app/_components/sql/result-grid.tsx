'use client';

import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type FocusEvent, type KeyboardEvent, useMemo } from 'react';
import type { QueryResult, SqlValue } from '../../../lib/model/engine.ts';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { compareValues, isNumericType } from './compare-values.ts';
import { nextCell } from './grid-keys.ts';
import styles from './sql.module.css';
import { valueText } from './value-text.ts';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

type ResultRow = readonly SqlValue[];

/** Most rows drawn at once; the sentence above the grid says so when there are more. */
export const shownRows = 2000;

function columnsOf(result: QueryResult): ColumnDef<typeof features, ResultRow>[] {
  return result.columns.map((column, index) => ({
    id: String(index),
    header: column.name,
    // TanStack keeps undefined last in either direction: a gap is neither the least nor the most.
    accessorFn: (row) => row[index] ?? undefined,
    sortUndefined: 'last',
    sortDescFirst: isNumericType(column.type),
    sortFn: (a, b) => compareValues(a.original[index] ?? null, b.original[index] ?? null, column.type),
  }));
}

/** The rows of a result in the order the grid's sorting asks for. */
export function useSortedResult(
  result: QueryResult,
  sorting: SortingState,
  onSortingChange: (update: SortingState | ((before: SortingState) => SortingState)) => void,
) {
  const columns = useMemo(() => columnsOf(result), [result]);
  return useTable({ features, columns, data: result.rows, state: { sorting }, onSortingChange });
}

function cellAt(grid: HTMLElement, row: number, column: number): HTMLElement | null {
  return grid.querySelector(`[data-row="${row}"][data-column="${column}"]`);
}

/** The cell that has the focus is the one the Tab key comes back to. */
function keepTabStop(event: FocusEvent<HTMLTableElement>): void {
  if (event.target.dataset.row === undefined) return;
  event.currentTarget.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.setAttribute('tabindex', '-1');
  event.target.tabIndex = 0;
}

/** Arrow keys move one focus through the grid. */
function moveFocus(event: KeyboardEvent<HTMLTableElement>, rows: number, columns: number): void {
  const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
  if (!from) return;
  const at = { row: Number(from.dataset.row), column: Number(from.dataset.column) };
  const to = nextCell(event.key, event.ctrlKey || event.metaKey, at, { rows, columns });
  const target = to && cellAt(event.currentTarget, to.row, to.column);
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function Cell({ lang, value }: { readonly lang: Language; readonly value: SqlValue }) {
  if (value === null) return <i className={styles.none}>{label(lang, 'sql.null')}</i>;
  if (value === '') return <i className={styles.none}>{label(lang, 'sql.empty.text')}</i>;
  return valueText(value);
}

/** Numbers stand right; only long text may break into lines. */
function cellClass(value: SqlValue, numeric: boolean): string | undefined {
  if (numeric) return styles.number;
  return value !== null && valueText(value).length > 40 ? styles.long : undefined;
}

interface Props {
  readonly lang: Language;
  readonly result: QueryResult;
  readonly table: ReturnType<typeof useSortedResult>;
}

/** A result as a grid: exact types in the head, gaps named, any column sorts. */
export function ResultGrid({ lang, result, table }: Props) {
  const rows = table.getRowModel().rows.slice(0, shownRows);
  const numeric = result.columns.map((column) => isNumericType(column.type));
  return (
    <div className={styles.scroll}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked with the arrow keys
        role="grid"
        className={styles.grid}
        aria-label={label(lang, 'sql.grid')}
        aria-rowcount={result.rows.length + 1}
        aria-colcount={result.columns.length + 1}
        onFocus={keepTabStop}
        onKeyDown={(event) => moveFocus(event, rows.length, result.columns.length)}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={styles.count}>
              <span className="visually-hidden">{label(lang, 'sql.row')}</span>
            </th>
            {table.getHeaderGroups()[0]?.headers.map((header, index) => {
              const column = result.columns[index];
              const sorted = header.column.getIsSorted();
              return (
                <th
                  key={header.id}
                  scope="col"
                  className={numeric[index] ? styles.number : undefined}
                  aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
                >
                  <button
                    type="button"
                    data-row={0}
                    data-column={index}
                    tabIndex={index === 0 ? 0 : -1}
                    title={label(lang, 'sql.sort', { name: column?.name ?? '' })}
                    onClick={(event) => {
                      // Some browsers do not focus a clicked button; the cell that had the focus may sort out of sight.
                      event.currentTarget.focus();
                      header.column.toggleSorting();
                    }}
                  >
                    {column?.name}
                    <small>{column?.type}</small>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={row.id} aria-rowindex={rowIndex + 2}>
              <th scope="row" className={styles.count}>
                {rowIndex + 1}
              </th>
              {result.columns.map((column, index) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns of a result have no identity but their position
                  key={`${index}-${column.name}`}
                  tabIndex={-1}
                  data-row={rowIndex + 1}
                  data-column={index}
                  className={cellClass(row.original[index] ?? null, numeric[index] ?? false)}
                >
                  <Cell lang={lang} value={row.original[index] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
