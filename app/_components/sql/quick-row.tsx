import type { Language } from '../../../lib/model/language.ts';
import { type ResultTable, textAt } from '../../../lib/results/table.ts';
import { label } from '../../_labels/label.ts';
import { CellText } from './cell-text.tsx';
import styles from './result.module.css';

/** The row behind a mark of the chart, column by column. */
export function RowReader({
  lang,
  table,
  row,
}: {
  readonly lang: Language;
  readonly table: ResultTable;
  readonly row: number;
}) {
  return (
    <section className={styles.rowText} aria-label={label(lang, 'results.chart.row', { row: row + 1 })}>
      <p role="status">{label(lang, 'results.chart.row', { row: row + 1 })}</p>
      <dl>
        {table.columns.map(({ name }, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; names may come twice
          <div key={column}>
            <dt>{name}</dt>
            <dd>
              <CellText lang={lang} text={textAt(table, row, column)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
