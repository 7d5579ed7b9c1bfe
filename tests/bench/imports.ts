import { buildSite } from '../../lib/pipeline/site.ts';
import { importFigures } from './import.ts';
import type { Bench } from './section.ts';
import { type BenchLine, benchLine } from './statistics.ts';

const reports = 1000;

/** A thousand synthetic reports dropped on the built import page at once. */
export async function run({ say, browser }: Bench): Promise<BenchLine[]> {
  await buildSite();
  const found = await importFigures(await browser(), reports, say);
  const table = `Import of ${found.files} synthetic reports in one drop (${(found.bytes / 2 ** 20).toFixed(1)} MB), ${found.kept} kept after a reload`;
  return [
    benchLine(table, 'from the drop to the last file read', [found.seconds], { unit: 's' }),
    benchLine(table, 'reports read', [found.files / found.seconds], { unit: '/s' }),
    benchLine(table, 'longest task of the page’s thread while reading', [found.longestTask]),
    benchLine(table, 'the browser alone, handing over the files: longest task', [found.browserTask]),
    benchLine(table, 'tasks over 50 ms while reading', [found.longTasks], { unit: '' }),
    benchLine(table, 'most heap of the page', [found.heap], { unit: 'MB' }),
    benchLine(table, 'most memory of the whole tab', [found.resident], { unit: 'MB' }),
    benchLine(table, 'from “accept all” to the figures in the engine', [found.acceptSeconds], { unit: 's' }),
    benchLine(table, 'longest task of the page’s thread while accepting', [found.longestAcceptTask]),
    benchLine(table, 'a reload until all of them are in the engine', [found.loadSeconds], { unit: 's' }),
    benchLine(table, 'longest task of the page’s thread while loading', [found.longestLoadTask]),
    benchLine(table, 'one report out and in again', [found.changeSeconds], { unit: 's' }),
    benchLine(table, 'longest task of the page’s thread meanwhile', [found.longestChangeTask]),
  ];
}
