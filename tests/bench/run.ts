import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { View } from '../../lib/model/view.ts';
import { chromiumFlags, findChromium } from '../../lib/pipeline/chromium.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { serveFolder } from '../../lib/pipeline/serve.ts';
import { buildSite } from '../../lib/pipeline/site.ts';
import { coverageSql } from '../../lib/query/coverage-sql.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { parseDictionary } from '../../lib/store/dictionary.ts';
import { compareLines, compareTable } from './compare.ts';
import { type ImportFigures, importFigures, importTable } from './import.ts';
import { readingLines, readingTable } from './reading.ts';
import { type BenchLine, benchLine } from './statistics.ts';
import { writeGrown } from './synthetic.ts';
import { type WorkbenchFigures, workbenchFigures, workbenchTable } from './workbench.ts';

const queryRuns = 20;
const pageRuns = 5;
const copies = 300;
const importedReports = 1000;

const say = (text: string) => void process.stderr.write(`${text}\n`);

function questions(): readonly (readonly [string, string])[] {
  const dictionary = parseDictionary(JSON.parse(readFileSync(inRoot('data/build/site.json'), 'utf8')).dictionary);
  const first: View = JSON.parse(readFileSync(inRoot('data/views.json'), 'utf8')).compare;
  return [
    ['the first View (five bodies, by channel)', viewToSql(first, dictionary)],
    [
      'one body, requests by applicant, share',
      viewToSql(
        { ...first, metric: 'req_received', by: 'applicant', measure: 'share', agencies: ['640181-kj'] },
        dictionary,
      ),
    ],
    ['coverage of every report', coverageSql],
    [
      'group-by over every fact',
      'SELECT metric_id, year, count(*), sum(value) FROM fact GROUP BY metric_id, year ORDER BY metric_id, year',
    ],
  ];
}

async function timeInNode(path: string, sql: string): Promise<number[]> {
  const engine = await openNodeEngine({ path, readOnly: true, threads: 1 });
  const found: number[] = [];
  for (let run = 0; run <= queryRuns; run++) {
    const begin = performance.now();
    await engine.query(sql);
    if (run > 0) found.push(performance.now() - begin);
  }
  await engine.close();
  return found;
}

async function writeBenchPage(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: 'page.ts', formats: ['es'], fileName: () => 'page.js' },
    },
  });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>bench</title><script type="module" src="page.js"></script>',
  );
  for (const name of ['duckdb-eh.wasm', 'duckdb-browser-eh.worker.js']) {
    copyFileSync(inRoot('node_modules/@duckdb/duckdb-wasm/dist', name), join(folder, name));
  }
}

/** The same SQL in the browser and in Node on one thread, on the bundled data and on grown synthetic data. */
async function queryLines(browser: Browser): Promise<BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
  try {
    await writeBenchPage(folder);
    copyFileSync(inRoot('data/build/atlas.duckdb'), join(folder, 'bundled.duckdb'));
    const grown = await openNodeEngine({ path: join(folder, 'grown.duckdb') });
    const facts = await writeGrown(grown, inRoot('data/build/atlas.duckdb'), copies);
    await grown.close();
    const server = await serveFolder(folder, 0);
    const page = await browser.newPage();
    await page.goto(`${server.origin}/`);
    const lines: BenchLine[] = [];
    for (const [file, table] of [
      ['bundled.duckdb', 'browser ÷ Node on one thread, bundled data'],
      ['grown.duckdb', `browser ÷ Node on one thread, ${facts} synthetic facts`],
    ] as const) {
      await page.evaluate((name) => Reflect.get(window, 'bench').open(name), file);
      for (const [what, sql] of questions()) {
        say(`${table}: ${what}`);
        const ours: number[] = await page.evaluate(([text, runs]) => Reflect.get(window, 'bench').time(text, runs), [
          sql,
          queryRuns,
        ] as const);
        lines.push(benchLine(table, what, ours, await timeInNode(join(folder, file), sql)));
      }
    }
    await page.close();
    await server.close();
    return lines;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Network {
  readonly name: string;
  readonly megabits: number | null;
  readonly slowdown: number;
}

const networks: readonly Network[] = [
  { name: 'loopback, full speed', megabits: null, slowdown: 1 },
  { name: '10 Mbps, CPU slowed four times', megabits: 10, slowdown: 4 },
];

/** Notes the moment the first picture has been painted; text, because a compiled function would carry helpers with it. */
const watchPicture = `
  const look = () => requestAnimationFrame(() => {
    if (document.querySelector('main svg path')) requestAnimationFrame(() => { window.pictureAt = performance.now(); });
    else look();
  });
  look();
`;

async function startOnce(browser: Browser, address: string, network: Network): Promise<readonly [number, number]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page: Page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  if (network.megabits !== null) {
    const bytes = (network.megabits * 1_000_000) / 8;
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 5,
      downloadThroughput: bytes,
      uploadThroughput: bytes,
    });
  }
  if (network.slowdown > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: network.slowdown });
  await page.addInitScript({ content: watchPicture });
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => Reflect.get(window, 'pictureAt') !== undefined, undefined, { timeout: 120_000 });
  const picture: number = await page.evaluate(() => Reflect.get(window, 'pictureAt'));
  await page.waitForSelector('[data-engine="ready"]', { timeout: 120_000, state: 'attached' });
  const ready: number = await page.evaluate(() => performance.now());
  await context.close();
  return [picture, ready];
}

/** Cold first picture against engine ready, in fresh profiles. */
async function startLines(browser: Browser): Promise<BenchLine[]> {
  const server = await serveFolder(inRoot('out'), 0);
  const lines: BenchLine[] = [];
  for (const network of networks) {
    const pictures: number[] = [];
    const engines: number[] = [];
    for (let run = 0; run < pageRuns; run++) {
      say(`cold start, ${network.name}: ${run + 1}/${pageRuns}`);
      const [picture, ready] = await startOnce(browser, `${server.origin}/compare/`, network);
      pictures.push(picture);
      engines.push(ready);
    }
    lines.push(benchLine('cold start of /compare/: first picture ÷ engine ready', network.name, pictures, engines));
  }
  await server.close();
  return lines;
}

function printTables(lines: readonly BenchLine[]): void {
  const cell = (value: number) => value.toFixed(value < 100 ? 1 : 0).padStart(8);
  for (const table of new Set(lines.map((line) => line.table))) {
    console.log(
      `\n${table}\n${'ours p50'.padStart(8)} ${'p95'.padStart(8)} ${'theirs'.padStart(8)} ${'p95'.padStart(8)}   ratio  runs`,
    );
    for (const { what, ours, theirs, ratio } of lines.filter((line) => line.table === table)) {
      const times = [ours.p50, ours.p95, theirs.p50, theirs.p95].map(cell).join(' ');
      console.log(`${times}  ${ratio.toFixed(2).padStart(6)}  ${String(ours.runs).padStart(4)}  ${what}`);
    }
  }
  console.log('\nmilliseconds; ratio = ours p50 ÷ theirs p50');
}

/** Both need the built site and a browser. */
async function browserLines(): Promise<{ lines: BenchLine[]; version: string }> {
  await buildSite();
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
  const lines = [...(await startLines(browser)), ...(await queryLines(browser))];
  const version = browser.version();
  await browser.close();
  return { lines, version };
}

/** Something measured on the built site. */
async function onSite<Figures>(measure: (browser: Browser) => Promise<Figures>): Promise<Figures> {
  await buildSite();
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
  const found = await measure(browser);
  await browser.close();
  return found;
}

/** A thousand reports on the import page. */
const importSection = (): Promise<ImportFigures> => onSite((browser) => importFigures(browser, importedReports, say));
const workbenchSection = (): Promise<WorkbenchFigures> => onSite((browser) => workbenchFigures(browser, say));

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, section: { type: 'string', multiple: true } },
});
const sections = values.section ?? ['reading', 'site', 'workbench', 'compare'];
const reading = sections.includes('reading') ? await readingLines(loadReportResources(), say) : [];
const { lines, version } = sections.includes('site') ? await browserLines() : { lines: [], version: null };
const workbench = sections.includes('workbench') ? await workbenchSection() : null;
const imports = sections.includes('import') ? await importSection() : null;
const compare = sections.includes('compare') ? await compareLines(say) : null;
const machine = {
  node: process.version,
  chromium: version,
  cores: cpus().length,
  /** Others at work on the machine: above the number of cores, times of the clock are longer than they need be. */
  load: loadavg()[0],
  processor: cpus()[0]?.model ?? '',
};
if (values.json) console.log(JSON.stringify({ machine, lines, reading, compare, imports, workbench }));
else {
  if (reading.length > 0) console.log(readingTable(reading));
  if (lines.length > 0) printTables(lines);
  if (compare !== null) console.log(compareTable(compare));
  if (workbench !== null) console.log(workbenchTable(workbench));
  if (imports !== null) console.log(importTable(imports));
  console.log(JSON.stringify(machine));
}
