import { openBrowserEngine } from '../../../lib/engine/browser.ts';
import type { MortalEngine } from '../../../lib/model/engine.ts';
import { asking } from './asking.ts';
import { obey } from './commanded.ts';

let engine: MortalEngine | undefined;

function opened(): MortalEngine {
  if (engine === undefined) throw new Error('bench: open a database first');
  return engine;
}

/** A fresh engine on a file that stays on the server; milliseconds until it answers. */
async function open(database: string): Promise<number> {
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
}

/** The page's side of the section `country`. */
export const countryBench = { open, ...asking(opened) };

Object.assign(window, { countryBench });
void obey(countryBench);
