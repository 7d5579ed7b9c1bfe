import { openBrowserEngine } from '../../../lib/engine/browser.ts';
import type { MortalEngine, QueryOptions, ResultBatch, ResultColumn, SqlValue } from '../../../lib/model/engine.ts';
import { isAtlasError } from '../../../lib/model/error.ts';
import { tableOf, textAt } from '../../../lib/results/table.ts';
import { type HealBench, healBench, lastWorker, type Outcome, outcomeOf } from './heal-page.ts';

/** A streamed result: what the grid would show of its first and last row. */
export interface Streamed {
  readonly types: readonly string[];
  readonly rows: number;
  readonly complete: boolean;
  readonly first: readonly (string | null)[];
  readonly last: readonly (string | null)[];
}

/** The page's side of the browser tests: one engine, driven by `page.evaluate`. */
export interface EngineBench extends HealBench {
  open(database?: string, opened?: 'whole' | 'ranges'): Promise<string>;
  query(sql: string, options?: QueryOptions): Promise<Outcome>;
  /** Makes `my.<name>` of an Arrow stream in Base64. */
  insert(name: string, ipc: string): Promise<void>;
  /** Runs `sql`, aborts it once it has been sent, and answers what became of it. */
  queryThenAbort(sql: string, milliseconds: number): Promise<Outcome>;
  stream(sql: string, limit: number): Promise<Streamed>;
  /** Types and values of many one-column queries; non-finite numbers as {$number}. */
  typesAndValues(sqls: readonly string[]): Promise<{ readonly type: string; readonly value: SqlValue }[]>;
  /** Kills the worker from inside while a statement runs. */
  queryThenKill(sql: string): Promise<Outcome[]>;
  /** Fetches an address from a worker started from a blob, as the engine starts its own. */
  fetchInBlobWorker(address: string): Promise<string>;
}

let engine: MortalEngine | undefined;
function opened(): MortalEngine {
  if (engine === undefined) throw new Error('bench: open the engine first');
  return engine;
}

const bench: EngineBench = {
  ...healBench,
  async open(database = 'small.duckdb', opened = 'whole') {
    const address = (name: string) => new URL(name, window.location.href).href;
    try {
      engine = await openBrowserEngine({
        wasm: address('duckdb-eh.wasm'),
        worker: address('duckdb-browser-eh.worker.js'),
        database: address(database),
        opened,
      });
      return 'ready';
    } catch (error) {
      if (isAtlasError(error)) return `${error.code} ${error.message}`;
      throw error;
    }
  },
  query: (sql, options) => outcomeOf(opened().query(sql, undefined, options)),
  insert: (name, ipc) =>
    opened().insert(
      name,
      Uint8Array.from(atob(ipc), (character) => character.charCodeAt(0)),
    ),
  async stream(sql, limit) {
    const batches: ResultBatch[] = [];
    let columns: readonly ResultColumn[] = [];
    const sink = {
      limit,
      columns: (found: readonly ResultColumn[]) => {
        columns = found;
      },
      batch: (batch: ResultBatch) => void batches.push(batch),
    };
    const { complete } = await opened().stream(sql, sink);
    const table = tableOf(columns, batches);
    const texts = (row: number) => columns.map((_, column) => textAt(table, row, column));
    return {
      types: columns.map(({ type }) => type),
      rows: table.rows,
      complete,
      first: texts(0),
      last: texts(table.rows - 1),
    };
  },
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
    lastWorker()?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
    return [await running, await outcomeOf(opened().query('SELECT 1'))];
  },
  fetchInBlobWorker(address) {
    const script = `fetch(${JSON.stringify(address)}).then(() => postMessage('reached'), () => postMessage('refused'))`;
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    return new Promise((resolve) => {
      worker.addEventListener('message', (event: MessageEvent<string>) => resolve(event.data), { once: true });
    });
  },
};

Object.assign(window, { bench });
