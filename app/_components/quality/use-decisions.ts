'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { recordFromJson, recordFromKept } from '../../../lib/decisions/codec.ts';
import {
  currentDecisions,
  type Decision,
  type DecisionDraft,
  type DecisionRecord,
  decide,
  mergeRecords,
  type RecordEntry,
  type Stamp,
  withdraw,
} from '../../../lib/decisions/decision.ts';
import type { DecisionStore } from '../../../lib/decisions/store.ts';

/** The record of decisions, the decisions in force, and what can be done with them. */
export interface Decisions {
  readonly record: DecisionRecord;
  /** By finding. */
  readonly current: ReadonlyMap<string, Decision>;
  /** `session`: the browser stores nothing, so the record lasts as long as the page. */
  readonly storage: 'opening' | 'kept' | 'session';
  /** Entries in the store that this version cannot read. */
  readonly unreadable: number;
  readonly decide: (draft: DecisionDraft) => void;
  readonly withdraw: (finding: string) => void;
  /** Takes the entries of a JSON file in and says how many were new. Throws `bad_data` and changes nothing for a bad file. */
  readonly take: (text: string) => number;
}

/** Random values are there on plain http, where `randomUUID` is missing. */
function stamp(): Stamp {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return { now: new Date(), id: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}

/** A record with the entries it does not hold yet; one told in another way by another window changes nothing here. */
function withNew(record: DecisionRecord, entries: readonly RecordEntry[]): DecisionRecord {
  const known = new Set(record.map(({ id }) => id));
  return mergeRecords(
    record,
    entries.filter(({ id }) => !known.has(id)),
  );
}

/** The record kept in a store, followed across windows. What could not be stored stays until the page is left. */
export function useDecisions(store: DecisionStore): Decisions {
  const [record, setRecord] = useState<DecisionRecord>([]);
  const [storage, setStorage] = useState<Decisions['storage']>('opening');
  const [unreadable, setUnreadable] = useState(0);

  useEffect(() => {
    let current = true;
    const read = async () => {
      try {
        const kept = recordFromKept(await store.load());
        if (!current) return;
        setRecord((before) => withNew(before, kept.record));
        setUnreadable(kept.unreadable);
        setStorage((before) => (before === 'opening' ? 'kept' : before));
      } catch {
        if (current) setStorage('session');
      }
    };
    void read();
    const stop = store.watch(() => void read());
    return () => {
      current = false;
      stop();
    };
  }, [store]);

  const add = useCallback(
    (entries: readonly RecordEntry[]) => {
      setRecord((before) => withNew(before, entries));
      // What could not be stored before is tried again.
      store.add(storage === 'session' ? withNew(record, entries) : entries).then(
        () => setStorage('kept'),
        () => setStorage('session'),
      );
    },
    [store, storage, record],
  );

  const current = useMemo(() => currentDecisions(record), [record]);

  return {
    record,
    current,
    storage,
    unreadable,
    decide: (draft) => add([decide(record, draft, stamp())]),
    withdraw: (finding) => {
      const entry = withdraw(record, finding, stamp());
      if (entry) add([entry]);
    },
    take: (text) => {
      const merged = mergeRecords(record, recordFromJson(text));
      add(merged);
      return merged.length - record.length;
    },
  };
}
