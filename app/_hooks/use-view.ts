'use client';

import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { isAtlasError } from '../../lib/model/error.ts';
import type { View } from '../../lib/model/view.ts';
import { decodeView, encodeView, longestQuery, viewParameters } from '../../lib/query/view-url.ts';

/** The View of the address, how to change it, and the part of the address that could not be used. */
export interface ViewState {
  readonly view: View;
  /** The unusable part of a link, as written there; null where the address was understood. */
  readonly unusable: string | null;
  readonly change: (view: View) => void;
}

type Read = Pick<ViewState, 'view' | 'unusable'>;

function readAddress(first: View, check: (view: View) => void): Read {
  const parameters = new URLSearchParams(window.location.search);
  if (!viewParameters.some((name) => parameters.has(name))) return { view: first, unusable: null };
  try {
    const view = decodeView(parameters);
    check(view);
    return { view, unusable: null };
  } catch (error) {
    if (!isAtlasError(error) || error.code !== 'bad_view') throw error;
    return { view: first, unusable: String(error.details.value ?? '') };
  }
}

/** The query of a View with what the address says beside it: the next View is looked at in the same way, where there is room. */
function withOthers(query: string): string {
  const others = window.location.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !viewParameters.some((name) => part.startsWith(`${name}=`)))
    .map((part) => `&${part}`)
    .join('');
  return query.length + others.length > longestQuery ? query : query + others;
}

/**
 * The View of this page: `first` where the address names none (and in the prebuilt page), else the address's; changes go
 * into the address and the history. `check` throws `bad_view` for a View the data cannot answer.
 */
export function useView(first: View, check: (view: View) => void): ViewState {
  const [read, setRead] = useState<Read>({ view: first, unusable: null });

  // Before the first paint after hydration, so that a link's own View is never preceded by a flash of controls.
  useLayoutEffect(() => {
    // The same where the address names no View: nothing is then rendered again.
    setRead((before) => {
      const read = readAddress(first, check);
      return read.view === before.view && read.unusable === before.unusable ? before : read;
    });
  }, [first, check]);

  useEffect(() => {
    const follow = () => setRead(readAddress(first, check));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, [first, check]);

  const change = useCallback((view: View) => {
    window.history.pushState(null, '', `?${withOthers(encodeView(view))}${window.location.hash}`);
    setRead({ view, unusable: null });
  }, []);

  return { ...read, change };
}
