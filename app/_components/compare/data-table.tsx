'use client';

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  type SortDirection,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { viewTable } from '../../../lib/tables/view-table.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from './atlas.ts';
import styles from './table.module.css';
import { TableLine } from './table-line.tsx';
import { gapOf, type LineOfTable, sortValue } from './table-lines.ts';

interface DataTableProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly caption: Caption;
  readonly selected: string | null;
  readonly onOpen: (mark: string) => void;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns: {} });
const helper = createColumnHelper<typeof features, LineOfTable>();

/** The View as a table: sortable, figures right-aligned and leading to their places, gaps hatched and in words. */
export function DataTable({ lang, atlas, view, rows, caption, selected, onOpen }: DataTableProps) {
  const [withoutReports, setWithoutReports] = useState(false);
  const model = useMemo(
    () => viewTable(view, rows, { dictionary: atlas.dictionary, language: lang }),
    [view, rows, atlas, lang],
  );
  const columns = useMemo(
    () =>
      helper.columns(
        model.columns.map((column, index) =>
          helper.accessor((line) => sortValue(line, index, atlas.agencies), {
            id: column.id,
            header: column.header,
            sortDescFirst: column.kind === 'figure',
            sortUndefined: 'last',
            sortFn: (a, b, id) => a.getValue<number>(id) - b.getValue<number>(id),
          }),
        ),
      ),
    [model, atlas],
  );
  const reporting = useMemo(() => model.rows.filter((line) => gapOf(line) !== 'no_report'), [model]);
  const unreported = model.rows.length - reporting.length;
  const hiding = unreported > 0 && reporting.length > 0 && !withoutReports;
  const table = useTable({ features, columns, data: hiding ? reporting : model.rows });

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={label(lang, 'table.label', { title: caption.title })}>
        <table className={styles.table}>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header, index) => {
                  const sorted = header.column.getIsSorted();
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      data-align={model.columns[index]?.align === 'right' ? 'end' : 'start'}
                      aria-sort={ariaSort(sorted)}
                    >
                      <button
                        type="button"
                        className={styles.sort}
                        data-sorted={sorted || undefined}
                        onClick={header.column.getToggleSortingHandler()}
                      >
                        {model.columns[index]?.header}
                      </button>
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <TableLine
                key={row.id}
                lang={lang}
                columns={model.columns}
                line={row.original}
                selected={selected}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        </table>
      </section>
      {unreported > 0 && reporting.length > 0 && (
        <p className={`${styles.more} no-print`}>
          <button type="button" className="word" onClick={() => setWithoutReports(!withoutReports)}>
            {label(lang, hiding ? 'table.unreported.show' : 'table.unreported.hide', { count: unreported })}
          </button>
        </p>
      )}
    </>
  );
}

function ariaSort(sorted: false | SortDirection): 'ascending' | 'descending' | 'none' {
  if (sorted === false) return 'none';
  return sorted === 'asc' ? 'ascending' : 'descending';
}
