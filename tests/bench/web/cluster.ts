import { localSetUp } from '../../../lib/clickhouse/local.ts';
import { openBrowserEngine } from '../../../lib/engine/browser.ts';
import { openClickHouseEngine } from '../../../lib/engine/clickhouse.ts';
import type { MortalEngine } from '../../../lib/model/engine.ts';
import { asking } from './asking.ts';

let engine: MortalEngine | undefined;
let travelled = { requests: 0, bytes: 0, rows: 0 };

function opened(): MortalEngine {
  if (engine === undefined) throw new Error('bench: open a cluster first');
  return engine;
}

const address = (name: string) => new URL(name, window.location.href).href;

/** Asks as the page does, and counts what comes. */
async function ask(to: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(to, request);
  const bytes = await answer.clone().arrayBuffer();
  const isRows = String(request.body).endsWith('FORMAT RowBinary');
  // Before rows come their number does: a line for each slice, whose load has no name.
  const counts = isRows
    ? []
    : new TextDecoder()
        .decode(bytes)
        .split('\n')
        .filter((line) => line.startsWith('\t'));
  const rows = counts.reduce((sum, line) => sum + Number(line.split('\t')[2]), 0);
  travelled = {
    requests: travelled.requests + 1,
    bytes: travelled.bytes + bytes.byteLength,
    rows: travelled.rows + rows,
  };
  return answer;
}

/** A fresh engine on the cluster behind the page's own path; milliseconds until it answers. */
async function open(database: string): Promise<number> {
  await engine?.close();
  const begin = performance.now();
  const local = await openBrowserEngine({
    wasm: address('duckdb-eh.wasm'),
    worker: address('duckdb-browser-eh.worker.js'),
    database: localSetUp,
  });
  const config = { address: address('cluster'), database, login: null, limits: { rows: 1_000_000, seconds: 30 } };
  engine = await openClickHouseEngine(config, local, { fetch: ask });
  return performance.now() - begin;
}

/** What came over since it was asked last. */
function took(): typeof travelled {
  const found = travelled;
  travelled = { requests: 0, bytes: 0, rows: 0 };
  return found;
}

/** The page's side of the section `cluster`. */
export const clusterBench = { open, took, ...asking(opened) };

Object.assign(window, { clusterBench });
