import type { Document } from '../model/document.ts';
import type { DocumentAdded, OwnReading, StoredFile, WorkspaceEvent } from './model.ts';
import { inRecordOrder } from './reduce.ts';

/** A file that was dropped and is not read yet: kept so that a reload in the middle loses nothing. */
export interface WaitingFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
}

/**
 * Where the record is kept. Every promise of a change resolves when the change is safe on the disk, and rejects with AtlasError
 * `storage_failed` (`problem` quota | unavailable | failed) with nothing of it kept.
 */
export interface WorkspaceStore {
  /** Whether what is kept outlives this page: false where the browser gives no storage (private mode). */
  readonly lasting: boolean;
  /** The record, in order. Events that this version cannot read are left out and counted by `unreadable`. */
  events(): Promise<{ readonly events: readonly WorkspaceEvent[]; readonly unreadable: number }>;
  /** Adds events, all or none; one that is there already stays as it was. */
  append(events: readonly WorkspaceEvent[]): Promise<void>;
  /**
   * Adds a file with its event, and takes it from the waiting ones, all or nothing. A file that is there already is kept as
   * it was. `file` is null for one that could not be read.
   */
  addFile(event: DocumentAdded, file: StoredFile | null, waiting: number | null): Promise<void>;
  /** What was read of one file, by SHA-256; null where there is none. */
  readings(sha256: string): Promise<readonly OwnReading[] | null>;
  /** One file's document; null where there is none. */
  document(sha256: string): Promise<Document | null>;
  /** One file's bytes; null where there is none. */
  bytes(sha256: string): Promise<Uint8Array | null>;
  /** Keeps dropped files until they are read, all or none; their ids in the order given. */
  addWaiting(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<number[]>;
  /** Files dropped and not yet read, in the order they were dropped. */
  waiting(): Promise<readonly WaitingFile[]>;
  /** The bytes of a waiting file; null where another tab has read it meanwhile. */
  waitingBytes(id: number): Promise<Uint8Array | null>;
  /** Forgets waiting files: cancelled, or of a file that is there already. */
  dropWaiting(ids: readonly number[]): Promise<void>;
  /** A whole record and its files at once (a workspace file), all or nothing, on top of what is there; `say` is told the files put so far. */
  restore(events: readonly WorkspaceEvent[], files: readonly StoredFile[], say?: (done: number) => void): Promise<void>;
  /** Deletes everything: record, files, waiting files. */
  clear(): Promise<void>;
  /** Calls back when another tab may have changed something; the answer stops it. */
  watch(onChange: () => void): () => void;
}

/** A store that lasts as long as the page: for tests, and where the browser gives no storage. */
export function memoryStore(): WorkspaceStore {
  const events = new Map<string, WorkspaceEvent>();
  const files = new Map<string, StoredFile>();
  const waiting = new Map<number, { readonly name: string; readonly bytes: Uint8Array }>();
  let next = 1;
  const add = (added: readonly WorkspaceEvent[]) => {
    for (const event of added) if (!events.has(event.id)) events.set(event.id, event);
  };
  const addFiles = (added: readonly StoredFile[]) => {
    for (const file of added) if (!files.has(file.sha256)) files.set(file.sha256, file);
  };
  return {
    lasting: false,
    events: async () => ({ events: [...events.values()].sort(inRecordOrder), unreadable: 0 }),
    append: async (added) => add(added),
    addFile: async (event, file, id) => {
      addFiles(file === null ? [] : [file]);
      add([event]);
      if (id !== null) waiting.delete(id);
    },
    readings: async (sha256) => files.get(sha256)?.readings ?? null,
    document: async (sha256) => files.get(sha256)?.document ?? null,
    bytes: async (sha256) => files.get(sha256)?.bytes ?? null,
    addWaiting: async (added) =>
      added.map((file) => {
        waiting.set(next, file);
        return next++;
      }),
    waiting: async () => [...waiting].map(([id, { name, bytes }]) => ({ id, name, size: bytes.length })),
    waitingBytes: async (id) => waiting.get(id)?.bytes ?? null,
    dropWaiting: async (ids) => {
      for (const id of ids) waiting.delete(id);
    },
    restore: async (added, restored, say = () => undefined) => {
      addFiles(restored);
      say(restored.length);
      add(added);
    },
    clear: async () => {
      events.clear();
      files.clear();
      waiting.clear();
    },
    watch: () => () => undefined,
  };
}
