import { readFileSync, rmSync } from 'node:fs';
import { buildData } from './data.ts';
import { finishSite } from './finish.ts';
import { buildFirstAnswers } from './first.ts';
import { fingerprint, whenStale } from './freshness.ts';
import { buildReadingWorker } from './reading-worker.ts';
import { inRoot } from './root.ts';
import { runNode } from './run.ts';

/** Hosts of the reports' own public addresses: data shown as links, never asked for. */
export function reportHosts(): ReadonlySet<string> {
  const site: { reports: { url: string | null }[] } = JSON.parse(readFileSync(inRoot('data/build/site.json'), 'utf8'));
  return new Set(site.reports.flatMap(({ url }) => (url ? [new URL(url).hostname] : [])));
}

/**
 * Builds what is stale: the data, the first answers, the exported site in `out/`. A second call with nothing changed does
 * nothing.
 */
export async function buildSite(): Promise<void> {
  await buildData();
  await buildFirstAnswers();
  const mark =
    fingerprint('app', 'lib', 'data', 'next.config.js', 'package-lock.json') + (process.env.ATLAS_BASE_PATH ?? '');
  await whenStale(inRoot('out/.atlas-stamp'), mark, async () => {
    rmSync(inRoot('out'), { recursive: true, force: true });
    await runNode(inRoot('node_modules/next/dist/bin/next'), ['build'], { NEXT_TELEMETRY_DISABLED: '1' });
    await buildReadingWorker(inRoot('out/data'));
    finishSite(inRoot('out'), reportHosts());
  });
}
