import { openBrowserEngine } from '../../lib/engine/browser.ts';
import type { MortalEngine } from '../../lib/model/engine.ts';

/** One answer of a database read by ranges. */
export interface CountryAnswer {
  readonly milliseconds: number;
  readonly rows: number;
  /** Bytes of the module's memory afterwards. */
  readonly memory: number;
}

/** The page's side of the country benchmark. */
export interface CountryBench {
  /** A fresh engine on the file; milliseconds until it answers. */
  open(database: string): Promise<number>;
  ask(sql: string): Promise<CountryAnswer>;
}

let engine: MortalEngine | undefined;

const bench: CountryBench = {
  async open(database) {
    const address = (name: string) => new URL(name, window.location.href).href;
    await engine?.close();
    const begin = performance.now();
    engine = await openBrowserEngine({
      wasm: address('duckdb-eh.wasm'),
      worker: address('duckdb-browser-eh.worker.js'),
      database: address(database),
      opened: 'ranges',
    });
    return performance.now() - begin;
  },
  async ask(sql) {
    if (engine === undefined) throw new Error('bench: open a database first');
    const begin = performance.now();
    const { rows } = await engine.query(sql, undefined, { plain: true });
    const milliseconds = performance.now() - begin;
    return { milliseconds, rows: rows.length, memory: (await engine.memory()) ?? 0 };
  },
};

Object.assign(window, { bench });
