'use client';

import Link from 'next/link';
import { useCallback } from 'react';
import type { ItemOf } from '../../../lib/briefing/index.ts';
import type { QueryResult } from '../../../lib/model/engine.ts';
import { findingRows, reportFindingsSql } from '../../../lib/query/findings-sql.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { failureWords } from '../figure/error-words.ts';
import { Waits } from '../figure/waits.tsx';
import { pathIn } from '../shell/routes.ts';
import styles from './briefing.module.css';
import { type BriefingWorld, findingFact } from './gather.ts';

interface PinnedFindingProps {
  readonly world: BriefingWorld;
  readonly item: ItemOf<'finding'>;
}

/** A finding as it stands now, with the way to its places. */
export function PinnedFinding({ world, item }: PinnedFindingProps) {
  const { lang, rules } = world;
  const read = useCallback((result: QueryResult) => findingRows(result, rules).filter(({ kept }) => !kept), [rules]);
  const { answer } = useQuery(reportFindingsSql(item.rule, item.report), read);
  if (answer.phase === 'waiting') return <Waits lang={lang} />;
  if (answer.phase === 'failed') return <p role="alert">{failureWords(lang, answer.error)}</p>;
  if (answer.value.length === 0) return <p className="quiet">{label(lang, 'briefing.gone')}</p>;
  return answer.value.map((finding) => {
    const { who, rule, lines } = findingFact(finding, lang);
    return (
      <div key={finding.finding_id} className={styles.finding}>
        <p>
          <strong>{who}</strong>{' '}
          <Link href={`${pathIn(lang, '/quality/')}#f=${encodeURIComponent(finding.finding_id)}`} prefetch={false}>
            {rule}
          </Link>
        </p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    );
  });
}
