'use client';

import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { isAtlasError } from '../../../lib/model/error.ts';
import type { View } from '../../../lib/model/view.ts';
import { decodeScope, encodeScope, scopeParameters } from '../../../lib/query/view-url.ts';

/** The agencies and years every figure of a page shares. */
export type Scope = Pick<View, 'agencies' | 'years'>;

/** The scope of the address, the part of it that could not be used, and how to change it. */
export interface ScopeState {
  readonly scope: Scope;
  /** The id of the report a flow is drawn of; null = none was chosen. */
  readonly report: string | null;
  readonly unusable: string | null;
  readonly change: (scope: Scope) => void;
  readonly choose: (report: string) => void;
}

type Read = Pick<ScopeState, 'scope' | 'report' | 'unusable'>;

/** The query parameter of the chosen report. */
const reportParameter = 'r';

function readAddress(first: Scope): Read {
  const parameters = new URLSearchParams(window.location.search);
  const report = parameters.get(reportParameter);
  if (!scopeParameters.some((name) => parameters.has(name))) return { scope: first, report, unusable: null };
  try {
    return { scope: decodeScope(parameters, first), report, unusable: null };
  } catch (error) {
    if (!isAtlasError(error) || error.code !== 'bad_view') throw error;
    return { scope: first, report, unusable: String(error.details.value ?? '') };
  }
}

/** The scope of this page: `first` where the address names none; changes go into the address and the history. */
export function useScope(first: Scope): ScopeState {
  const [read, setRead] = useState<Read>({ scope: first, report: null, unusable: null });

  // Before the first paint after hydration, so that a link's own scope is never preceded by a flash of another.
  useLayoutEffect(() => {
    // The same where the address names no scope: nothing is then rendered again.
    setRead((before) => {
      const read = readAddress(first);
      const same = read.scope === before.scope && read.report === before.report && read.unusable === before.unusable;
      return same ? before : read;
    });
  }, [first]);

  useEffect(() => {
    const follow = () => setRead(readAddress(first));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, [first]);

  const change = useCallback((scope: Scope) => {
    window.history.pushState(null, '', `?${encodeScope(scope)}`);
    setRead({ scope, report: null, unusable: null });
  }, []);

  const { scope } = read;
  const choose = useCallback(
    (report: string) => {
      window.history.pushState(null, '', `?${encodeScope(scope)}&${reportParameter}=${encodeURIComponent(report)}`);
      setRead({ scope, report, unusable: null });
    },
    [scope],
  );

  return { ...read, change, choose };
}
