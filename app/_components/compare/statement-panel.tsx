'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { statementIn } from '../../../lib/query/statement-words.ts';
import { label } from '../../_labels/label.ts';
import { copyText } from '../figure/copy.ts';
import { pathIn } from '../shell/routes.ts';
import { sqlHash } from '../sql/sql-link.ts';
import styles from './compare.module.css';

/** The statement behind the picture, its remarks in the reader's language, and the way to the workbench with it. */
export function StatementPanel({ lang, statement }: { readonly lang: Language; readonly statement: string }) {
  const sql = statementIn(lang, statement);
  const [copied, setCopied] = useState<{ readonly sql: string; readonly done: boolean } | null>(null);
  const said = copied?.sql !== sql ? 'statement.note' : copied.done ? 'statement.copied' : 'sql.copy.failed';
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre className={styles.sql} tabIndex={0}>
        <code>{sql}</code>
      </pre>
      <div className={`${styles.sqlFoot} no-print`}>
        <Link className="button button-strong" prefetch={false} href={`${pathIn(lang, '/sql/')}#${sqlHash(sql)}`}>
          {label(lang, 'statement.open')}
        </Link>
        <button type="button" className="button" onClick={async () => setCopied({ sql, done: await copyText(sql) })}>
          {label(lang, 'statement.copy')}
        </button>
        <span role="status" className="quiet">
          {label(lang, said)}
        </span>
      </div>
    </>
  );
}
