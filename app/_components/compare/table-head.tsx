'use client';

import {
  createColumnHelper,
  rowSortingFeature,
  type SortDirection,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { SortKey } from '../../../lib/tables/arrange.ts';
import type { Sheet, SheetLine } from '../../../lib/tables/sheet.ts';
import { label } from '../../_labels/label.ts';
import styles from './table.module.css';

interface TableHeadProps {
  readonly lang: Language;
  readonly sheet: Sheet;
  readonly sort: readonly SortKey[];
  readonly sparks: boolean;
  readonly onSort: (sort: readonly SortKey[]) => void;
}

// The lines come sorted (`sheetOf`), so that screen and files agree: the library keeps the order of keys and directions.
const features = tableFeatures({ rowSortingFeature, sortFns: {} });
const noLines: readonly SheetLine[] = [];
const helper = createColumnHelper<typeof features, SheetLine>();

/** The head of the table: every column sorts; with Shift it joins those chosen before. */
export function TableHead({ lang, sheet, sort, sparks, onSort }: TableHeadProps) {
  const columns = useMemo(
    () =>
      helper.columns(
        sheet.columns.map((column, index) =>
          helper.accessor((line) => line.cells[index]?.value ?? undefined, {
            id: column.id,
            header: column.header,
            sortDescFirst: column.kind === 'figure' || column.kind === 'total',
          }),
        ),
      ),
    [sheet.columns],
  );
  const sorting = sort.map(({ id, descending }) => ({ id, desc: descending }));
  const table = useTable({
    features,
    columns,
    data: noLines,
    manualSorting: true,
    state: { sorting },
    onSortingChange: (update) => {
      const next = typeof update === 'function' ? update(sorting) : update;
      onSort(next.map(({ id, desc }) => ({ id, descending: desc })));
    },
  });
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          {group.headers.map(({ id, column }, index) => {
            const sorted = column.getIsSorted();
            const place = sort.length > 1 ? sort.findIndex((key) => key.id === id) : -1;
            const { kind, header, align } = sheet.columns[index] ?? { kind: 'figure', header: '', align: 'right' };
            return (
              <th
                key={id}
                scope="col"
                data-kind={kind}
                data-align={align === 'right' ? 'end' : 'start'}
                aria-sort={ariaSort(sorted)}
              >
                <button
                  type="button"
                  className={styles.sort}
                  data-sorted={sorted || undefined}
                  title={label(lang, 'table.sort.more')}
                  onClick={(event) => column.toggleSorting(undefined, event.shiftKey)}
                >
                  {header}
                  {place >= 0 && (
                    <sup>
                      <span className="visually-hidden">{label(lang, 'table.sort.place')}</span>
                      {place + 1}
                    </sup>
                  )}
                </button>
              </th>
            );
          })}
          {sparks && (
            <th scope="col" className={styles.spark}>
              {label(lang, 'table.spark')}
            </th>
          )}
        </tr>
      ))}
    </thead>
  );
}

function ariaSort(sorted: false | SortDirection): 'ascending' | 'descending' | 'none' {
  if (sorted === false) return 'none';
  return sorted === 'asc' ? 'ascending' : 'descending';
}
