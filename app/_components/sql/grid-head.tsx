import type { ResultColumn } from '../../../lib/model/engine.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { ResultFilter, ResultSort } from '../../../lib/results/arrange.ts';
import { isNumericType } from '../../../lib/results/compare.ts';
import { label } from '../../_labels/label.ts';
import { cellId } from './fill-rows.ts';
import styles from './result.module.css';

interface HeadProps {
  readonly lang: Language;
  readonly grid: string;
  readonly columns: readonly ResultColumn[];
  readonly edges: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly sorts: readonly ResultSort[];
  readonly filters: readonly ResultFilter[];
  /** Column of the focus where it stands in the head, else -1. */
  readonly cursor: number;
  readonly onColumn: (column: number) => void;
}

/** Names, exact types and order of the columns. A click on a name sorts, the button opens what is known of the column. */
export function GridHead({ lang, grid, columns, edges, from, to, sorts, filters, cursor, onColumn }: HeadProps) {
  return (
    <tr aria-rowindex={1} className={styles.head} style={{ width: edges.at(-1) }}>
      <th scope="col" aria-colindex={1} className={styles.count}>
        <span className="visually-hidden">{label(lang, 'results.row')}</span>
      </th>
      {columns.slice(from, to).map(({ name, type }, index) => {
        const column = from + index;
        const left = edges[column] ?? 0;
        const place = sorts.findIndex((sort) => sort.column === column);
        const sort = sorts[place];
        const classes = [
          styles.cell,
          isNumericType(type) && styles.number,
          filters.some((filter) => filter.column === column) && styles.filtered,
        ];
        return (
          <th
            key={`${column}-${name}`}
            scope="col"
            id={cellId(grid, 0, column)}
            aria-colindex={column + 2}
            aria-sort={sort === undefined ? 'none' : sort.descending ? 'descending' : 'ascending'}
            data-row={0}
            data-column={column}
            data-cursor={cursor === column || undefined}
            className={classes.filter(Boolean).join(' ')}
            style={{ left, width: (edges[column + 1] ?? 0) - left }}
          >
            <span className={styles.name}>{name}</span>
            {sort && (
              <span aria-hidden="true" className={styles.order}>
                {sort.descending ? '↓' : '↑'}
                {sorts.length > 1 && place + 1}
              </span>
            )}
            <small>{type}</small>
            <button
              type="button"
              tabIndex={-1}
              className={styles.about}
              aria-label={label(lang, 'results.column.open', { name })}
              onClick={() => onColumn(column)}
            >
              ⋯
            </button>
          </th>
        );
      })}
    </tr>
  );
}
