import { AtlasError } from '../model/error.ts';
import { narrowReadAhead } from './read-ahead.ts';

/**
 * Runs in the worker before DuckDB's own script: takes the module the page has compiled, so that DuckDB's own request for it
 * is answered with nothing and its instance made of this one; notes the memory given to it, tells its size on a port of its
 * own, and holds a lock for as long as the worker lives. DuckDB's handler never sees these messages. A promise
 * nobody looks after (the module could not be fetched or compiled) becomes an uncaught error: else who waits would never be told.
 */
const prelude = `(() => {
  let memory = null;
  let compiled = null;
  const make = WebAssembly.instantiate;
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const plain = WebAssembly[name];
    if (plain) WebAssembly[name] = async (source, imports) => {
      memory = imports?.env?.memory ?? memory;
      if (compiled === null) return plain.call(WebAssembly, source, imports);
      return { module: compiled, instance: await make.call(WebAssembly, compiled, imports) };
    };
  }
  const greet = (event) => {
    const { atlasLife: lock, port, module, wasm } = event.data;
    if (lock === undefined) return;
    event.stopImmediatePropagation();
    removeEventListener('message', greet);
    compiled = module;
    const ask = self.fetch;
    self.fetch = (request, init) => {
      if ((request.url ?? String(request)) !== wasm) return ask(request, init);
      self.fetch = ask;
      return Promise.resolve(new Response(new Uint8Array(0)));
    };
    port.onmessage = () => port.postMessage(memory === null ? null : memory.buffer.byteLength);
    if (navigator.locks) void navigator.locks.request(lock, () => { port.postMessage('held'); return new Promise(() => {}); });
  };
  addEventListener('message', greet);
  addEventListener('unhandledrejection', ({ reason }) => setTimeout(() => { throw reason; }));
})();
`;

/** The WebAssembly module a worker is to use, and the address it would ask for it by. */
export interface GivenModule {
  readonly module: WebAssembly.Module;
  readonly wasm: string;
}

/** Ties work to the worker's life: a dead worker never answers, so whatever waits on it must be told. */
export interface WorkerLife {
  readonly whileAlive: <Result>(work: Promise<Result>) => Promise<Result>;
  /** Terminates the worker; the error it gives is what everything waiting on it gets. */
  readonly end: (reason: unknown) => AtlasError;
  readonly ended: Promise<AtlasError>;
  /** Bytes of the module's memory; null before there is a module. */
  readonly memory: () => Promise<number | null>;
}

/** The script a worker is started from, with what watches over it in front. */
export function watchedScript(script: string): Blob {
  return new Blob([prelude, narrowReadAhead, script], { type: 'text/javascript' });
}

/**
 * Gives a worker started from {@link watchedScript} its module and watches over it. An uncaught error is its end; so is, where the page may use locks,
 * the lock it gives back when somebody or the browser stops it without a word. Elsewhere such a silent death is noticed
 * by who waits too long (see heal.ts).
 */
export function watchWorker(worker: Worker, { module, wasm }: GivenModule): WorkerLife {
  let tell: (error: AtlasError) => void = () => undefined;
  const ended = new Promise<AtlasError>((resolve) => {
    tell = resolve;
  });
  const death = ended.then((error) => {
    throw error;
  });
  death.catch(() => undefined);
  const { port1: port, port2 } = new MessageChannel();
  const end = (reason: unknown): AtlasError => {
    const message = reason instanceof Error ? reason.message : String(reason);
    const error = new AtlasError('engine_failed', `engine: ${message}`, { reason: message }, reason);
    worker.terminate();
    port.close();
    tell(error);
    return error;
  };
  const lock = `atlas-engine-${performance.timeOrigin}-${Math.random()}`;
  const asked: ((bytes: number | null) => void)[] = [];
  port.onmessage = ({ data }: MessageEvent<'held' | number | null>) => {
    if (data === 'held') void navigator.locks.request(lock, () => void end('the worker was stopped'));
    else asked.shift()?.(data);
  };
  worker.addEventListener('error', (event) => end(event.message || 'the worker died'));
  worker.postMessage({ atlasLife: lock, port: port2, module, wasm }, [port2]);
  const whileAlive = <Result>(work: Promise<Result>): Promise<Result> => Promise.race([death, work]);
  const memory = () =>
    whileAlive(
      new Promise<number | null>((resolve) => {
        asked.push(resolve);
        port.postMessage('memory');
      }),
    );
  return { whileAlive, end, ended, memory };
}
