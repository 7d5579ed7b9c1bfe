'use client';

import { useCallback, useLayoutEffect, useState } from 'react';

/** The report the address names (`?r=`), and how to open another or, with null, go back to the list. */
export function useOpenReport(): readonly [string | null, (code: string | null) => void] {
  const [code, setCode] = useState<string | null>(null);

  useLayoutEffect(() => {
    const follow = () => setCode(new URLSearchParams(window.location.search).get('r'));
    follow();
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const open = useCallback((next: string | null) => {
    window.history.pushState(null, '', next === null ? window.location.pathname : `?r=${encodeURIComponent(next)}`);
    setCode(next);
  }, []);

  return [code, open];
}
