import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import type { Document } from '../model/document.ts';
import { AtlasError, isAtlasError } from '../model/error.ts';
import type { OwnReading } from '../workspace/model.ts';

/** The browser database of the user's own reports. */
const databaseName = 'atlas.workspace';
const version = 1;

/** Its stores: events, numbered for ever and unique by id; of each file, by SHA-256, the bytes, the document and the readings apart; dropped files not yet read. */
export interface WorkspaceSchema extends DBSchema {
  events: { key: number; value: { readonly id: string }; indexes: { readonly id: string } };
  bytes: { key: string; value: Uint8Array };
  documents: { key: string; value: Document };
  readings: { key: string; value: readonly OwnReading[] };
  waiting: { key: number; value: { readonly name: string; readonly size: number } };
  waitingBytes: { key: number; value: Uint8Array };
}

/** Every store of the database. */
export const storeNames = ['events', 'bytes', 'documents', 'readings', 'waiting', 'waitingBytes'] as const;

/** A store by name. */
export type StoreName = (typeof storeNames)[number];

/** An open database. */
export type WorkspaceDatabase = IDBPDatabase<WorkspaceSchema>;

function createStores(database: IDBDatabase): void {
  database.createObjectStore('events', { autoIncrement: true }).createIndex('id', 'id', { unique: true });
  for (const name of ['bytes', 'documents', 'readings', 'waitingBytes']) database.createObjectStore(name);
  database.createObjectStore('waiting', { autoIncrement: true });
}

/**
 * Opens the database with the browser's own factory. `onLost` is called when the connection is gone: another tab upgrades or
 * deletes the database, or the browser closed it. Throws `storage_failed` (`problem` unavailable).
 */
export async function openDatabase(factory: IDBFactory | undefined, onLost: () => void): Promise<WorkspaceDatabase> {
  try {
    // Private windows of some browsers have none, or one that throws as soon as it is touched.
    if (factory === undefined) throw new Error('no IndexedDB');
    const request = factory.open(databaseName, version);
    request.onupgradeneeded = () => createStores(request.result);
    const database = (await wrap(request)) as unknown as WorkspaceDatabase;
    database.addEventListener('versionchange', () => {
      database.close();
      onLost();
    });
    database.addEventListener('close', onLost);
    return database;
  } catch (error) {
    throw storageFailed(error, 'unavailable');
  }
}

/** What the storage said, as `storage_failed`: `problem` quota where the disk or the browser's allowance is full. */
export function storageFailed(error: unknown, problem: 'unavailable' | 'failed'): AtlasError {
  if (isAtlasError(error)) return error;
  const name = error instanceof Error ? error.name : '';
  const kind = name === 'QuotaExceededError' ? 'quota' : problem;
  return new AtlasError('storage_failed', `storage: ${kind}: ${String(error)}`, { problem: kind }, error);
}
