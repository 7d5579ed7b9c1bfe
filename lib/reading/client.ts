import { AtlasError } from '../model/error.ts';
import type { ReaderAnswer, ReaderRequest, ReportRead } from './message.ts';
import type { ResourceFiles } from './resources.ts';

/** Absolute addresses, all on the page's own origin: the worker's script, the resources as one JSON file, PDFium's wasm. */
export interface ReaderAddresses {
  readonly worker: string;
  readonly resources: string;
  readonly pdfiumWasm: string;
}

/** What the reader needs from the page: `load` is the page’s own `fetch`. */
export interface ReaderEffects {
  readonly load: (address: string) => Promise<Response>;
}

/** Reads reports off the page's thread. */
export interface ReportReader {
  /**
   * Reads one file. Rejects with AtlasError: what `openDocument` throws; `unreadable` with `details.crashed` where the worker
   * died of it (the next file gets a new worker).
   */
  read(source: string, bytes: Uint8Array): Promise<ReportRead>;
  /** Ends the worker; files not yet read are rejected. */
  close(): void;
}

interface Waiting {
  readonly resolve: (read: ReportRead) => void;
  readonly reject: (error: AtlasError) => void;
}

async function loaded(address: string, effects: ReaderEffects): Promise<Response> {
  const response = await effects.load(address).catch((error: unknown) => {
    throw new AtlasError('engine_failed', `reading: cannot load ${address}: ${String(error)}`, { address }, error);
  });
  if (response.ok) return response;
  throw new AtlasError('engine_failed', `reading: cannot load ${address}: HTTP ${response.status}`, { address });
}

/** Takes what a worker says to whoever waits for it. */
function settle(answer: ReaderAnswer, waiting: Map<number, Waiting>): void {
  const one = waiting.get(answer.id);
  waiting.delete(answer.id);
  if (answer.kind === 'reading') one?.resolve({ document: answer.document, reading: answer.reading });
  else one?.reject(new AtlasError(answer.code, answer.message, answer.details));
}

/**
 * The page's side: fetches script and resources once and starts the worker from a blob, so that the page's content policy
 * binds it. Throws `engine_failed` where a file cannot be loaded.
 */
export async function openReportReader(addresses: ReaderAddresses, effects: ReaderEffects): Promise<ReportReader> {
  const [script, resources] = await Promise.all([
    loaded(addresses.worker, effects).then((response) => response.blob()),
    loaded(addresses.resources, effects).then((response): Promise<ResourceFiles> => response.json()),
  ]);
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let next = 0;

  const end = (reason: string): void => {
    worker?.terminate();
    worker = null;
    const lost = [...waiting.values()];
    waiting.clear();
    for (const { reject } of lost) reject(new AtlasError('unreadable', `reading: ${reason}`, { reason, crashed: 1 }));
  };
  const start = (): Worker => {
    const started = new Worker(address);
    started.addEventListener('message', (event: MessageEvent<ReaderAnswer>) => settle(event.data, waiting));
    started.addEventListener('error', (event) => end(event.message || 'the worker died'));
    const first: ReaderRequest = { kind: 'start', resources, pdfiumWasm: addresses.pdfiumWasm };
    started.postMessage(first);
    return started;
  };
  return {
    read: (source, bytes) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        const request: ReaderRequest = { kind: 'read', id: next++, source, bytes };
        waiting.set(request.id, { resolve, reject });
        worker.postMessage(request);
      }),
    close: () => {
      end('closed');
      URL.revokeObjectURL(address);
    },
  };
}
