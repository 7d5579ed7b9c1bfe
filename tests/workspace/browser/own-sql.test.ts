import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inRoot } from '../../../lib/pipeline/root.ts';
import { tables } from '../../../lib/store/schema.ts';
import { views } from '../../../lib/store/views.ts';
import { textRows } from '../../../lib/usertables/arrow.ts';
import { accepted, documentAdded, documentAssigned } from '../../../lib/workspace/events.ts';
import { reportKey, type WorkspaceEvent } from '../../../lib/workspace/model.ts';
import { createOwnLoader } from '../../../lib/workspace/own-load.ts';
import { workspaceOf } from '../../../lib/workspace/reduce.ts';
import { memoryStore } from '../../../lib/workspace/store.ts';
import { type Bench, onBench, openBench } from '../../engine/browser/bench.ts';
import { bundledData, stamps, syntheticFile } from '../world.ts';

const bundled = bundledData();
let bench: Bench;
let page: Page;

beforeAll(async () => {
  bench = await openBench();
  copyFileSync(inRoot('data/build/atlas.duckdb'), join(bench.folder, 'atlas.duckdb'));
  page = await bench.openPage('open.html');
  expect(await onBench(page, 'open', 'atlas.duckdb')).toBe('ready');
});
afterAll(() => bench?.close());

const rows = async (sql: string) => {
  const outcome = await onBench(page, 'query', sql);
  if ('result' in outcome) return outcome.result.rows;
  throw new Error(`${sql}: ${outcome.message}`);
};

it('the sealed engine of the page takes own reports in beside the bundled ones, and lets them go again', async () => {
  const store = memoryStore();
  const events: WorkspaceEvent[] = [];
  const stamp = stamps();
  const now = () => workspaceOf(events, bundled.agencies);
  const file = { ...syntheticFile(3), name: `<b>'";\u0000.txt` };
  events.push(documentAdded(now(), file, stamp().now));
  await store.addFile(documentAdded(now(), file, stamp().now), file, null);
  const key = reportKey(file.sha256, 0);
  const agency = bundled.agencies[0]?.id ?? '';
  events.push(documentAssigned(now(), key, agency, 2022, stamp()));
  events.push(accepted(now(), [key], stamp()));
  const own = file.readings[0]?.facts.length ?? 0;
  const loader = createOwnLoader(
    {
      query: async (sql, _, options) => {
        const outcome = await onBench(page, 'query', sql, options);
        if ('result' in outcome) return outcome.result;
        throw new Error(`${sql}: ${outcome.message}`);
      },
      insert: (name, columns, count) =>
        onBench(page, 'insert', name, Buffer.from(textRows(columns, count).ipc).toString('base64')),
    },
    bundled,
  );
  const [[before] = []] = await rows('SELECT count(*)::INTEGER FROM fact');

  await loader.show(now(), store);
  expect(await rows('SELECT count(*)::INTEGER FROM fact')).toEqual([[Number(before) + own]]);
  expect(await rows("SELECT source_name FROM report WHERE origin = 'own'")).toEqual([[`<b>'"; .txt`]]);
  for (const { name } of [...tables, ...views]) {
    expect(await rows(`SELECT count(*) > 0 FROM ${name}`), name).toEqual([[true]]);
  }

  const gone = workspaceOf(events.slice(0, -1), bundled.agencies);
  await loader.show(gone, store);
  expect(await rows('SELECT count(*)::INTEGER FROM fact')).toEqual([[before]]);
  expect(await rows('SELECT current_catalog()')).toEqual([['atlas']]);
});
