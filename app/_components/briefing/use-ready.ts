'use client';

import { useEffect } from 'react';

/** Fetches what makes files once the page has nothing else to do: a network that goes away later is not missed. */
export function useReady(): void {
  useEffect(() => {
    const timer = setTimeout(() => void import('./make-files.ts').catch(() => undefined), 1500);
    return () => clearTimeout(timer);
  }, []);
}
