'use client';

import { useCallback, useLayoutEffect, useRef, useState } from 'react';
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
export interface AddressedQuality extends ReadState {
  readonly change: (state: QualityState) => void;
  /** A change that is one step of the history together with the ticks before it. */
  readonly tick: (state: QualityState) => void;
  /** The next tick is a step of its own. */
  readonly ticked: () => void;
}

/** What the address says of this page; see {@link AddressedQuality}. */
export function useQualityState(known: KnownCodes): AddressedQuality {
  const [read, setRead] = useState<ReadState>(start);
  const ticking = useRef(false);

  // Before the first paint after hydration, so that a link's own findings are never preceded by a flash of others.
  useLayoutEffect(() => {
    const follow = () => {
      ticking.current = false;
      setRead(decodeQuality(new URLSearchParams(window.location.search), known));
    };
    follow();
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, [known]);

  const write = useCallback((state: QualityState, step: boolean) => {
    const query = encodeQuality(state);
    const address = `${query === '' ? window.location.pathname : `?${query}`}${window.location.hash}`;
    if (step) window.history.pushState(null, '', address);
    else window.history.replaceState(null, '', address);
    setRead({ state, unusable: [] });
  }, []);

  const ticked = useCallback(() => {
    ticking.current = false;
  }, []);
  const change = useCallback(
    (state: QualityState) => {
      ticking.current = false;
      write(state, true);
    },
    [write],
  );
  const tick = useCallback(
    (state: QualityState) => {
      write(state, !ticking.current);
      ticking.current = true;
    },
    [write],
  );

  return { ...read, change, tick, ticked };
}
