import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { inRoot } from '../../lib/pipeline/root.ts';
import { serveFolder } from '../../lib/pipeline/serve.ts';
import { buildSite } from '../../lib/pipeline/site.ts';
import type { Bench } from './section.ts';
import { type BenchLine, benchLine } from './statistics.ts';
import { openSlowLine } from './throttle.ts';
import { buildWebPage } from './web-page.ts';

const runs = 5;

interface Condition {
  readonly what: string;
  readonly megabits: number | null;
  readonly slowdown: number;
}

const conditions: readonly Condition[] = [
  { what: 'full speed', megabits: null, slowdown: 1 },
  { what: '10 Mbps', megabits: 10, slowdown: 1 },
  { what: 'CPU ÷ 4', megabits: null, slowdown: 4 },
  { what: '10 Mbps, CPU ÷ 4', megabits: 10, slowdown: 4 },
];

const pages = ['/compare/', '/', '/applications/'];

/** Notes the moment the first picture (on the overview: the matrix of years) has been painted; text, because a compiled function would carry helpers with it. */
const watchPicture = `
  const look = () => requestAnimationFrame(() => {
    if (document.querySelector('main svg path, main [data-year]')) requestAnimationFrame(() => { window.pictureAt = performance.now(); });
    else look();
  });
  look();
`;

/** Milliseconds from the navigation to the first painted picture, in a fresh profile. */
async function firstPicture(browser: Browser, address: string, slowdown: number): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  if (slowdown > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript({ content: watchPicture });
  await page.goto(address, { waitUntil: 'commit' });
  const found = await page.waitForFunction(() => Reflect.get(window, 'pictureAt'), undefined, { timeout: 120_000 });
  const picture = Number(await found.jsonValue());
  await context.close();
  return picture;
}

/** The page that boots DuckDB before its first chart, with everything compressed beforehand as on our site. */
async function buildDuckdbFirst(): Promise<string> {
  const folder = await buildWebPage('duckdb-first.ts', {});
  const { dictionary } = JSON.parse(readFileSync(inRoot('data/build/site.json'), 'utf8'));
  const theme = JSON.parse(readFileSync(inRoot('data/theme.json'), 'utf8'));
  const view = JSON.parse(readFileSync(inRoot('data/views.json'), 'utf8')).compare;
  writeFileSync(join(folder, 'setup.json'), JSON.stringify({ dictionary, theme, view }));
  copyFileSync(inRoot('data/build/atlas.duckdb'), join(folder, 'atlas.duckdb'));
  const media = inRoot('out/_next/static/media');
  const wasm = existsSync(media) ? readdirSync(media).find((name) => /^duckdb-eh.*\.wasm\.br$/.test(name)) : undefined;
  if (wasm === undefined) throw new Error(`bench: no compressed engine in ${media}`);
  copyFileSync(join(media, wasm), join(folder, 'duckdb-eh.wasm.br'));
  for (const name of ['page.js', 'setup.json', 'atlas.duckdb', 'duckdb-browser-eh.worker.js']) {
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(readFileSync(join(folder, name))));
  }
  return folder;
}

/** The first picture of our pages, cold, beside that of a page that boots DuckDB first, turn by turn. */
export async function run({ say, browser }: Bench): Promise<BenchLine[]> {
  await buildSite();
  const servers = [await serveFolder(inRoot('out'), 0), await serveFolder(await buildDuckdbFirst(), 0)] as const;
  const lines: BenchLine[] = [];
  for (const { what, megabits, slowdown } of conditions) {
    const slow =
      megabits === null ? [] : await Promise.all(servers.map(({ origin }) => openSlowLine(origin, megabits)));
    const [ours, theirs] = megabits === null ? servers : slow;
    if (ours === undefined || theirs === undefined) throw new Error('bench: no servers');
    const times = new Map(pages.map((path) => [path, [] as number[]]));
    const duckdbFirst: number[] = [];
    for (let run = 0; run < runs; run++) {
      say(`${what}: ${run + 1}/${runs}`);
      for (const [path, own] of times) own.push(await firstPicture(await browser(), ours.origin + path, slowdown));
      duckdbFirst.push(await firstPicture(await browser(), `${theirs.origin}/`, slowdown));
    }
    const isSlowest = megabits !== null && slowdown > 1;
    for (const [path, own] of times) {
      lines.push(
        benchLine('First picture, cold (empty cache), until painted', `${path}, ${what}`, own, {
          theirs: { name: 'DuckDB-first page', figures: duckdbFirst },
          bar: { ratio: 0.5, ...(isSlowest ? { p50: 1200 } : {}) },
        }),
      );
    }
    await Promise.all(slow.map((line) => line.close()));
  }
  await Promise.all(servers.map((server) => server.close()));
  return lines;
}
