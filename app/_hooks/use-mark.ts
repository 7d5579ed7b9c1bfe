'use client';

import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { markHash } from '../_components/compare/compare-link.ts';

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
    window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}${markHash(next)}`);
    setMark(next);
  }, []);

  return [mark, choose];
}
