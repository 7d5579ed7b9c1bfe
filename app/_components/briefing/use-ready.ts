'use client';

import { useEffect, useState } from 'react';

/**
 * Fetches what makes files once the page has nothing else to do: a network that goes away later is not missed. True once it
 * is there.
 */
export function useReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const fetchMaker = () => import('./make-files.ts').then(() => setReady(true)).catch(() => undefined);
    const timer = setTimeout(() => void fetchMaker(), 1500);
    return () => clearTimeout(timer);
  }, []);
  return ready;
}
