'use client';

import { useEffect } from 'react';

const listeners = new Set<(mark: string | null) => void>();

/** Says which cell the pointer or the focus is on; every picture and table of the page shows it. */
export function pointAt(mark: string | null): void {
  for (const listener of listeners) listener(mark);
}

/** Follows the cell pointed at anywhere on the page. `follow` must be stable; it may be called many times a second. */
export function usePointed(follow: (mark: string | null) => void): void {
  useEffect(() => {
    listeners.add(follow);
    return () => {
      listeners.delete(follow);
    };
  }, [follow]);
}
