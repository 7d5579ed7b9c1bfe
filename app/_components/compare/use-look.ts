'use client';

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { View } from '../../../lib/model/view.ts';
import { encodeView } from '../../../lib/query/view-url.ts';
import type { TableChoices } from '../../../lib/tables/sheet.ts';
import type { TableState } from './table-state.ts';
import { decodeLook, encodeLook, firstLook, type Look, lookParameters, type Panel } from './table-url.ts';

/** How the page's View is looked at, and how to look at it otherwise. */
export interface LookState {
  readonly panel: Panel;
  readonly table: TableState;
  readonly show: (panel: Panel) => void;
}

/**
 * The look of the address, kept behind the View's query. A tab, a side, an order are steps of the history; a search typed
 * letter by letter is none.
 */
export function useLook(view: View): LookState {
  const [look, setLook] = useState<Look>(firstLook);

  // Before the first paint after hydration, so that a link's own table is never preceded by a flash of the picture.
  useLayoutEffect(() => setLook(readLook()), []);

  useEffect(() => {
    const follow = () => setLook(readLook());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  // Another View alone gives no other functions: the table below would be rendered again for nothing.
  const viewed = useRef(view);
  viewed.current = view;

  const change = useCallback((next: Look, step: boolean) => {
    const query = encodeView(viewed.current);
    const address = `?${query}${encodeLook(next, query)}${window.location.hash}`;
    if (step) window.history.pushState(null, '', address);
    else window.history.replaceState(null, '', address);
    setLook(next);
  }, []);
  const choose = useCallback(
    (choices: Partial<TableChoices>) =>
      change({ ...look, choices: { ...look.choices, ...choices } }, choices.search === undefined),
    [look, change],
  );
  const show = useCallback((panel: Panel) => change({ ...look, panel }, true), [look, change]);
  const table = useMemo(() => ({ choices: look.choices, choose }), [look, choose]);
  return { panel: look.panel, table, show };
}

/** The usual look is always the same one: nothing is then rendered again. */
function readLook(): Look {
  const parameters = new URLSearchParams(window.location.search);
  return lookParameters.some((name) => parameters.has(name)) ? decodeLook(parameters) : firstLook;
}
