import { type FileOutcome, type PoolFile, type PoolRun, startPool } from '../../../lib/reading/pool.ts';
import { documentAdded, documentFailed } from '../../../lib/workspace/events.ts';
import type { WorkspaceEvent } from '../../../lib/workspace/model.ts';
import { createImportProgress, type GivenFile, type Import, type ImportEffects, idle } from './import-state.ts';
import { failureOf, pagesOf, storedFile, unreadSha } from './kept-file.ts';

const megabyte = 1024 * 1024;
/** Larger files are not kept until they are read: they would be held twice. */
const largestKept = 32 * megabyte;
/** Files kept in one go, in bytes. */
const batchBytes = 8 * megabyte;
/** Files kept in one go: handing a thousand to the database at once would hold the page. */
const batchFiles = 25;
/** A report takes a second at most; a trap is given up. */
const patience = 60_000;

/** A file to read, and under which number it is kept until then. */
interface Queued extends PoolFile {
  readonly waiting: number | null;
}

function sizeOf(files: readonly { readonly size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** An import at rest. */
export function createImport(effects: ImportEffects): Import {
  const { now } = effects;
  const progress = createImportProgress(now);
  const { advance, set } = progress;
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
    advance({ bytes: progress.state().progress.bytes + bytes });
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
    const { done, doneBytes, bytes } = progress.state().progress;
    // The bytes of an archive's files were not known when it was counted.
    const more = outcome.packed ? outcome.size : 0;
    advance({ done: done + 1, doneBytes: doneBytes + outcome.size, bytes: bytes + more });
    const again = outcome.kind === 'known' ? [{ name: outcome.source, sha256: outcome.sha256 }] : [];
    set({
      pages: progress.state().pages + pagesOf(outcome),
      failed: progress.state().failed + (outcome.kind === 'failed' ? 1 : 0),
      duplicates: [...progress.state().duplicates, ...again],
    });
  }

  function found(archive: Queued, sources: readonly string[]): void {
    packed.set(archive, sources.length);
    const { files, doneBytes } = progress.state().progress;
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
      if (progress.state().phase === 'paused') run.pause();
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
    const isRunning = progress.state().phase !== 'idle' && progress.state().phase !== 'ended';
    if (!isRunning) {
      stopped = false;
      packed.clear();
      known.clear();
      kept.clear();
      set({ ...idle, phase: 'taking' });
    }
    advance({ files: progress.state().progress.files + files, bytes: progress.state().progress.bytes + bytes });
    keeping = isRunning ? keeping.then(prepare) : prepare();
    keeping.catch(() => undefined);
    if (!isRunning) void work();
  }

  return {
    state: progress.state,
    subscribe: progress.subscribe,
    take: (files) => begin(files.length, 0, () => keep(files)),
    proceed: (files) =>
      begin(files.length, sizeOf(files), async () => {
        for (const { id, name, size } of files) enqueue({ source: name, size, open: () => contentOf(id), waiting: id });
      }),
    pause: () => {
      if (progress.state().phase !== 'reading') return;
      run?.pause();
      progress.rest();
    },
    resume: () => {
      if (progress.state().phase !== 'paused') return;
      run?.resume();
      set({ phase: 'reading', since: now() });
    },
    cancel: () => {
      stopped = true;
      run?.cancel();
    },
  };
}
