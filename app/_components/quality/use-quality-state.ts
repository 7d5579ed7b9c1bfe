'use client';

import { useCallback, useLayoutEffect, useState } from 'react';
import {
  decodeQuality,
  encodeQuality,
  firstState,
  type KnownCodes,
  type QualityState,
  type ReadState,
} from './quality-url.ts';

const start: ReadState = { state: firstState, unusable: [] };

/** The state of the address and how to change it; changes go into the address and the history. */
export function useQualityState(known: KnownCodes): ReadState & { readonly change: (state: QualityState) => void } {
  const [read, setRead] = useState<ReadState>(start);

  // Before the first paint after hydration, so that a link's own findings are never preceded by a flash of others.
  useLayoutEffect(() => {
    const follow = () => setRead(decodeQuality(new URLSearchParams(window.location.search), known));
    follow();
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, [known]);

  const change = useCallback((state: QualityState) => {
    const query = encodeQuality(state);
    const address = query === '' ? window.location.pathname : `?${query}`;
    window.history.pushState(null, '', `${address}${window.location.hash}`);
    setRead({ state, unusable: [] });
  }, []);

  return { ...read, change };
}
