import { openBrowserEngine } from '../../../lib/engine/browser.ts';
import type { MortalEngine, ResultSink } from '../../../lib/model/engine.ts';

/** How a statement is asked: as Views are (`plain`), after its types have been asked for, as the workbench does, or as Arrow. */
export type Way = 'plain' | 'described' | 'streamed' | 'arrow';

let engine: MortalEngine | undefined;

/** Opens a database file as the product does; milliseconds until it answers. */
async function open(database: string): Promise<number> {
  const address = (name: string) => new URL(name, window.location.href).href;
  await engine?.close();
  const begin = performance.now();
  engine = await openBrowserEngine({
    wasm: address('duckdb-eh.wasm'),
    worker: address('duckdb-browser-eh.worker.js'),
    database: address(database),
  });
  return performance.now() - begin;
}

const reading: ResultSink = {
  limit: Number.POSITIVE_INFINITY,
  columns: () => undefined,
  batch: ({ rows, cell }) => {
    for (let row = 0; row < rows; row++) cell(row, 0);
  },
};

/** Milliseconds of one statement, rows at hand. */
async function time(sql: string, way: Way): Promise<number> {
  if (engine === undefined) throw new Error('bench: open a database first');
  const begin = performance.now();
  if (way === 'plain') await engine.query(sql, undefined, { plain: true });
  else if (way === 'described') await engine.query(sql);
  else if (way === 'arrow') await engine.dump(sql);
  else await engine.stream(sql, reading);
  return performance.now() - begin;
}

/** The page's side of the section `engine`. */
export const engineBench = { open, time, memory: async () => engine?.memory() };

Object.assign(window, { engineBench });
