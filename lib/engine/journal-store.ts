import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { AtlasError } from '../model/error.ts';
import type { JournalEntry, JournalStore } from './journal.ts';

interface JournalSchema extends DBSchema {
  readonly entries: { readonly key: string; readonly value: JournalEntry };
}

/** A store of the journal, and whether what it holds outlives the page. */
export interface BrowserJournalStore extends JournalStore {
  /** Names kept only for as long as this page is open: storage was refused (a private window, a policy) or is full. */
  readonly fleeting: () => ReadonlySet<string>;
  /** Forgets everything. Throws `storage_failed` where the browser holds what it cannot delete. */
  readonly clear: () => Promise<void>;
}

async function openDatabase(name: string): Promise<IDBPDatabase<JournalSchema> | null> {
  try {
    return await openDB<JournalSchema>(name, 1, {
      upgrade: (database) => void database.createObjectStore('entries', { keyPath: 'name' }),
    });
  } catch {
    return null;
  }
}

/**
 * The journal in this browser's IndexedDB. What it does not take stays in memory and is named by `fleeting`: a table lost
 * on a reload is better than none.
 */
export async function openJournalStore(name: string): Promise<BrowserJournalStore> {
  const database = await openDatabase(name);
  const inMemory = new Map<string, JournalEntry>();
  return {
    fleeting: () => new Set(inMemory.keys()),
    async all() {
      const kept = (await database?.getAll('entries').catch(() => [])) ?? [];
      return [...kept.filter((entry) => !inMemory.has(entry.name)), ...inMemory.values()];
    },
    async put(entry) {
      try {
        if (database === null) throw new Error('no storage');
        await database.put('entries', entry);
        inMemory.delete(entry.name);
      } catch {
        inMemory.set(entry.name, entry);
      }
    },
    async remove(entry) {
      inMemory.delete(entry);
      await database?.delete('entries', entry).catch(() => undefined);
    },
    async clear() {
      inMemory.clear();
      await database?.clear('entries').catch((error: unknown) => {
        throw new AtlasError('storage_failed', `journal: cannot clear ${name}`, { problem: 'failed' }, error);
      });
    },
  };
}
