import { isAtlasError } from '../../lib/model/error.ts';
import { createReportReader, loadWorkerSource, type ReportReader } from '../../lib/reading/client.ts';
import type { ReportRead } from '../../lib/reading/message.ts';

/** What became of a file, in words that cross into the test's process. */
export type ReadOutcome =
  | Omit<ReportRead, 'bytes'>
  | { readonly code: string; readonly details: Readonly<Record<string, string | number>> };

/** The page's side of the test: one reader, driven by `page.evaluate`. */
export interface ReadingBench {
  open(): Promise<void>;
  /** Fetches a file of the page's origin and reads it under a name. */
  read(address: string, source: string): Promise<ReadOutcome>;
  /** Reads a file while its worker dies. */
  readAndDie(address: string, source: string): Promise<ReadOutcome>;
}

let reader: ReportReader | undefined;
const workers: Worker[] = [];

// Only the reader under test starts workers here; the test needs a hold on its worker to kill it.
const PlainWorker = window.Worker;
window.Worker = class extends PlainWorker {
  constructor(address: string | URL, options?: WorkerOptions) {
    super(address, options);
    workers.push(this);
  }
};

const absolute = (name: string): string => new URL(name, window.location.href).href;

async function outcomeOf(work: Promise<ReadOutcome>): Promise<ReadOutcome> {
  try {
    return await work;
  } catch (error) {
    if (!isAtlasError(error)) throw error;
    return { code: error.code, details: error.details };
  }
}

async function start(address: string, source: string): Promise<{ work: Promise<ReadOutcome> }> {
  const bytes = new Uint8Array(await (await fetch(absolute(address))).arrayBuffer());
  if (reader === undefined) throw new Error('bench: open the reader first');
  const { ask } = reader;
  const read = ask('load', { source, file: bytes }).then(() => ask('read', { source }));
  return { work: outcomeOf(read.then(({ document, readings }) => ({ document, readings }))) };
}

const bench: ReadingBench = {
  async open() {
    const start = await loadWorkerSource(
      {
        worker: absolute('reading.worker.js'),
        resources: absolute('reading.json'),
        pdfiumWasm: absolute('pdfium.wasm'),
      },
      { load: (address) => fetch(address) },
    );
    reader = createReportReader(start);
  },
  read: async (address, source) => (await start(address, source)).work,
  async readAndDie(address, source) {
    const { work } = await start(address, source);
    workers.at(-1)?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
    return work;
  },
};

Object.assign(window, { bench });
