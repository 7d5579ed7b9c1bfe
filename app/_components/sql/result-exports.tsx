'use client';

import type { Language } from '../../../lib/model/language.ts';
import { csvPieces, markdownPieces, tsvPieces } from '../../../lib/results/delimited.ts';
import { partOf, type ResultTable } from '../../../lib/results/table.ts';
import { inTurns } from '../../_hooks/in-turns.ts';
import { label } from '../../_labels/label.ts';
import { copyText } from '../figure/copy.ts';
import { Making } from '../figure/making.tsx';
import { cellCount, type GridSelection } from './grid-selection.ts';
import { SaveResult } from './my-save.tsx';
import styles from './result.module.css';
import { gathered, textFile } from './result-slices.ts';
import { useSaving } from './use-saving.ts';

interface ExportsProps {
  readonly lang: Language;
  /** The rows as they stand. */
  readonly table: ResultTable;
  readonly selection: GridSelection | null;
  /** The statement, and whether its result was cut: both go into the workbook. */
  readonly sql: string;
  readonly complete: boolean;
}

/** Copies what is marked, else the whole, and saves the whole as a file. */
export function ResultExports({ lang, table, selection, sql, complete }: ExportsProps) {
  const { said, setSaid, making, save } = useSaving(lang);
  const isPart = selection !== null && cellCount(selection) > 1;
  const copied = isPart ? partOf(table, selection.rows, selection.columns) : table;

  const copy = async (pieces: (part: ResultTable) => Iterable<string>) => {
    const text = (await gathered(pieces(copied))).join('');
    setSaid(label(lang, (await copyText(text)) ? 'results.copied' : 'sql.copy.failed', { rows: copied.rows }));
  };

  const makers = {
    csv: textFile(() => csvPieces(table), 'text/csv;charset=utf-8'),
    tsv: textFile(() => tsvPieces(table, { head: true }), 'text/tab-separated-values'),
    md: textFile(() => markdownPieces(table), 'text/markdown;charset=utf-8'),
    xlsx: async (stop: AbortSignal) => {
      const { workbookSlices } = await import('../../../lib/results/xlsx.ts');
      const words = {
        sheet: label(lang, 'results.name'),
        about: label(lang, 'results.xlsx.about'),
        note: label(lang, complete ? 'results.xlsx.whole' : 'results.xlsx.cut', { rows: table.rows }),
      };
      const parts = await inTurns(workbookSlices(table, { sql, words }), stop);
      return new Blob(
        parts.map((part) => Uint8Array.from(part)),
        {
          type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        },
      );
    },
  } as const;

  const copyKey = isPart ? 'results.copy.part' : 'results.copy.all';
  return (
    <div className="no-print">
      <section className={styles.tools} aria-label={label(lang, 'results.take')}>
        <button type="button" className="button" onClick={() => void copy((part) => tsvPieces(part, { head: true }))}>
          {label(lang, copyKey)}
        </button>
        <button type="button" className="button" onClick={() => void copy(markdownPieces)}>
          {label(lang, 'results.copy.markdown')}
        </button>
        {(['xlsx', 'csv', 'tsv', 'md'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            className="button"
            aria-disabled={making !== null}
            onClick={({ currentTarget }) =>
              void save(`${label(lang, 'results.name')}.${kind}`, currentTarget, makers[kind])
            }
          >
            {label(lang, `results.save.${kind}`)}
          </button>
        ))}
        <SaveResult lang={lang} sql={sql} />
      </section>
      <p role="status" className={styles.said}>
        {said}
      </p>
      {making !== null && <Making lang={lang} making={making} />}
    </div>
  );
}
