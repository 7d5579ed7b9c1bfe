import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import type { Dictionary } from '../../lib/model/metric.ts';
import type { View } from '../../lib/model/view.ts';
import { chromiumFlags, findChromium } from '../../lib/pipeline/chromium.ts';
import { bodiesFor, writeCountry } from '../../lib/pipeline/country.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { serveFolder } from '../../lib/pipeline/serve.ts';
import { deployedAgenciesSql } from '../../lib/query/deployed-site.ts';
import { evidenceSql } from '../../lib/query/evidence-sql.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { parseDeployment } from '../../lib/store/deployment.ts';
import type { CountryAnswer } from './country-page.ts';
import { spread } from './statistics.ts';

const warmRuns = 20;

/** One question to a synthetic country that stays on the server. */
export interface CountryLine {
  readonly facts: number;
  readonly fileBytes: number;
  readonly what: string;
  readonly rows: number;
  /** Milliseconds on an engine that has read nothing yet but what opening takes, and again. */
  readonly cold: number;
  readonly warm50: number;
  readonly warm95: number;
  /** Read for the first answer, opening not counted. */
  readonly bytes: number;
  readonly requests: number;
  /** Of the module, afterwards. */
  readonly memory: number;
}

/** Questions of one metric, of an indicator, and what lists and the drawer ask. */
function questions(first: readonly string[], dictionary: Dictionary): readonly (readonly [string, string])[] {
  const base: View = {
    metric: 'proactive_total',
    by: null,
    where: {},
    agencies: first,
    years: { from: 2011, to: 2025 },
    measure: 'value',
    chart: 'bar',
    order: 'official',
    against: null,
    small: false,
  };
  const view = (change: Partial<View>) => viewToSql({ ...base, ...change }, dictionary);
  return [
    ['five bodies, 15 years', view({})],
    ['five bodies, change on last year', view({ measure: 'change' })],
    ['five bodies, by applicant, share', view({ metric: 'req_received', by: 'applicant', measure: 'share' })],
    ['five bodies, by channel', view({ metric: 'proactive_by_channel', by: 'channel' })],
    [
      'every body, one year, rank',
      view({ metric: 'req_received', agencies: [], years: { from: 2025, to: 2025 }, measure: 'rank' }),
    ],
    ['indicator: grant rate of five bodies', view({ metric: 'grant_rate' })],
    ['the place of one figure', evidenceSql('09z00042')],
    ['every body’s name', deployedAgenciesSql],
  ];
}

/** Measures countries of about so many facts; files of `folder` are used again where they are there (`country-345M.duckdb`). */
export async function countryLines(
  sizes: readonly string[],
  folder: string,
  say: (text: string) => void,
): Promise<CountryLine[]> {
  mkdirSync(folder, { recursive: true });
  const site = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
  try {
    await writePage(site);
    const lines: CountryLine[] = [];
    for (const size of sizes) {
      const path = join(folder, `country-${size}.duckdb`);
      if (!existsSync(path)) {
        say(`country: writing ${path}`);
        await writeCountry({ bodies: bodiesFor(Number.parseFloat(size) * 1e6), seed: 1, path });
      }
      lines.push(...(await measure(browser, site, path, say)));
    }
    return lines;
  } finally {
    await browser.close();
    rmSync(site, { recursive: true });
  }
}

async function measure(
  browser: Browser,
  site: string,
  path: string,
  say: (text: string) => void,
): Promise<CountryLine[]> {
  const { data } = parseDeployment(JSON.parse(readFileSync(path.replace(/\.duckdb$/, '.json'), 'utf8')));
  if (data === null) throw new Error(`country: ${path} has no manifest of its own data`);
  const server = await serveFolder(site, 0, new Map([['/country.duckdb', path]]));
  const page = await browser.newPage();
  const asked = countRanges(page);
  await page.goto(`${server.origin}/`);
  const lines: CountryLine[] = [];
  for (const [what, sql] of questions(data.first, loadReportResources().dictionary)) {
    say(`country, ${data.counts.facts} facts: ${what}`);
    await page.evaluate(() => Reflect.get(window, 'bench').open('country.duckdb'));
    asked.reset();
    const ask = (): Promise<CountryAnswer> => page.evaluate((text) => Reflect.get(window, 'bench').ask(text), sql);
    const cold = await ask();
    const { bytes, requests } = asked;
    const warm: number[] = [];
    let last = cold;
    for (let run = 0; run < warmRuns; run += 1) {
      last = await ask();
      warm.push(last.milliseconds);
    }
    const { p50, p95 } = spread(warm);
    lines.push({
      facts: data.counts.facts,
      fileBytes: statSync(path).size,
      what,
      rows: cold.rows,
      cold: cold.milliseconds,
      warm50: p50,
      warm95: p95,
      bytes,
      requests,
      memory: last.memory,
    });
  }
  await page.close();
  await server.close();
  return lines;
}

/** The ranges a page asks of the database, as the requests name them. */
function countRanges(page: Page) {
  const found = { bytes: 0, requests: 0, reset: () => Object.assign(found, { bytes: 0, requests: 0 }) };
  page.on('request', (request) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers().range ?? '') ?? [];
    if (from === undefined) return;
    found.bytes += Number(to) - Number(from) + 1;
    found.requests += 1;
  });
  return found;
}

async function writePage(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: 'country-page.ts', formats: ['es'], fileName: () => 'page.js' },
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

/** The lines as a table for people. */
export function countryTable(lines: readonly CountryLine[]): string {
  const head =
    'a synthetic country left on the server and read by ranges, loopback\n     facts    file  cold ms   warm p95 ms    read  of file  asks  memory   rows';
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`.padStart(9);
  const body = lines.map((line) =>
    [
      `${(line.facts / 1e6).toFixed(0)} M`.padStart(7),
      megabytes(line.fileBytes),
      line.cold.toFixed(0).padStart(8),
      line.warm50.toFixed(0).padStart(6),
      line.warm95.toFixed(0).padStart(6),
      megabytes(line.bytes),
      `${((100 * line.bytes) / line.fileBytes).toFixed(2)} %`.padStart(8),
      String(line.requests).padStart(5),
      `${(line.memory / 1e6).toFixed(0)} MB`.padStart(7),
      String(line.rows).padStart(7),
      ` ${line.what}`,
    ].join(' '),
  );
  return `\n${[head, ...body].join('\n')}`;
}
