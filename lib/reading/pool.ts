import { AtlasError, isAtlasError } from '../model/error.ts';
import { createReportReader, type ReportReader, type WorkerSource } from './client.ts';
import type { FileContent, ReportRead } from './message.ts';

/** A file to read; `source` is its path as the person knows it ("2024/水务局.docx", "上报.zip/水务局.docx"). */
export interface PoolFile {
  readonly source: string;
  readonly size: number;
  /** Its content, asked for when its turn comes; null where somebody else has read it meanwhile. */
  readonly open: () => Promise<Blob | null>;
}

/**
 * What became of one file; `sha256` is null where its bytes could not be had. `given` is the file as it was given: itself, or
 * the archive it lay in (`packed`).
 */
export type FileOutcome<Given extends PoolFile = PoolFile> = {
  readonly source: string;
  readonly size: number;
  readonly sha256: string | null;
  readonly given: Given;
  readonly packed: boolean;
} & (
  | { readonly kind: 'read'; readonly read: ReportRead }
  /** It was read before: its bytes are known, or it was taken by somebody else. */
  | { readonly kind: 'known' }
  | { readonly kind: 'failed'; readonly error: AtlasError }
);

/** What a run tells while it goes. */
export interface PoolListener<Given extends PoolFile> {
  /**
   * One file is done. The next is not read before the promise is kept, so that what was read is never piled up; a promise
   * that is broken ends the run with its error.
   */
  done(outcome: FileOutcome<Given>): Promise<void>;
  /** A file is an archive: these stand in its place. */
  found(archive: Given, sources: readonly string[]): void;
}

/** How a run reads. */
export interface PoolOptions {
  readonly start: WorkerSource;
  /** Files read at a time. */
  readonly workers: number;
  /** Milliseconds after which a file is given up. */
  readonly patience: number;
  /** Whether a file of this SHA-256 need not be read. */
  readonly isKnown: (sha256: string) => boolean;
}

/** A run under way. */
export interface PoolRun {
  /** Kept when every file is done or the run was cancelled. */
  readonly finished: Promise<void>;
  pause(): void;
  resume(): void;
  /** Ends the workers; what is being read is not told of. */
  cancel(): void;
}

/** Documents that are packed as archives are: never opened as one. */
const packedDocument = /\.(?:docx|docm|xlsx|xlsm|odt|ods|ofd|pdf|html?|mhtml?|txt|md|csv|tsv)$/i;

/** An archive being read: its own reader keeps it open until its last file is unpacked. */
interface OpenArchive<Given> {
  readonly given: Given;
  readonly opener: ReportReader;
  left: number;
}

/** Something to do: a file, or a file of an open archive. */
type Job<Given> =
  | { readonly kind: 'file'; readonly source: string; readonly given: Given }
  | { readonly kind: 'entry'; readonly source: string; readonly archive: OpenArchive<Given>; readonly index: number };

function asError(source: string, error: unknown): AtlasError {
  return isAtlasError(error) ? error : new AtlasError('unreadable', `reading: ${source}: ${String(error)}`, { source });
}

/** Has a task done in time; a worker that takes longer is ended. */
async function inTime<Value>(
  reader: ReportReader,
  source: string,
  patience: number,
  work: Promise<Value>,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const message = `reading: ${source} was given up after ${patience} ms`;
      reject(new AtlasError('too_complex', message, { source, seconds: Math.round(patience / 1000), late: 1 }));
      reader.end('took too long');
    }, patience);
  });
  // The end of the worker rejects the work too; the reason given first is the one that counts.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a file may be an archive of files, by its first bytes and its name. */
async function looksPacked(source: string, file: Blob): Promise<boolean> {
  if (packedDocument.test(source)) return false;
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return head[0] === 0x50 && head[1] === 0x4b;
}

/** A gate that can be shut: whoever comes to it waits until it opens. */
function createGate(): { readonly pass: () => Promise<void>; readonly shut: () => void; readonly open: () => void } {
  let waiting: Promise<void> | null = null;
  let release: () => void = () => undefined;
  return {
    pass: async () => waiting ?? undefined,
    shut: () => {
      waiting ??= new Promise((resolve) => {
        release = resolve;
      });
    },
    open: () => {
      waiting = null;
      release();
    },
  };
}

/**
 * Reads files, several at a time, each in a worker. A file that cannot be read, kills its worker or takes too long fails
 * alone. The files of an archive are read in its place; only one of them at a time is unpacked for each worker.
 */
export function startPool<Given extends PoolFile>(
  files: readonly Given[],
  options: PoolOptions,
  listener: PoolListener<Given>,
): PoolRun {
  const { start, workers, patience, isKnown } = options;
  const jobs: Job<Given>[] = files.map((given) => ({ kind: 'file', source: given.source, given }));
  // Taken from the end: the order of the files is kept, and an archive's stand in its place.
  jobs.reverse();
  const gate = createGate();
  const readers = new Set<ReportReader>();
  let cancelled = false;
  let working = 0;
  let wake: (() => void)[] = [];

  const openReader = (): ReportReader => {
    const reader = createReportReader(start);
    readers.add(reader);
    return reader;
  };
  const endReader = (reader: ReportReader): void => {
    readers.delete(reader);
    reader.end('no longer needed');
  };

  async function unpacked({ archive, index, source }: Extract<Job<Given>, { kind: 'entry' }>): Promise<FileContent> {
    try {
      return await inTime(archive.opener, source, patience, archive.opener.ask('unpack', { index }));
    } finally {
      archive.left--;
      if (archive.left === 0) endReader(archive.opener);
    }
  }

  /** Puts an archive's files in its place; null where it is no archive after all. */
  async function expand(given: Given, file: Blob): Promise<readonly string[] | null> {
    const opener = openReader();
    const { source } = given;
    try {
      const sources = await inTime(opener, source, patience, opener.ask('list', { source, file }));
      if (sources === null) {
        endReader(opener);
        return null;
      }
      const archive: OpenArchive<Given> = { given, opener, left: sources.length };
      const entries = sources.map((entry, index): Job<Given> => ({ kind: 'entry', source: entry, archive, index }));
      jobs.push(...entries.reverse());
      return sources;
    } catch (error) {
      endReader(opener);
      throw error;
    }
  }

  /** Null where the file is an archive, whose files now stand in its place. */
  async function outcomeOf(job: Job<Given>, reader: ReportReader): Promise<FileOutcome<Given> | null> {
    const { source } = job;
    const packed = job.kind === 'entry';
    const { given } = packed ? job.archive : job;
    let size = packed ? 0 : given.size;
    let sha256: string | null = null;
    try {
      const file = packed ? await unpacked(job) : await given.open();
      if (file === null) return { kind: 'known', source, size, sha256, given, packed };
      if (file instanceof Blob && (await looksPacked(source, file))) {
        const sources = await expand(given, file);
        if (sources !== null) {
          listener.found(given, sources);
          return null;
        }
      }
      size = file instanceof Uint8Array ? file.length : file.size;
      sha256 = await inTime(reader, source, patience, reader.ask('load', { source, file }));
      if (isKnown(sha256)) return { kind: 'known', source, size, sha256, given, packed };
      const read = await inTime(reader, source, patience, reader.ask('read', { source }));
      return { kind: 'read', source, size, sha256, given, packed, read };
    } catch (error) {
      return { kind: 'failed', source, size, sha256, given, packed, error: asError(source, error) };
    }
  }

  /** The next thing to do; waits while another worker may still open an archive. */
  async function nextJob(): Promise<Job<Given> | null> {
    for (;;) {
      await gate.pass();
      if (cancelled) return null;
      const job = jobs.pop();
      if (job !== undefined) return job;
      if (working === 0) return null;
      await new Promise<void>((resolve) => wake.push(resolve));
    }
  }

  const wakeAll = (): void => {
    const sleeping = wake;
    wake = [];
    for (const rouse of sleeping) rouse();
  };

  function cancel(): void {
    cancelled = true;
    jobs.length = 0;
    for (const reader of readers) reader.end('cancelled');
    readers.clear();
    gate.open();
    wakeAll();
  }

  async function work(): Promise<void> {
    const reader = openReader();
    for (let job = await nextJob(); job !== null; job = await nextJob()) {
      working++;
      try {
        const outcome = await outcomeOf(job, reader);
        if (outcome !== null && !cancelled) await listener.done(outcome);
      } catch (error) {
        cancel();
        throw error;
      } finally {
        working--;
        wakeAll();
      }
    }
    endReader(reader);
  }

  const finished = Promise.all(Array.from({ length: workers }, work)).then(() => undefined);
  return { finished, pause: gate.shut, resume: gate.open, cancel };
}
