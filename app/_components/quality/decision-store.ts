import type { DecisionStore } from '../../../lib/decisions/store.ts';

const name = 'atlas.decisions';
const table = 'entries';

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function open(): Promise<IDBDatabase> {
  const request = window.indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'id' });
  return settled(request);
}

async function inDatabase<Value>(work: (database: IDBDatabase) => Promise<Value>): Promise<Value> {
  const database = await open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Tells the other windows of this site; without it they still read again when they get the focus. */
const channel =
  typeof window === 'undefined' || typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);

/** The record in this browser's IndexedDB, which is there on plain http too. */
export const browserDecisions: DecisionStore = {
  load: () => inDatabase((database) => settled(database.transaction(table).objectStore(table).getAll())),
  add: (entries) =>
    inDatabase(async (database) => {
      const transaction = database.transaction(table, 'readwrite');
      for (const entry of entries) transaction.objectStore(table).put(entry);
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
      channel?.postMessage('added');
    }),
  watch: (onChange) => {
    window.addEventListener('focus', onChange);
    channel?.addEventListener('message', onChange);
    return () => {
      window.removeEventListener('focus', onChange);
      channel?.removeEventListener('message', onChange);
    };
  },
};
