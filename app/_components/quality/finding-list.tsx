'use client';

import Link from 'next/link';
import { useRef } from 'react';
import type { Decision } from '../../../lib/decisions/decision.ts';
import type { Language } from '../../../lib/model/language.ts';
import { type FindingRow, findingsPerPage } from '../../../lib/query/findings-sql.ts';
import { label } from '../../_labels/label.ts';
import { Failed } from '../figure/failed.tsx';
import { FigureState } from '../figure/figure-state.tsx';
import { FigureWaits } from '../figure/waits.tsx';
import { pathIn } from '../shell/routes.ts';
import { sqlHash } from '../sql/sql-link.ts';
import { FindingItem } from './finding-item.tsx';
import styles from './quality.module.css';
import type { FindingsState } from './use-findings.ts';

interface FindingListProps {
  readonly lang: Language;
  readonly state: FindingsState;
  readonly decided: ReadonlyMap<string, Decision>;
  /** What is asked of the database, which knows no decisions. */
  readonly statement: string;
  /** Id of the finding whose place is shown. */
  readonly chosen: string | null;
  readonly onOpen: (finding: string) => void;
  readonly onPage: (page: number) => void;
  readonly onReset: () => void;
}

/** The findings of a page of the list, or what stands in their place, under a heading of its own. */
export function FindingList(props: FindingListProps) {
  const { phase, rows } = props.state;
  if (phase !== 'failed' && rows !== null && rows.length > 0) return <Listed {...props} rows={rows} />;
  return (
    <>
      <h2 className="visually-hidden">{label(props.lang, 'nav.quality')}</h2>
      <Instead {...props} />
    </>
  );
}

function Instead({ lang, state, onPage, onReset }: FindingListProps) {
  const { phase, rows, page, error, retry } = state;
  if (phase === 'failed') {
    return (
      <Failed lang={lang} error={error} title="quality.failed" onRetry={retry}>
        <button type="button" className="button" onClick={onReset}>
          {label(lang, 'quality.reset')}
        </button>
      </Failed>
    );
  }
  if (rows === null) return <FigureWaits lang={lang} body="evidence.waiting" />;
  return (
    <FigureState title={label(lang, 'quality.empty')} body={label(lang, 'quality.empty.body')}>
      {page > 0 && (
        <button type="button" className="button button-strong" onClick={() => onPage(0)}>
          {label(lang, 'quality.page.first')}
        </button>
      )}
      <button type="button" className="button" onClick={onReset}>
        {label(lang, 'quality.reset')}
      </button>
    </FigureState>
  );
}

interface ListedProps extends FindingListProps {
  readonly rows: readonly FindingRow[];
}

function Listed({ lang, state, rows, decided, statement, chosen, onOpen, onPage }: ListedProps) {
  const { phase, page } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  const number = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en');

  function turn(to: number): void {
    onPage(to);
    heading.current?.focus();
    heading.current?.scrollIntoView();
  }

  const matches = rows[0]?.matches ?? 0;
  const start = page * findingsPerPage;
  const counted = label(lang, 'quality.matches', {
    count: number.format(matches),
    from: number.format(start + 1),
    to: number.format(start + rows.length),
  });
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={styles.matches} aria-live="polite">
        {counted}
      </h2>
      <ol aria-busy={phase === 'waiting'} start={start + 1}>
        {rows.map((finding) => (
          <FindingItem
            key={finding.finding_id}
            lang={lang}
            finding={finding}
            decision={decided.get(finding.finding_id)}
            chosen={finding.finding_id === chosen}
            onOpen={onOpen}
          />
        ))}
      </ol>
      {matches > findingsPerPage && (
        <nav className={`${styles.pager} no-print`} aria-label={label(lang, 'quality.pages')}>
          <button type="button" className="button" disabled={page === 0} onClick={() => turn(page - 1)}>
            {label(lang, 'quality.page.before')}
          </button>
          <span>{label(lang, 'quality.page.of', { page: page + 1, pages: Math.ceil(matches / findingsPerPage) })}</span>
          <button
            type="button"
            className="button"
            disabled={start + rows.length >= matches}
            onClick={() => turn(page + 1)}
          >
            {label(lang, 'quality.page.after')}
          </button>
        </nav>
      )}
      <p className={`${styles.statement} no-print`}>
        <Link href={`${pathIn(lang, '/sql/')}#${sqlHash(statement)}`} prefetch={false}>
          {label(lang, 'statement.open')}
        </Link>
      </p>
    </>
  );
}
