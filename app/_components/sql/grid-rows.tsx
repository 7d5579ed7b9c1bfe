import { memo, type Ref } from 'react';
import type { ResultColumn } from '../../../lib/model/engine.ts';
import { isNumericType } from '../../../lib/results/compare.ts';
import { rowHeight } from '../../../lib/results/geometry.ts';
import styles from './result.module.css';

interface RowsProps {
  readonly ref: Ref<HTMLTableSectionElement>;
  readonly columns: readonly ResultColumn[];
  readonly edges: readonly number[];
  /** Columns that are seen, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Rows that fit. */
  readonly slots: number;
  /** Height they are seen through, CSS pixels. */
  readonly height: number;
}

/** The elements of the rows that fit, without content: `fillRows` writes it while a person scrolls, React does not. */
export const GridRows = memo(function GridRows({ ref, columns, edges, from, to, slots, height }: RowsProps) {
  const cells = columns.slice(from, to).map(({ name, type }, index) => {
    const column = from + index;
    const left = edges[column] ?? 0;
    return (
      <td
        key={`${column}-${name}`}
        aria-colindex={column + 2}
        data-column={column}
        className={isNumericType(type) ? `${styles.cell} ${styles.number}` : styles.cell}
        style={{ left, width: (edges[column + 1] ?? 0) - left }}
      />
    );
  });
  return (
    <tbody ref={ref} style={{ width: edges.at(-1), height }}>
      {Array.from({ length: slots }, (_, slot) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an element is its place in the window
        <tr key={slot} className={styles.row} style={{ height: rowHeight }}>
          <th scope="row" aria-colindex={1} className={styles.count} />
          {cells}
        </tr>
      ))}
    </tbody>
  );
});
