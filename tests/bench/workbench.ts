import type { Page } from 'playwright-core';
import { inRoot } from '../../lib/pipeline/root.ts';
import { serveFolder } from '../../lib/pipeline/serve.ts';
import { buildSite } from '../../lib/pipeline/site.ts';
import { engineReady } from '../browser/ready.ts';
import { startSql } from '../browser/sql-desk.ts';
import { onBench, openBench } from '../engine/browser/bench.ts';
import { cancelMany, killMany } from '../engine/browser/heal-figures.ts';
import type { Bench } from './section.ts';
import { type BenchLine, benchLine } from './statistics.ts';

const table = 'The SQL workbench';
const million =
  "SELECT range AS id, 'row ' || range AS word, (range * 7919) % 1000003 AS mixed, range / 3 AS part, DATE '2000-01-01' + (range % 9000)::INTEGER AS day FROM range(1000000)";
const frames = 240;
const cancels = 60;
const kills = 20;

/** Pixels scrolled in one frame: a wheel, a flick, the thumb drawn from one end to the other. */
const speeds = [
  ['wheel, 120 px a frame', 120],
  ['flick, 2,400 px a frame', 2400],
  ['thumb, end to end in 4 s', 12_000_000 / frames],
] as const;

async function openMillion(page: Page, origin: string): Promise<number> {
  await page.goto(`${origin}/sql/`);
  await engineReady(page);
  await startSql(page, million);
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await page.getByRole('combobox', { name: '行数上限' }).selectOption('1000000');
  const words = page.getByRole('status').filter({ hasText: /^1,000,000 行/ });
  await words.waitFor({ timeout: 60_000 });
  await page.getByRole('combobox', { name: '行数上限' }).waitFor();
  const [, milliseconds = '1'] = /([\d,]+) 毫秒/.exec((await words.textContent()) ?? '') ?? [];
  return Number(milliseconds.replaceAll(',', ''));
}

/**
 * Scrolls, and notes the times between pictures and, for each, from the scroll event to what is posted in its frame and
 * answered when style, layout and paint are done. Text, because a compiled function would carry helpers with it.
 */
const scrolling = (pixels: number) => `new Promise((resolve) => {
  const grid = document.querySelector('[role="grid"]');
  const frame = [];
  const work = [];
  let last = 0;
  let begin = 0;
  const noteBegin = () => { begin = performance.now(); };
  document.addEventListener('scroll', noteBegin, true);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    if (begin > 0) work.push(performance.now() - begin);
    begin = 0;
  };
  const next = (now) => {
    if (last > 0) frame.push(now - last);
    last = now;
    if (frame.length === ${frames}) {
      document.removeEventListener('scroll', noteBegin, true);
      return resolve({ frame, work });
    }
    port2.postMessage(0);
    grid.scrollTop += ${pixels};
    requestAnimationFrame(next);
  };
  grid.scrollTop = 0;
  requestAnimationFrame(next);
})`;

/** Scrolling through a million rows on the built site, then cancels and kills on an engine of its own. Two minutes. */
export async function run({ say, browser }: Bench): Promise<BenchLine[]> {
  await buildSite();
  const server = await serveFolder(inRoot('out'), 0);
  const page = await (await browser()).newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  say('workbench: a million rows');
  const milliseconds = await openMillion(page, server.origin);
  const lines = [benchLine(table, 'rows streamed into the grid', [1e9 / Math.max(1, milliseconds)], { unit: '/s' })];
  for (const [what, step] of speeds) {
    say(`workbench: ${what}`);
    const { frame, work }: Record<'frame' | 'work', number[]> = await page.evaluate(scrolling(step));
    // 60 pictures a second; a browser without a screen notes their times to a tenth of a millisecond.
    lines.push(
      benchLine(table, `a million rows, ${what}: from one picture to the next`, frame, { bar: { p95: 16.8 } }),
    );
    lines.push(benchLine(table, `a million rows, ${what}: the page’s thread for each`, work, { bar: { p95: 16.7 } }));
  }
  await page.close();
  await server.close();
  say(`workbench: ${cancels} cancels`);
  const bench = await openBench();
  const own = await bench.openPage('open.html');
  await onBench(own, 'heal');
  const { cancelledIn, nextIn } = await cancelMany(own, cancels, 7);
  say(`workbench: ${kills} kills`);
  const { survived, odd, healedIn } = await killMany(own, kills, 7);
  if (survived < kills) throw new Error(`bench: not every kill was survived: ${odd.join('; ')}`);
  await bench.close();
  lines.push(benchLine(table, 'a cancel answered', cancelledIn, { bar: { p95: 100 } }));
  lines.push(benchLine(table, 'the next statement answered after a cancel', nextIn));
  lines.push(
    benchLine(table, 'the next statement answered, tables and views intact, after a worker was killed', healedIn),
  );
  return lines;
}
