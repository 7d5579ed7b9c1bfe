'use client';

import { useCallback, useEffect, useState } from 'react';
import { sqlExamples } from './examples.ts';
import { maybeSqlFromHash } from './sql-link.ts';

/** Where the text in the editor comes from: typed here, put in by a link, or picked from the questions. */
export type SqlOrigin = 'draft' | 'link' | 'example';

/** The text in the editor with its origin, and the draft it stands in front of. */
export interface SqlText {
  readonly sql: string;
  readonly origin: SqlOrigin;
  /** The draft a link or a question has covered; null where there is none to go back to. */
  readonly covered: string | null;
  readonly badLink: boolean;
  readonly edit: (sql: string) => void;
  readonly show: (sql: string) => void;
  readonly restore: () => void;
}

const storageKey = 'atlas.sql.draft';

/** Storage may be refused (private windows, policies): then there simply is no draft. */
function readDraft(): string | null {
  try {
    return window.localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function writeDraft(sql: string): void {
  try {
    window.localStorage.setItem(storageKey, sql);
  } catch {
    // The draft then lives as long as the page.
  }
}

/** The SQL being written: a link's SQL first, else the draft kept on this machine, else the first question. */
export function useSqlText(): SqlText {
  const [text, setText] = useState({ sql: sqlExamples[0]?.sql ?? '', origin: 'example' as SqlOrigin, badLink: false });
  const [draft, setDraft] = useState<string | null>(null);

  useEffect(() => {
    const open = () => {
      const kept = readDraft();
      const linked = maybeSqlFromHash(window.location.hash);
      const badLink = linked === null && window.location.hash.startsWith('#q=');
      setDraft(kept);
      if (linked !== null) setText({ sql: linked, origin: linked === kept ? 'draft' : 'link', badLink });
      else if (kept !== null) setText({ sql: kept, origin: 'draft', badLink });
      else if (badLink) setText((before) => ({ ...before, badLink }));
    };
    open();
    window.addEventListener('hashchange', open);
    return () => window.removeEventListener('hashchange', open);
  }, []);

  const edit = useCallback((sql: string) => {
    writeDraft(sql);
    setDraft(sql);
    setText({ sql, origin: 'draft', badLink: false });
  }, []);
  const show = useCallback((sql: string) => setText({ sql, origin: 'example', badLink: false }), []);
  const restore = useCallback(() => {
    if (draft !== null) setText({ sql: draft, origin: 'draft', badLink: false });
  }, [draft]);

  const covered = text.origin !== 'draft' && draft?.trim() && draft !== text.sql ? draft : null;
  return { ...text, covered, edit, show, restore };
}
