'use client';

import { useCallback, useLayoutEffect, useState } from 'react';
import { type AgencyState, decodeAgency, encodeAgency, type ReadAgencyState } from './agency-url.ts';

type Change = (state: AgencyState, how?: 'push' | 'replace') => void;

/** The state of the address, null until it is read; typing in a search replaces the entry in the history, all else adds one. */
export function useAgencyState(): { readonly read: ReadAgencyState | null; readonly change: Change } {
  const [read, setRead] = useState<ReadAgencyState | null>(null);

  useLayoutEffect(() => {
    const follow = () => setRead(decodeAgency(new URLSearchParams(window.location.search)));
    follow();
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const change = useCallback<Change>((state, how = 'push') => {
    const query = encodeAgency(state);
    const address = query === '' ? window.location.pathname : `?${query}`;
    if (how === 'push') window.history.pushState(null, '', address);
    else window.history.replaceState(null, '', address);
    setRead({ state, unusable: [] });
  }, []);

  return { read, change };
}
