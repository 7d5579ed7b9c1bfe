'use client';

import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { ViewRow } from '../../lib/model/view.ts';

/** The identity of one cell of a View, as it stands in the address. */
export function markOf(row: Pick<ViewRow, 'agency_id' | 'year' | 'code'>): string {
  return [row.agency_id, row.year, row.code ?? ''].join('~');
}

function readHash(): string | null {
  const code = /^#f=(.+)$/.exec(window.location.hash)?.[1];
  try {
    return code === undefined ? null : decodeURIComponent(code);
  } catch {
    return null;
  }
}

/** The chosen cell, kept behind the `#` of the address so that a link opens the same figure's place. */
export function useMark(): readonly [string | null, (mark: string | null) => void] {
  const [mark, setMark] = useState<string | null>(null);

  useLayoutEffect(() => setMark(readHash()), []);

  useEffect(() => {
    const follow = () => setMark(readHash());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const choose = useCallback((next: string | null) => {
    const hash = next === null ? '' : `#f=${encodeURIComponent(next)}`;
    window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}${hash}`);
    setMark(next);
  }, []);

  return [mark, choose];
}
