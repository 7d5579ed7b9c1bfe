'use client';

import { useCallback } from 'react';
import type { QueryResult } from '../../../lib/model/engine.ts';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { type FindingRow, findingRows, findingsSql, graveFindings } from '../../../lib/query/findings-sql.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import styles from './agency.module.css';

interface ScopeNotesProps {
  readonly lang: Language;
  readonly agencyId: string;
  readonly rules: ReadonlyMap<string, Bilingual>;
}

/** What may differ because two figures of a report do not mean the same. */
export function ScopeNotes({ lang, agencyId, rules }: ScopeNotesProps) {
  const read = useCallback((result: QueryResult) => findingRows(result, rules), [rules]);
  const { answer } = useQuery(scopeNotesSql(agencyId), read);
  return answer.phase === 'done' && <ScopeList lang={lang} notes={answer.value} />;
}

/** The notes on scope of an agency's reports: of very many the first, each of which says how many there are. */
export function scopeNotesSql(agencyId: string): string {
  return findingsSql({ ...graveFindings, agencies: [agencyId], verdicts: ['maybe_scope'] });
}

/** How many notes there are, and those that were read; nothing where there are none. */
export function ScopeList({ lang, notes }: { readonly lang: Language; readonly notes: readonly FindingRow[] }) {
  const [first] = notes;
  if (first === undefined) return null;
  return (
    <details className={`${styles.scope} no-print`}>
      <summary>
        {label(lang, 'agency.scope')} · {label(lang, 'agency.reports.scope', { count: first.matches })}
      </summary>
      <ul>
        {notes.map((note) => (
          <li key={note.finding_id}>
            {note.year}
            {lang === 'zh' ? `：${note.message_zh}` : `: ${note.message_en}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
