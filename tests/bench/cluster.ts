import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type NodeEngine, openNodeEngine } from '../../lib/engine/node.ts';
import type { Agency } from '../../lib/model/agency.ts';
import { bodiesFor, writeCountry } from '../../lib/pipeline/country.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { loadClickHouse } from '../../lib/pipeline/load-clickhouse.ts';
import { serveFolder } from '../../lib/pipeline/serve.ts';
import { deployedAgencies, deployedAgenciesSql } from '../../lib/query/deployed-site.ts';
import { peersSql } from '../../lib/query/peers.ts';
import { profileReportsSql } from '../../lib/query/profile-sql.ts';
import { type DeployedData, parseDeployment } from '../../lib/store/deployment.ts';
import { type Cluster, findClickHouse, startCluster } from '../clickhouse/cluster.ts';
import { loadingOf } from '../clickhouse/engine.ts';
import { bars, chosen } from './country.ts';
import { checkRows, type Question, questions, someFigure } from './country-questions.ts';
import type { Bench } from './section.ts';
import { type BenchLine, benchLine, spread } from './statistics.ts';
import type { clusterBench } from './web/cluster.ts';
import type { countryBench } from './web/country.ts';
import { buildWebPage } from './web-page.ts';

declare global {
  interface Window {
    readonly clusterBench: typeof clusterBench;
    readonly countryBench: typeof countryBench;
  }
}

const warmRuns = 5;
const title = (table: string) => `A synthetic country in a ClickHouse cluster of two servers on this machine: ${table}`;
const ranges = 'ranges of a file';

/** The questions of the country, and what the page of one body asks. */
function asked(data: DeployedData, agencies: readonly Agency[], figure: string): readonly Question[] {
  const { dictionary } = loadReportResources();
  const [body = ''] = data.first;
  return [
    ...questions(data, agencies, dictionary, figure),
    { what: 'one body: its reports, figures counted', sql: profileReportsSql(body), isView: false },
    { what: 'one body: its peers', sql: peersSql(body, dictionary), isView: false },
  ];
}

interface Country {
  readonly data: DeployedData;
  readonly node: NodeEngine;
}

/** The same question asked of the cluster and, in the same browser, of a file by ranges; both rows are DuckDB's for Node. */
async function linesOf(question: Question, { data, node }: Country, page: Page, beside: Page) {
  const { sql, what, isView } = question;
  const named = `${(data.counts.facts / 1e6).toFixed(0)} M facts: ${what}`;
  await page.evaluate(() => window.clusterBench.open('atlas'));
  await page.evaluate(() => window.clusterBench.took());
  const cold = await page.evaluate((text) => window.clusterBench.time(text), sql);
  const { requests, bytes, rows } = await page.evaluate(() => window.clusterBench.took());
  await beside.evaluate(() => window.countryBench.open('country.duckdb'));
  const coldBeside = await beside.evaluate((text) => window.countryBench.time(text), sql);
  const [warm, warmBeside]: [number[], number[]] = [[], []];
  for (let run = 0; run < warmRuns; run += 1) {
    warm.push(await page.evaluate((text) => window.clusterBench.time(text), sql));
    warmBeside.push(await beside.evaluate((text) => window.countryBench.time(text), sql));
  }
  await checkRows(node, question, await page.evaluate((text) => window.clusterBench.text(text), sql));
  const travelled = `${rows} rows, ${(bytes / 1e3).toFixed(0)} kB in ${requests} requests`;
  return [
    benchLine(title('asked first'), `${named} (${travelled})`, [cold], {
      theirs: { name: ranges, figures: [coldBeside] },
      ...(isView ? { bar: bars.cold } : {}),
    }),
    benchLine(title('asked again'), named, warm, {
      theirs: { name: ranges, figures: spread(warmBeside) },
      ...(isView ? { bar: bars.warm } : {}),
    }),
  ];
}

/** One country loaded into the cluster, in the place of what was there, and asked. */
async function measure(path: string, cluster: Cluster, { say, browser }: Bench, sites: readonly [string, string]) {
  const { data } = parseDeployment(JSON.parse(readFileSync(path.replace(/\.duckdb$/, '.json'), 'utf8')));
  if (data === null) throw new Error(`cluster: ${path} has no manifest of its own data`);
  const named = `${(data.counts.facts / 1e6).toFixed(0)} M facts`;
  say(`${named}: loading`);
  const begin = performance.now();
  const loaded = await loadClickHouse(path, loadingOf(cluster), cluster.loader.password);
  const seconds = (performance.now() - begin) / 1000;
  const rows = loaded.reduce((sum, table) => sum + table.rows, 0);
  const target = { path: '/cluster', address: cluster.shards[0].address, database: 'atlas', ...cluster.reader };
  const servers = await Promise.all([
    serveFolder(sites[0], 0, new Map(), target),
    serveFolder(sites[1], 0, new Map([['/country.duckdb', path]])),
  ]);
  const node = await openNodeEngine({ path, readOnly: true, threads: 1 });
  const [page, beside] = [await (await browser()).newPage(), await (await browser()).newPage()];
  try {
    await page.goto(servers[0].origin);
    await beside.goto(servers[1].origin);
    const agencies = deployedAgencies(await node.query(deployedAgenciesSql));
    const lines: BenchLine[] = [];
    const [opened, openedBeside]: [number[], number[]] = [[], []];
    for (let run = 0; run < 3; run += 1) {
      opened.push(await page.evaluate(() => window.clusterBench.open('atlas')));
      openedBeside.push(await beside.evaluate(() => window.countryBench.open('country.duckdb')));
    }
    let [memory, memoryBeside] = [0, 0];
    for (const question of asked(data, agencies, await someFigure(node, data))) {
      say(`${named}: ${question.what}`);
      lines.push(...(await linesOf(question, { data, node }, page, beside)));
      memory = Math.max(memory, await page.evaluate(() => window.clusterBench.memory()));
      memoryBeside = Math.max(memoryBeside, await beside.evaluate(() => window.countryBench.memory()));
    }
    return [
      benchLine(title('loading'), `${named}: ${rows} rows of all tables`, [seconds], { unit: 's' }),
      benchLine(title('loading'), `${named}: thousand rows`, [rows / seconds / 1000], { unit: '/s' }),
      benchLine(title('opening'), `${named}: engine started`, opened, {
        theirs: { name: ranges, figures: openedBeside },
      }),
      benchLine(title('opening'), `${named}: memory of the module, at most`, [memory / 1e6], {
        unit: 'MB',
        theirs: { name: ranges, figures: [memoryBeside / 1e6] },
        bar: { p50: 1500 },
      }),
      ...lines,
    ];
  } finally {
    await Promise.all([page.close(), beside.close(), node.close(), ...servers.map((server) => server.close())]);
  }
}

/** Countries too large for one machine asked of two servers; without a clickhouse-server there is nothing to measure. */
export async function run(bench: Bench): Promise<BenchLine[]> {
  const program = findClickHouse();
  if (program === null) {
    bench.say('skipped: no clickhouse-server here');
    return [];
  }
  const { folder, sizes } = chosen();
  const sites = [await buildWebPage('cluster.ts', {}), await buildWebPage('country.ts', {})] as const;
  const cluster = await startCluster(program);
  try {
    const lines: BenchLine[] = [];
    // Larger ones take longer to load than the rest of the benchmark to run.
    for (const size of sizes.filter((each) => ['1M', '10M'].includes(each))) {
      const path = join(folder, `country-${size}.duckdb`);
      if (!existsSync(path)) await writeCountry({ bodies: bodiesFor(Number.parseFloat(size) * 1e6), seed: 1, path });
      lines.push(...(await measure(path, cluster, bench, sites)));
    }
    return lines;
  } finally {
    await cluster.stop();
  }
}
