import { AtlasError } from '../model/error.ts';
import type { ReaderAnswer, ReaderRequest, ReaderTasks, StartRequest, TaskName } from './message.ts';
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

/** The part of a Worker that a reader uses. */
export interface WorkerLike {
  postMessage(message: ReaderRequest): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ReaderAnswer>) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
}

/** Starts workers that have been told what they read with. */
export type WorkerSource = () => WorkerLike;

/** Reads reports off the page's thread, in one worker, one task after another. */
export interface ReportReader {
  /**
   * Has one task done. Rejects with AtlasError: what the task throws in the worker; `unreadable` with `details.crashed`
   * where the worker died of it or was ended (the next task gets a new worker).
   */
  ask<Name extends TaskName>(name: Name, ask: ReaderTasks[Name]['ask']): Promise<ReaderTasks[Name]['answer']>;
  /** Ends the worker; tasks not yet done are rejected with the reason. */
  end(reason: string): void;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: AtlasError) => void;
}

async function loaded(address: string, effects: ReaderEffects): Promise<Response> {
  const response = await effects.load(address).catch((error: unknown) => {
    throw new AtlasError('engine_failed', `reading: cannot load ${address}: ${String(error)}`, { address }, error);
  });
  if (response.ok) return response;
  throw new AtlasError('engine_failed', `reading: cannot load ${address}: HTTP ${response.status}`, { address });
}

/**
 * Fetches script and resources once; workers then start from a blob, so that the page's content policy binds them. The
 * blob's address is kept for the life of the page. Throws `engine_failed` where a file cannot be loaded.
 */
export async function loadWorkerSource(addresses: ReaderAddresses, effects: ReaderEffects): Promise<WorkerSource> {
  const [script, resources] = await Promise.all([
    loaded(addresses.worker, effects).then((response) => response.blob()),
    loaded(addresses.resources, effects).then((response): Promise<ResourceFiles> => response.json()),
  ]);
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const first: StartRequest = { kind: 'start', resources, pdfiumWasm: addresses.pdfiumWasm };
  return () => {
    const worker = new Worker(address);
    worker.postMessage(first);
    return worker;
  };
}

/** Takes what a worker says to whoever waits for it. */
function settle(answer: ReaderAnswer, waiting: Map<number, Waiting>): void {
  const one = waiting.get(answer.id);
  waiting.delete(answer.id);
  if (answer.kind === 'done') one?.resolve(answer.value as never);
  else one?.reject(new AtlasError(answer.code, answer.message, answer.details));
}

/** A reader over one worker, started at its first task. */
export function createReportReader(start: WorkerSource): ReportReader {
  const waiting = new Map<number, Waiting>();
  let worker: WorkerLike | null = null;
  let next = 0;

  const end = (reason: string): void => {
    worker?.terminate();
    worker = null;
    const lost = [...waiting.values()];
    waiting.clear();
    for (const { reject } of lost) reject(new AtlasError('unreadable', `reading: ${reason}`, { reason, crashed: 1 }));
  };
  const begin = (): WorkerLike => {
    const started = start();
    started.addEventListener('message', (event) => settle(event.data, waiting));
    // A worker that was ended may still have its last error under way: it must not end its successor.
    started.addEventListener('error', (event) => worker === started && end(event.message || 'the worker died'));
    return started;
  };
  return {
    ask: (name, ask) =>
      new Promise((resolve, reject) => {
        worker ??= begin();
        const id = next++;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ kind: 'task', id, name, ask });
      }),
    end,
  };
}
