import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openIndexedStore, type StorageEffects } from '../../lib/storage/indexed.ts';
import { readEvent } from '../../lib/workspace/codec.ts';
import type { WorkspaceStore } from '../../lib/workspace/store.ts';

/** What stops a write: the disk is full, the browser gives the transaction up, the tab is gone and hears of nothing. */
export type Fault = 'quota' | 'abort' | 'kill';

/** A browser's storage whose writes can be made to fail. */
export interface FaultyStorage {
  /** The fault happens at the write that many writes from now (1 = the next). */
  fail(fault: Fault, after: number): void;
  /** Takes a planned fault back; whether it had happened. */
  calm(): boolean;
  /** A tab over this storage. */
  tab(effects?: Partial<StorageEffects>): Promise<WorkspaceStore>;
}

const writes = ['add', 'put', 'delete', 'clear'] as const;
const originals = new Map(writes.map((name) => [name, IDBObjectStore.prototype[name]]));

/** Fresh storage, empty; one at a time. */
export function freshStorage(): FaultyStorage {
  const factory = new IDBFactory();
  let left = 0;
  let planned: Fault | null = null;
  let happened = false;

  /** The request is made and the transaction then ends without it, as a browser does it: what was written is undone. */
  function interrupt(store: IDBObjectStore): void {
    left -= 1;
    if (planned === null || left !== 0) return;
    const reason = planned === 'quota' ? 'QuotaExceededError' : null;
    planned = null;
    happened = true;
    Reflect.get(store.transaction, '_abort').call(store.transaction, reason);
  }

  for (const name of writes) {
    Object.defineProperty(IDBObjectStore.prototype, name, {
      configurable: true,
      writable: true,
      value(this: IDBObjectStore, ...given: unknown[]) {
        const request: unknown = Reflect.apply(originals.get(name) ?? fail, this, given);
        interrupt(this);
        return request;
      },
    });
  }

  return {
    fail: (fault, after) => {
      planned = fault;
      left = after;
    },
    calm: () => {
      const was = happened;
      planned = null;
      happened = false;
      return was;
    },
    tab: (effects = {}) =>
      openIndexedStore({
        factory: () => factory,
        readEvent,
        watch: () => () => undefined,
        announce: () => undefined,
        ...effects,
      }),
  };
}

function fail(): never {
  throw new Error('no such write');
}
