import type { IDBPTransaction } from 'idb';
import type { StoredFile, WorkspaceEvent } from '../workspace/model.ts';
import { inRecordOrder } from '../workspace/reduce.ts';
import type { WorkspaceStore } from '../workspace/store.ts';
import {
  openDatabase,
  type StoreName,
  storageFailed,
  storeNames,
  type WorkspaceDatabase,
  type WorkspaceSchema,
} from './database.ts';

/** What the store needs of the page. */
export interface StorageEffects {
  /** `window.indexedDB`; a getter, because touching it throws in some private windows. */
  readonly factory: () => IDBFactory | undefined;
  /** Tells the other tabs that something changed, and hears it from them; called back on focus where there is no channel. */
  readonly announce: () => void;
  readonly watch: (onChange: () => void) => () => void;
  /** The event kept under some value; null for one this version cannot read. */
  readonly readEvent: (value: unknown) => WorkspaceEvent | null;
}

const channelName = 'atlas.workspace';

/** The channel changes are told on, to the other tabs of this site and from its workers; null in a browser without. */
export function announceTo(): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName);
}

type Writing = IDBPTransaction<WorkspaceSchema, StoreName[], 'readwrite'>;

const fileStores: StoreName[] = ['bytes', 'documents', 'readings'];

/**
 * The record in IndexedDB. Every change is one transaction with strict durability: whatever stops it — a full disk, a crash,
 * the tab closed — leaves all of it or none. Opening is tried at once; throws `storage_failed` (`problem` unavailable).
 */
export async function openIndexedStore(effects: StorageEffects): Promise<WorkspaceStore> {
  let open: Promise<WorkspaceDatabase> | null = null;
  const known = new Map<number, WorkspaceEvent | null>();
  const database = (): Promise<WorkspaceDatabase> => {
    open ??= start();
    return open;
  };
  const start = async (): Promise<WorkspaceDatabase> => {
    const forget = () => {
      open = null;
    };
    try {
      return await openDatabase(effects.factory(), forget);
    } catch (error) {
      forget();
      throw storageFailed(error, 'unavailable');
    }
  };
  const read = async <Value>(work: (from: WorkspaceDatabase) => Promise<Value>): Promise<Value> => {
    try {
      return await work(await database());
    } catch (error) {
      throw storageFailed(error, 'failed');
    }
  };
  const write = async <Value>(stores: StoreName[], work: (transaction: Writing) => Promise<Value>): Promise<Value> => {
    const value = await read((to) =>
      inTransaction(to.transaction(stores, 'readwrite', { durability: 'strict' }), work),
    );
    effects.announce();
    return value;
  };
  await database();

  return {
    lasting: true,
    events: () =>
      read(async (from) => {
        const { store } = from.transaction('events');
        const keys = await store.getAllKeys();
        // Events never change, numbers are never given again: only new ones are read, so that looking again is cheap.
        await Promise.all(
          keys
            .filter((key) => !known.has(key))
            .map(async (key) => known.set(key, effects.readEvent(await store.get(key)))),
        );
        const events = keys.flatMap((key) => known.get(key) ?? []);
        return { events: events.sort(inRecordOrder), unreadable: keys.length - events.length };
      }),
    append: (events) => write(['events'], (transaction) => addEvents(transaction, events)),
    addFile: (event, file, waiting) =>
      write(['events', ...fileStores, 'waiting', 'waitingBytes'], async (transaction) => {
        if (file !== null) await addFile(transaction, file);
        await addEvents(transaction, [event]);
        if (waiting !== null) await dropWaiting(transaction, [waiting]);
      }),
    readings: (sha256) => read(async (from) => (await from.get('readings', sha256)) ?? null),
    document: (sha256) => read(async (from) => (await from.get('documents', sha256)) ?? null),
    bytes: (sha256) => read(async (from) => (await from.get('bytes', sha256)) ?? null),
    addWaiting: (files) =>
      write(['waiting', 'waitingBytes'], async (transaction) => {
        const ids: number[] = [];
        for (const { bytes, name } of files) {
          const id = await transaction.objectStore('waiting').add({ name, size: bytes.length });
          await transaction.objectStore('waitingBytes').add(bytes, id);
          ids.push(id);
        }
        return ids;
      }),
    waiting: () =>
      read(async (from) => {
        const transaction = from.transaction('waiting');
        const [ids, values] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
        return values.map(({ name, size }, index) => ({ id: ids[index] ?? 0, name, size }));
      }),
    waitingBytes: (id) => read(async (from) => (await from.get('waitingBytes', id)) ?? null),
    dropWaiting: (ids) => write(['waiting', 'waitingBytes'], (transaction) => dropWaiting(transaction, ids)),
    restore: (events, files, say = () => undefined) =>
      write(['events', ...fileStores], async (transaction) => {
        for (const [done, file] of files.entries()) {
          await addFile(transaction, file);
          say(done + 1);
        }
        await addEvents(transaction, events);
      }),
    clear: () =>
      write([...storeNames], async (transaction) => {
        for (const name of storeNames) await transaction.objectStore(name).clear();
      }),
    watch: effects.watch,
  };
}

/** Does the work and waits until the transaction is safe; where the work fails nothing of it is kept. */
async function inTransaction<Value>(
  transaction: Writing,
  work: (transaction: Writing) => Promise<Value>,
): Promise<Value> {
  // Watched from the start: a transaction that aborts while the work still runs must not go unheard.
  const done = transaction.done.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  try {
    const value = await work(transaction);
    const failure = await done;
    if (failure === null) return value;
    throw failure.error ?? transaction.error;
  } catch (error) {
    // An aborted transaction gives every request the same AbortError; why it aborted stands in the transaction.
    const reason = transaction.error ?? error;
    try {
      transaction.abort();
    } catch {
      // It has ended already.
    }
    throw reason;
  }
}

/** What is there stays as it was: the record is only ever added to. */
async function addEvents(transaction: Writing, events: readonly WorkspaceEvent[]): Promise<void> {
  const store = transaction.objectStore('events');
  for (const event of events) if ((await store.index('id').getKey(event.id)) === undefined) await store.add(event);
}

async function addFile(transaction: Writing, { bytes, document, readings, sha256 }: StoredFile): Promise<void> {
  if ((await transaction.objectStore('readings').getKey(sha256)) !== undefined) return;
  await transaction.objectStore('bytes').add(bytes, sha256);
  await transaction.objectStore('documents').add(document, sha256);
  await transaction.objectStore('readings').add(readings, sha256);
}

async function dropWaiting(transaction: Writing, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    await transaction.objectStore('waiting').delete(id);
    await transaction.objectStore('waitingBytes').delete(id);
  }
}
