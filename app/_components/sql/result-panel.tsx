'use client';

import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { RunStopped } from './my-stopped.tsx';
import { QueryError } from './query-error.tsx';
import { ResultView } from './result-view.tsx';
import type { Run } from './run-statement.ts';

/** What came of the statement: nothing yet, rows (while they still come), or what went wrong. */
export function ResultPanel({ lang, run }: { readonly lang: Language; readonly run: Run }) {
  switch (run.phase) {
    case 'none':
      return <p className="quiet">{label(lang, 'sql.empty')}</p>;
    case 'running':
      return run.rows && <ResultView key={run.rows.serial} lang={lang} rows={run.rows} done={null} />;
    case 'cancelled':
      return <p role="status">{label(lang, 'sql.cancelled')}</p>;
    case 'limited':
    case 'died':
      return <RunStopped lang={lang} run={run} />;
    case 'failed':
      return <QueryError lang={lang} run={run} />;
    case 'done':
      return <ResultView key={run.serial} lang={lang} rows={run} done={run} />;
  }
}
