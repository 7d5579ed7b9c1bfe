import { openBrowserEngine } from '../../lib/engine/browser.ts';
import type { Engine } from '../../lib/model/engine.ts';

/** The page's side of the benchmark. */
export interface QueryBench {
  open(database: string): Promise<void>;
  /** Milliseconds of each of `runs` runs, after one that is not counted. */
  time(sql: string, runs: number): Promise<number[]>;
}

let engine: Engine | undefined;

const bench: QueryBench = {
  async open(database) {
    const address = (name: string) => new URL(name, window.location.href).href;
    await engine?.close();
    engine = await openBrowserEngine({
      wasm: address('duckdb-eh.wasm'),
      worker: address('duckdb-browser-eh.worker.js'),
      database: address(database),
    });
  },
  async time(sql, runs) {
    if (engine === undefined) throw new Error('bench: open a database first');
    const found: number[] = [];
    for (let run = 0; run <= runs; run++) {
      const begin = performance.now();
      await engine.query(sql);
      if (run > 0) found.push(performance.now() - begin);
    }
    return found;
  },
};

Object.assign(window, { bench });
