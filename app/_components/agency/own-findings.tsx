'use client';

import Link from 'next/link';
import { useCallback } from 'react';
import type { QueryResult } from '../../../lib/model/engine.ts';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { type FindingRow, findingRows, findingsSql } from '../../../lib/query/findings-sql.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { Failed } from '../figure/failed.tsx';
import { Waits } from '../figure/waits.tsx';
import { encodeQuality, firstState } from '../quality/quality-url.ts';
import { SeverityMark } from '../quality/severity-mark.tsx';
import { pathIn } from '../shell/routes.ts';
import styles from './agency.module.css';

/** The gravest come first; the rest are a click away. */
const shownAtMost = 8;

interface OwnFindingsProps {
  readonly lang: Language;
  readonly agencyId: string;
  readonly rules: ReadonlyMap<string, Bilingual>;
}

/** What does not add up in the agency's reports, each with a way to its place. */
export function OwnFindings({ lang, agencyId, rules }: OwnFindingsProps) {
  const filter = { ...firstState.filter, agencies: [agencyId] };
  const read = useCallback((result: QueryResult) => findingRows(result, rules), [rules]);
  const { answer, retry } = useQuery(findingsSql(filter), read);
  const quality = `${pathIn(lang, '/quality/')}?${encodeQuality({ ...firstState, filter })}`;
  const rows = answer.phase === 'done' ? answer.value : [];
  return (
    <section className={styles.section}>
      <h2>{label(lang, 'agency.findings')}</h2>
      {answer.phase === 'waiting' && <Waits lang={lang} />}
      {answer.phase === 'failed' && <Failed lang={lang} error={answer.error} title="quality.failed" onRetry={retry} />}
      {answer.phase === 'done' && rows.length === 0 && <p className="quiet">{label(lang, 'agency.findings.none')}</p>}
      <ul className={styles.findings}>
        {rows.slice(0, shownAtMost).map((finding) => (
          <Finding key={finding.finding_id} lang={lang} finding={finding} quality={quality} />
        ))}
      </ul>
      {rows.length > 0 && (
        <p>
          <Link href={quality} prefetch={false}>
            {label(lang, 'agency.findings.all', { count: rows[0]?.matches ?? rows.length })}
          </Link>
        </p>
      )}
    </section>
  );
}

interface FindingProps {
  readonly lang: Language;
  readonly finding: FindingRow;
  readonly quality: string;
}

function Finding({ lang, finding, quality }: FindingProps) {
  return (
    <li>
      <SeverityMark kind={finding.severity} />{' '}
      <span className="quiet">
        {finding.year} · {label(lang, `quality.severity.${finding.severity}`)} ·{' '}
        {label(lang, `quality.verdict.${finding.verdict}`)}
      </span>{' '}
      <Link href={`${quality}#f=${encodeURIComponent(finding.finding_id)}`} prefetch={false}>
        {finding.title[lang]}
      </Link>{' '}
      {lang === 'zh' ? finding.message_zh : finding.message_en}
    </li>
  );
}
