import { openBrowserEngine } from '../../../lib/engine/browser.ts';
import type { Engine, QueryOptions, QueryResult, SqlValue } from '../../../lib/model/engine.ts';
import { isAtlasError } from '../../../lib/model/error.ts';

/** What a statement came to, in words that cross into the test's process (which loses NaN and error classes). */
export type Outcome = { readonly result: QueryResult } | { readonly code: string; readonly message: string };

/** The page's side of the browser tests: one engine, driven by `page.evaluate`. */
export interface EngineBench {
  open(database?: string): Promise<string>;
  query(sql: string, options?: QueryOptions): Promise<Outcome>;
  /** Runs `sql`, aborts it once it has been sent, and answers what became of it. */
  queryThenAbort(sql: string, milliseconds: number): Promise<Outcome>;
  /** Types and values of many one-column queries; non-finite numbers as {$number}. */
  typesAndValues(sqls: readonly string[]): Promise<{ readonly type: string; readonly value: SqlValue }[]>;
  /** Kills the worker from inside while a statement runs. */
  queryThenKill(sql: string): Promise<Outcome[]>;
  /** Fetches an address from a worker started from a blob, as the engine starts its own. */
  fetchInBlobWorker(address: string): Promise<string>;
}

let engine: Engine | undefined;
const workers: Worker[] = [];

// Only the engine under test starts workers here; the test needs a hold on its worker to kill it.
const PlainWorker = window.Worker;
window.Worker = class extends PlainWorker {
  constructor(address: string | URL, options?: WorkerOptions) {
    super(address, options);
    workers.push(this);
  }
};

async function outcomeOf(work: Promise<QueryResult>): Promise<Outcome> {
  try {
    return { result: await work };
  } catch (error) {
    if (!isAtlasError(error)) throw error;
    return { code: error.code, message: error.message };
  }
}

function opened(): Engine {
  if (engine === undefined) throw new Error('bench: open the engine first');
  return engine;
}

const bench: EngineBench = {
  async open(database = 'small.duckdb') {
    const address = (name: string) => new URL(name, window.location.href).href;
    try {
      engine = await openBrowserEngine({
        wasm: address('duckdb-eh.wasm'),
        worker: address('duckdb-browser-eh.worker.js'),
        database: address(database),
      });
      return 'ready';
    } catch (error) {
      if (isAtlasError(error)) return `${error.code} ${error.message}`;
      throw error;
    }
  },
  query: (sql, options) => outcomeOf(opened().query(sql, undefined, options)),
  queryThenAbort(sql, milliseconds) {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), milliseconds);
    return outcomeOf(opened().query(sql, controller.signal));
  },
  async typesAndValues(sqls) {
    const found: { type: string; value: SqlValue }[] = [];
    for (const sql of sqls) {
      const { columns, rows } = await opened().query(`SELECT ${sql} AS v`);
      const value = rows[0]?.[0] ?? null;
      const isOdd = typeof value === 'number' && !Number.isFinite(value);
      found.push({ type: columns[0]?.type ?? '', value: isOdd ? { $number: String(value) } : value });
    }
    return found;
  },
  async queryThenKill(sql) {
    const running = outcomeOf(opened().query(sql));
    workers.at(-1)?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
    return [await running, await outcomeOf(opened().query('SELECT 1'))];
  },
  fetchInBlobWorker(address) {
    const script = `fetch(${JSON.stringify(address)}).then(() => postMessage('reached'), () => postMessage('refused'))`;
    const worker = new PlainWorker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    return new Promise((resolve) => {
      worker.addEventListener('message', (event: MessageEvent<string>) => resolve(event.data), { once: true });
    });
  },
};

Object.assign(window, { bench });
