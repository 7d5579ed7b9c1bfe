'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Language, languages } from '../../../lib/model/language.ts';
import { type Desk, type Tab, withoutTab, withReopened, withTab, withText } from '../../../lib/workbench/desk.ts';
import type { ParameterValues } from '../../../lib/workbench/parameters.ts';
import { sqlExamples } from './examples.ts';
import { type LinkedQuery, maybeQueryFromHash } from './sql-link.ts';
import { type DeskState, useDesk } from './use-desk.ts';

const firstTab = (lang: Language): Tab => ({ id: 'first', sql: sqlExamples[lang][0]?.sql ?? '', values: {} });
const currentKey = 'atlas.sql.tab';

let made = 0;

/** Unlike any tab of another window; `randomUUID` is missing on plain-http pages. */
function newId(): string {
  made += 1;
  return `${Date.now().toString(36)}-${made}-${Math.random().toString(36).slice(2, 8)}`;
}

/** Which tab this window shows: each window has its own, so it is kept apart from the desk. */
function rememberCurrent(id: string): void {
  try {
    window.sessionStorage.setItem(currentKey, id);
  } catch {
    // The window then opens with the first tab.
  }
}

function recalledCurrent(): string | null {
  try {
    return window.sessionStorage.getItem(currentKey);
  } catch {
    return null;
  }
}

/** Once the text is another than the address's, the address would bring the old one back. */
function dropHash(): void {
  if (!window.location.hash.startsWith('#q=')) return;
  window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}`);
}

function isSame(tab: Tab, { sql, values }: LinkedQuery): boolean {
  return tab.sql === sql && JSON.stringify(tab.values) === JSON.stringify(values);
}

/** The texts being written and the one this window shows. */
export interface Tabs {
  readonly state: DeskState;
  readonly tabs: readonly Tab[];
  readonly tab: Tab;
  /** The tab a link has opened here, until its text is changed. */
  readonly linked: string | null;
  readonly badLink: boolean;
  readonly choose: (id: string) => void;
  readonly edit: (sql: string) => void;
  readonly setValues: (values: ParameterValues) => void;
  /** Opens a text: in this tab if that is blank or untouched, else in a new one. */
  readonly open: (query: LinkedQuery) => void;
  readonly add: () => void;
  readonly close: () => void;
  readonly reopen: () => void;
}

/** Tabs over the kept desk. A link opens a tab of its own, so that no draft is ever covered. */
export function useTabs(lang: Language): Tabs {
  const first = useMemo(() => firstTab(lang), [lang]);
  const state = useDesk();
  const { desk, change } = state;
  const [current, setCurrent] = useState<string | null>(null);
  const [linked, setLinked] = useState<string | null>(null);
  const [badLink, setBadLink] = useState(false);
  const tabs = useMemo(() => (desk.tabs.length === 0 ? [first] : desk.tabs), [desk.tabs, first]);
  const tab = tabs.find(({ id }) => id === current) ?? tabs[0] ?? first;

  const choose = useCallback((id: string) => {
    setCurrent(id);
    rememberCurrent(id);
  }, []);

  const put = useCallback(
    (query: LinkedQuery, into: string | null): string | null => {
      let id = into ?? newId();
      let known = false;
      change((before) => {
        const shown = before.tabs.length === 0 ? withTab(before, first) : before;
        const same = shown.tabs.find((one) => isSame(one, query));
        known = same !== undefined;
        if (same) id = same.id;
        const next = { id, sql: query.sql, values: query.values };
        if (same) return shown;
        return shown.tabs.some((one) => one.id === id) ? withText(shown, next) : withTab(shown, next);
      });
      choose(id);
      return known ? null : id;
    },
    [change, choose, first],
  );

  useEffect(() => {
    const open = (hash: string) => {
      const query = maybeQueryFromHash(hash);
      setBadLink(query === null && hash.startsWith('#q='));
      if (query) setLinked(put(query, null));
    };
    // The link that was followed: by now the router may have put an older address back.
    const follow = ({ newURL }: HashChangeEvent) => open(new URL(newURL).hash);
    setCurrent(recalledCurrent());
    open(window.location.hash);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [put]);

  const write = (changed: Tab) => {
    dropHash();
    setLinked(null);
    setBadLink(false);
    change((before) => withText(before, changed));
  };
  const isUntouched =
    tab.sql.trim() === '' || languages.some((each) => sqlExamples[each].some(({ sql }) => sql === tab.sql));
  const leave = (next: (before: Desk) => Desk) => {
    const at = tabs.findIndex(({ id }) => id === tab.id);
    change(next);
    choose((tabs[at + 1] ?? tabs[at - 1] ?? first).id);
  };
  return {
    state,
    tabs,
    tab,
    linked,
    badLink,
    choose: (id) => {
      dropHash();
      choose(id);
    },
    edit: (sql) => {
      if (sql !== tab.sql) write({ ...tab, sql });
    },
    setValues: (values) => write({ ...tab, values }),
    open: (query) => {
      dropHash();
      put(query, isUntouched ? tab.id : null);
      setLinked(null);
    },
    add: () => {
      const id = newId();
      change((before) =>
        withTab(before.tabs.length === 0 ? withTab(before, first) : before, { id, sql: '', values: {} }),
      );
      choose(id);
    },
    close: () => leave((before) => withoutTab(before, tab.id)),
    reopen: () => {
      const [back] = desk.closed;
      change(withReopened);
      if (back) choose(back.id);
    },
  };
}
