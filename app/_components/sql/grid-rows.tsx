import { memo } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { isNumericType } from '../../../lib/results/compare.ts';
import { rowHeight } from '../../../lib/results/geometry.ts';
import { type ResultTable, textAt } from '../../../lib/results/table.ts';
import { inertText } from '../../../lib/results/text.ts';
import { label } from '../../_labels/label.ts';
import { type GridSelection, isMarked } from './grid-selection.ts';
import styles from './result.module.css';

/** Characters of a cell that are drawn; the whole text stands below the grid. */
const drawnAtMost = 600;

/** The id of a cell, which `aria-activedescendant` names; row 0 is the head. */
export function cellId(grid: string, row: number, column: number): string {
  return `${grid}-${row}-${column}`;
}

interface CellProps {
  readonly lang: Language;
  readonly text: string | null;
  /** Whether a long text is drawn to its end. */
  readonly whole?: boolean;
}

/** A gap and an empty text are named, so that neither is taken for the other. */
export function CellText({ lang, text, whole = false }: CellProps) {
  if (text === null) return <i className={styles.none}>{label(lang, 'results.null')}</i>;
  if (text === '') return <i className={styles.none}>{label(lang, 'results.empty.text')}</i>;
  const inert = inertText(text);
  return inert.length > drawnAtMost && !whole ? `${inert.slice(0, drawnAtMost)}…` : inert;
}

interface RowProps {
  readonly lang: Language;
  readonly grid: string;
  readonly table: ResultTable;
  /** Body row, from 0. */
  readonly row: number;
  readonly top: number;
  readonly edges: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly selection: GridSelection | null;
  /** Column of the focus where it stands in this row, else -1. */
  readonly cursor: number;
}

/** One row of the grid: its number, and the cells of the columns that are seen. */
export const GridRow = memo(function GridRow(props: RowProps) {
  const { lang, grid, table, row, top, edges, from, to, selection, cursor } = props;
  const columns = table.columns.slice(from, to);
  return (
    <tr
      aria-rowindex={row + 2}
      className={styles.row}
      style={{ height: rowHeight, width: edges.at(-1), transform: `translateY(${top}px)` }}
    >
      <th scope="row" aria-colindex={1} className={styles.count}>
        {row + 1}
      </th>
      {columns.map(({ name, type }, index) => {
        const column = from + index;
        const left = edges[column] ?? 0;
        const marked = isMarked(selection, row, column);
        const classes = [
          styles.cell,
          isNumericType(type) && styles.number,
          marked && styles.marked,
          cursor === column && styles.cursor,
        ];
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a td of a grid is a gridcell
          <td
            key={`${column}-${name}`}
            id={cellId(grid, row + 1, column)}
            aria-colindex={column + 2}
            aria-selected={marked}
            data-row={row + 1}
            data-column={column}
            className={classes.filter(Boolean).join(' ')}
            style={{ left, width: (edges[column + 1] ?? 0) - left }}
          >
            <CellText lang={lang} text={textAt(table, row, column)} />
          </td>
        );
      })}
    </tr>
  );
});
