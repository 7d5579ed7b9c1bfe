import { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { openBrowserEngine } from '../../../lib/engine/browser.ts';
import { createHealingEngine, type HealingEngine } from '../../../lib/engine/heal.ts';
import { createJournal, type MyTable } from '../../../lib/engine/journal.ts';
import { openJournalStore } from '../../../lib/engine/journal-store.ts';
import type { MortalEngine, QueryResult, ResultColumn } from '../../../lib/model/engine.ts';
import { isAtlasError } from '../../../lib/model/error.ts';
import { textRows } from '../../../lib/usertables/arrow.ts';
import { sqlEffect } from '../../../lib/workbench/effect.ts';

/** What a statement came to, in words that cross into the test's process (which loses NaN and error classes). */
export type Outcome = { readonly result: QueryResult } | { readonly code: string; readonly message: string };

/** Resolves to what became of a statement; anything but an AtlasError is a defect and passes through. */
export async function outcomeOf(work: Promise<QueryResult>): Promise<Outcome> {
  try {
    return { result: await work };
  } catch (error) {
    if (!isAtlasError(error)) throw error;
    return { code: error.code, message: error.message };
  }
}

/** The page's side of the tests of healing: one healing engine over a journal in IndexedDB. */
export interface HealBench {
  heal(memoryLimit?: number): Promise<string>;
  healed(sql: string): Promise<Outcome>;
  /** Runs a statement, cancels it after a while; milliseconds from the cancel to its answer and to the next one's. */
  cancelHealed(
    sql: string,
    after: number,
  ): Promise<{ outcome: Outcome; answeredIn: number; nextIn: number; next: Outcome }>;
  /**
   * Runs a statement and stops its worker, without a word to the engine, after a while; then asks `next`. Milliseconds
   * from the kill to the answer of `next`.
   */
  killHealed(
    sql: string,
    after: number,
    next: string,
  ): Promise<{ outcome: Outcome; next: Outcome; milliseconds: number }>;
  /** Makes a table of `my` of rows of text. */
  makeHealed(
    name: string,
    columns: readonly ResultColumn[],
    rows: readonly (readonly (string | null)[])[],
  ): Promise<string>;
  /** Hands rows over until cancelled; the rows taken and what the statement came to. */
  streamHealed(sql: string, limit: number, cancelAfterBatches: number): Promise<{ rows: number; outcome: string }>;
  /** Runs a statement on an engine whose settings were never locked; a new one where the last has died. */
  unsealedQuery(sql: string): Promise<string>;
  myTables(): readonly MyTable[];
  forgetLost(name: string): Promise<void>;
  /** How many workers were started so far. */
  workersStarted(): number;
  forgetJournal(): Promise<void>;
}

const workers: Worker[] = [];
const PlainWorker = window.Worker;
window.Worker = class extends PlainWorker {
  constructor(address: string | URL, options?: WorkerOptions) {
    super(address, options);
    workers.push(this);
  }
};

/** The worker started last; tests need a hold on it to kill it. */
export function lastWorker(): Worker | undefined {
  return workers.at(-1);
}

let engine: HealingEngine | undefined;
let unsealed: Promise<MortalEngine> | undefined;
let tables: readonly MyTable[] = [];

function opened(): HealingEngine {
  if (engine === undefined) throw new Error('bench: call heal first');
  return engine;
}

const address = (name: string) => new URL(name, window.location.href).href;
const openSmall = () =>
  openBrowserEngine({
    wasm: address('duckdb-eh.wasm'),
    worker: address('duckdb-browser-eh.worker.js'),
    database: address('small.duckdb'),
  });

/** The engine as it would be without its seal: every setting of its start-up is left out. */
async function openUnsealed(): Promise<MortalEngine> {
  const { send } = AsyncDuckDBConnection.prototype;
  const unsealing = function (this: AsyncDuckDBConnection, sql: string, stream?: boolean) {
    return send.call(this, sql.startsWith('SET ') ? 'SELECT 1' : sql, stream);
  };
  Object.assign(AsyncDuckDBConnection.prototype, { send: unsealing });
  const opened = await openSmall();
  Object.assign(AsyncDuckDBConnection.prototype, { send });
  return opened;
}

const journalName = 'heal-bench';

/** The functions `window.bench` gets for the tests of healing. */
export const healBench: HealBench = {
  async heal(memoryLimit = 1e9) {
    const store = await openJournalStore(journalName);
    engine = createHealingEngine({
      open: openSmall,
      journal: createJournal(store, (now) => {
        tables = now;
      }),
      effectOf: sqlEffect,
      onState: () => undefined,
      memoryLimit,
    });
    await engine.start();
    return 'ready';
  },
  healed: (sql) => outcomeOf(opened().query(sql)),
  async cancelHealed(sql, after) {
    const controller = new AbortController();
    const work = outcomeOf(opened().query(sql, controller.signal));
    await Promise.race([work, new Promise((resolve) => setTimeout(resolve, after))]);
    const cancelledAt = performance.now();
    controller.abort();
    const outcome = await work;
    const answeredIn = performance.now() - cancelledAt;
    const next = await outcomeOf(opened().query('SELECT count(*) AS n FROM fact'));
    return { outcome, answeredIn, nextIn: performance.now() - cancelledAt, next };
  },
  async killHealed(sql, after, next) {
    const work = outcomeOf(opened().query(sql));
    await new Promise((resolve) => setTimeout(resolve, after));
    const killedAt = performance.now();
    lastWorker()?.terminate();
    const answer = await outcomeOf(opened().query(next));
    return { outcome: await work, next: answer, milliseconds: performance.now() - killedAt };
  },
  async makeHealed(name, columns, rows) {
    const values = columns.map(({ name }, at) => ({
      name,
      values: rows.map((row) => row[at] ?? null),
    }));
    try {
      await opened().make({ name, columns, rows: textRows(values, rows.length) });
      return 'made';
    } catch (error) {
      return isAtlasError(error) ? `${error.code} ${error.message}` : String(error);
    }
  },
  async streamHealed(sql, limit, cancelAfterBatches) {
    const controller = new AbortController();
    let rows = 0;
    let batches = 0;
    const sink = {
      limit,
      columns: () => undefined,
      batch: (batch: { readonly rows: number }) => {
        rows += batch.rows;
        if (++batches === cancelAfterBatches) controller.abort();
      },
    };
    const outcome = await opened()
      .stream(sql, sink, controller.signal)
      .then(
        ({ complete }) => (complete ? 'complete' : 'limited'),
        (error: unknown) => (isAtlasError(error) ? error.code : String(error)),
      );
    return { rows, outcome };
  },
  async unsealedQuery(sql) {
    unsealed ??= openUnsealed();
    const current = await unsealed;
    const outcome = await outcomeOf(current.query(sql));
    if ('result' in outcome) return 'answered';
    if (outcome.code === 'engine_failed') unsealed = undefined;
    return outcome.message;
  },
  myTables: () => tables,
  forgetLost: (name) => opened().forget(name),
  workersStarted: () => workers.length,
  forgetJournal: () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(journalName);
      request.onsuccess = () => resolve();
      request.onblocked = () => resolve();
      request.onerror = () => reject(request.error);
    }),
};
