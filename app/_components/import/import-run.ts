import { isAtlasError } from '../../../lib/model/error.ts';
import { sha256Hex } from '../../../lib/read/sha256.ts';
import type { WorkerSource } from '../../../lib/reading/client.ts';
import type { ReportRead } from '../../../lib/reading/message.ts';
import { type FileOutcome, type PoolFile, type PoolRun, startPool } from '../../../lib/reading/pool.ts';
import type { Progress } from '../../../lib/reading/progress.ts';
import { documentAdded, documentFailed } from '../../../lib/workspace/events.ts';
import type { ReadFailure, StoredFile, WorkspaceEvent } from '../../../lib/workspace/model.ts';
import type { WaitingFile, WorkspaceStore } from '../../../lib/workspace/store.ts';

/** A file as the person gave it: its path in the folder, and itself. */
export interface GivenFile {
  readonly name: string;
  readonly file: File;
}

/** A file that needed no reading: the same bytes are there under the other name. */
export interface Duplicate {
  readonly name: string;
  /** Null where another tab took the file. */
  readonly sha256: string | null;
}

/** How an import stands. */
export interface ImportState {
  readonly phase: 'idle' | 'taking' | 'reading' | 'paused' | 'ended';
  readonly progress: Progress;
  /** Pages of the paged documents read so far. */
  readonly pages: number;
  readonly failed: number;
  readonly duplicates: readonly Duplicate[];
  /** When the present stretch of reading began, in milliseconds; null while nothing is read. */
  readonly since: number | null;
  /** Why the import stopped before its end; null where it did not. */
  readonly error: unknown;
}

/** What an import needs from the page. */
export interface ImportEffects {
  readonly store: () => Promise<WorkspaceStore>;
  /** The record has something new. */
  readonly changed: () => void;
  readonly loadWorkers: () => Promise<WorkerSource>;
  readonly cores: number;
  readonly now: () => number;
}

/** An import: one at a time, files added while it runs are read after the others. */
export interface Import {
  state(): ImportState;
  subscribe(listener: () => void): () => void;
  take(files: readonly GivenFile[]): void;
  /** Goes on with files that were dropped and not read before the page was closed. */
  proceed(files: readonly WaitingFile[]): void;
  pause(): void;
  resume(): void;
  /** Stops; what was read stays, the rest is forgotten. */
  cancel(): void;
}

const megabyte = 1024 * 1024;
/** Larger files are not kept until they are read: they would be held twice. */
const largestKept = 32 * megabyte;
/** Files kept in one go, in bytes. */
const batchBytes = 8 * megabyte;
/** Files kept in one go: handing a thousand to the database at once would hold the page. */
const batchFiles = 25;
/** A report takes a second at most; a trap is given up. */
const patience = 60_000;
/** State is told this often at most: a thousand files must not draw a thousand times. */
const drawEvery = 120;

const none: Progress = { files: 0, done: 0, bytes: 0, doneBytes: 0, spent: 0 };
const idle: ImportState = {
  phase: 'idle',
  progress: none,
  pages: 0,
  failed: 0,
  duplicates: [],
  since: null,
  error: null,
};

/** A file to read, and under which number it is kept until then. */
interface Queued extends PoolFile {
  readonly waiting: number | null;
}

function failureOf(error: unknown): ReadFailure {
  if (isAtlasError(error)) return { code: error.code, message: error.message, details: error.details };
  return { code: 'unreadable', message: String(error), details: {} };
}

function pagesOf(outcome: FileOutcome): number {
  if (outcome.kind !== 'read') return 0;
  return outcome.read.document.blocks.reduce((most, { place }) => Math.max(most, place.page ?? 0), 0);
}

/** What is kept of a read file; identical readings of a summary table's rows stay apart. */
function storedFile(source: string, { bytes, document, readings }: ReportRead): StoredFile {
  return {
    sha256: document.sha256,
    name: source,
    bytes,
    document,
    readings: readings.map(({ identity, facts, findings, warnings }) => ({ identity, facts, findings, warnings })),
  };
}

/** A name of its own for a file whose bytes could not be had. */
function unreadSha(source: string, size: number): string {
  return sha256Hex(new TextEncoder().encode(`${source}\0${size}`));
}

function sizeOf(files: readonly { readonly size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** An import at rest. */
export function createImport(effects: ImportEffects): Import {
  const { now } = effects;
  const listeners = new Set<() => void>();
  let state = idle;
  let drawing: ReturnType<typeof setTimeout> | null = null;
  let run: PoolRun | null = null;
  let queue: Queued[] = [];
  let stopped = false;
  let keeping: Promise<void> = Promise.resolve();
  const known = new Set<string>();
  /** The end of the record: what is added stands behind it. */
  let last: WorkspaceEvent | null = null;
  /** Files of an archive not yet done. */
  const packed = new Map<Queued, number>();
  /** Numbers under which files not yet done are kept. */
  const kept = new Set<number>();

  const tell = (): void => {
    drawing = null;
    for (const listener of listeners) listener();
  };
  const set = (change: Partial<ImportState>): void => {
    const isTurn = change.phase !== undefined && change.phase !== state.phase;
    state = { ...state, ...change };
    if (isTurn && drawing !== null) clearTimeout(drawing);
    if (isTurn) tell();
    else drawing ??= setTimeout(tell, drawEvery);
  };
  const spentBy = (time: number): number => state.progress.spent + (state.since === null ? 0 : time - state.since);
  const advance = (change: Partial<Progress>): void => {
    const time = now();
    const spent = spentBy(time);
    set({
      progress: { ...state.progress, ...change, spent },
      since: state.since === null ? null : time,
    });
  };

  /** The bytes of a file kept before the page was closed; null where another tab has read it. */
  async function contentOf(id: number): Promise<Blob | null> {
    const store = await effects.store();
    const bytes = await store.waitingBytes(id);
    return bytes === null ? null : new Blob([bytes as BlobPart]);
  }

  /**
   * Keeps dropped files until they are read, so that closing the page loses nothing. Some at a time: even asking a thousand
   * files for their sizes would hold the page.
   */
  async function keep(files: readonly GivenFile[]): Promise<void> {
    let batch: GivenFile[] = [];
    let bytes = 0;
    for (const given of files) {
      batch.push(given);
      bytes += given.file.size;
      if (batch.length < batchFiles && bytes < batchBytes) continue;
      await keepBatch(batch, bytes);
      if (stopped) return;
      batch = [];
      bytes = 0;
    }
    await keepBatch(batch, bytes);
  }

  async function keepBatch(batch: readonly GivenFile[], bytes: number): Promise<void> {
    const store = await effects.store();
    advance({ bytes: state.progress.bytes + bytes });
    const small = batch.filter(({ file }) => file.size > 0 && file.size <= largestKept);
    const contents = await Promise.all(
      small.map(async ({ name, file }) => {
        // A file moved meanwhile fails when its turn comes, with its name.
        const content = await file.arrayBuffer().catch(() => null);
        return content === null ? [] : [{ name, file, bytes: new Uint8Array(content) }];
      }),
    );
    const full = contents.flat();
    const ids =
      full.length === 0 ? [] : await store.addWaiting(full.map((each) => ({ name: each.name, bytes: each.bytes })));
    const idOf = new Map(full.map(({ file }, index) => [file, ids[index] ?? null]));
    for (const { name, file } of batch) {
      enqueue({ source: name, size: file.size, open: async () => file, waiting: idOf.get(file) ?? null });
    }
  }

  function enqueue(file: Queued): void {
    queue.push(file);
    if (file.waiting !== null) kept.add(file.waiting);
  }

  /** The number a file is done with, where nothing else of it is left. */
  function released(outcome: FileOutcome<Queued>): number | null {
    const left = outcome.packed ? (packed.get(outcome.given) ?? 1) - 1 : 0;
    if (outcome.packed) packed.set(outcome.given, left);
    return left === 0 ? outcome.given.waiting : null;
  }

  async function finish(outcome: FileOutcome<Queued>): Promise<void> {
    const waiting = released(outcome);
    const { source: name, size } = outcome;
    const store = await effects.store();
    const time = new Date(now());
    const before = { events: last === null ? [] : [last] };
    if (outcome.kind === 'read') {
      const file = storedFile(name, outcome.read);
      known.add(file.sha256);
      last = documentAdded(before, file, time);
      await store.addFile(last, file, waiting);
    } else if (outcome.kind === 'failed') {
      const sha256 = outcome.sha256 ?? unreadSha(name, size);
      last = documentFailed(before, { sha256, name, size }, failureOf(outcome.error), time);
      await store.addFile(last, null, waiting);
    } else if (waiting !== null) await store.dropWaiting([waiting]);
    if (waiting !== null) kept.delete(waiting);
    count(outcome);
    effects.changed();
  }

  function count(outcome: FileOutcome<Queued>): void {
    const { done, doneBytes, bytes } = state.progress;
    // The bytes of an archive's files were not known when it was counted.
    const more = outcome.packed ? outcome.size : 0;
    advance({ done: done + 1, doneBytes: doneBytes + outcome.size, bytes: bytes + more });
    const again = outcome.kind === 'known' ? [{ name: outcome.source, sha256: outcome.sha256 }] : [];
    set({
      pages: state.pages + pagesOf(outcome),
      failed: state.failed + (outcome.kind === 'failed' ? 1 : 0),
      duplicates: [...state.duplicates, ...again],
    });
  }

  function found(archive: Queued, sources: readonly string[]): void {
    packed.set(archive, sources.length);
    const { files, doneBytes } = state.progress;
    advance({ files: files + sources.length - 1, doneBytes: doneBytes + archive.size });
  }

  /** Reads what is queued until nothing is. */
  async function readQueue(): Promise<void> {
    const start = await effects.loadWorkers();
    const store = await effects.store();
    const { events } = await store.events();
    last = events.at(-1) ?? null;
    for (const event of events) if (event.kind === 'document_added' && event.failure === null) known.add(event.sha256);
    for (await keeping; queue.length > 0 && !stopped; await keeping) {
      const batch = queue;
      queue = [];
      const workers = Math.min(Math.max(2, Math.min(4, effects.cores - 1)), batch.length);
      run = startPool(
        batch,
        { start, workers, patience, isKnown: (sha256) => known.has(sha256) },
        { done: finish, found },
      );
      if (state.phase === 'paused') run.pause();
      await run.finished;
      run = null;
    }
  }

  /** What was cancelled is not asked about when the page is opened again. */
  async function forget(): Promise<void> {
    try {
      const store = await effects.store();
      await store.dropWaiting([...kept]);
    } catch (error) {
      set({ error });
    }
  }

  async function work(): Promise<void> {
    try {
      await keeping;
      if (stopped) return;
      set({ phase: 'reading', since: now() });
      await readQueue();
    } catch (error) {
      run?.cancel();
      set({ error });
    } finally {
      if (stopped) await forget();
      run = null;
      queue = [];
      set({ phase: 'ended', since: null });
      effects.changed();
    }
  }

  /** Begins, or adds to what is going on. */
  function begin(files: number, bytes: number, prepare: () => Promise<void>): void {
    const isRunning = state.phase !== 'idle' && state.phase !== 'ended';
    if (!isRunning) {
      stopped = false;
      packed.clear();
      known.clear();
      kept.clear();
      set({ ...idle, phase: 'taking' });
    }
    advance({ files: state.progress.files + files, bytes: state.progress.bytes + bytes });
    keeping = isRunning ? keeping.then(prepare) : prepare();
    keeping.catch(() => undefined);
    if (!isRunning) void work();
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take: (files) => begin(files.length, 0, () => keep(files)),
    proceed: (files) =>
      begin(files.length, sizeOf(files), async () => {
        for (const { id, name, size } of files) enqueue({ source: name, size, open: () => contentOf(id), waiting: id });
      }),
    pause: () => {
      if (state.phase !== 'reading') return;
      run?.pause();
      set({ phase: 'paused', progress: { ...state.progress, spent: spentBy(now()) }, since: null });
    },
    resume: () => {
      if (state.phase !== 'paused') return;
      run?.resume();
      set({ phase: 'reading', since: now() });
    },
    cancel: () => {
      stopped = true;
      run?.cancel();
    },
  };
}
