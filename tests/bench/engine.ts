import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { Engine } from '../../lib/model/engine.ts';
import type { View } from '../../lib/model/view.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { serveFolder } from '../../lib/pipeline/serve.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { parseDictionary } from '../../lib/store/dictionary.ts';
import type { Bench } from './section.ts';
import { type BenchLine, benchLine } from './statistics.ts';
import { type SyntheticFacts, syntheticFacts } from './synthetic.ts';
import type { engineBench, Way } from './web/engine.ts';
import { buildWebPage } from './web-page.ts';

declare global {
  interface Window {
    readonly engineBench: typeof engineBench;
  }
}

const sizes = [1, 20];
const runs = 15;

interface Question {
  readonly what: string;
  readonly sql: string;
  /** Most that the browser may take of what Node takes. */
  readonly most: number;
}

function questions(): readonly Question[] {
  const dictionary = parseDictionary(JSON.parse(readFileSync(inRoot('data/build/site.json'), 'utf8')).dictionary);
  const first: View = {
    ...JSON.parse(readFileSync(inRoot('data/views.json'), 'utf8')).compare,
    agencies: ['000000-kj', '000007-kj', '000070-kj', '000123-kj', '000200-kj'],
  };
  const view = (what: string, change: Partial<View>): Question => ({
    what: `one metric: ${what}`,
    sql: viewToSql({ ...first, ...change }, dictionary),
    most: 3,
  });
  const plain = (what: string, sql: string): Question => ({ what, sql, most: 1.5 });
  return [
    plain('scan: sum and count of every value', 'SELECT sum(value), count(value), max(value) FROM fact'),
    plain('scan: count where value and status', "SELECT count(*) FROM fact WHERE value > 500 AND status = 'reported'"),
    plain('group-by: metric, year', 'SELECT metric_id, year, count(*), sum(value) FROM fact GROUP BY ALL ORDER BY ALL'),
    plain('group-by: agency', 'SELECT agency_id, count(*), sum(value) FROM fact GROUP BY ALL ORDER BY ALL'),
    view('five bodies by channel, five years (the first View)', {}),
    view('five bodies, requests by applicant, share', { metric: 'req_received', by: 'applicant', measure: 'share' }),
    view('one body, change on last year', { agencies: ['000007-kj'], by: null, measure: 'change' }),
    {
      what: 'one metric: group-by of all bodies, agency × channel',
      sql: "SELECT agency_id, channel, sum(value) FROM fact WHERE metric_id = 'proactive_by_channel' AND channel IS NOT NULL GROUP BY ALL",
      most: 3,
    },
  ];
}

const inPage = (page: Page, sql: string, way: Way) =>
  page.evaluate(([text, how]) => window.engineBench.time(text, how), [sql, way] as const);

async function inNode(engine: Engine, sql: string): Promise<number> {
  const begin = performance.now();
  await engine.query(sql);
  return performance.now() - begin;
}

/** Browser and Node turn by turn, so that what else the machine does falls on both; the first turn is not counted. */
async function compared(page: Page, node: Engine, { sql }: Question): Promise<[number[], number[]]> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run <= runs; run++) {
    const times = [await inPage(page, sql, 'plain'), await inNode(node, sql)] as const;
    if (run === 0) continue;
    ours.push(times[0]);
    theirs.push(times[1]);
  }
  return [ours, theirs];
}

const name = 'DuckDB for Node, 1 thread';

async function sizeLines(page: Page, origin: string, found: SyntheticFacts, say: Bench['say']): Promise<BenchLine[]> {
  const table = `Browser beside Node on one thread, ${found.facts.toLocaleString('en')} synthetic facts`;
  await page.goto(`${origin}/`);
  const opened = await page.evaluate((file) => window.engineBench.open(file), `${found.facts}.duckdb`);
  const node = await openNodeEngine({ path: found.path, readOnly: true, threads: 1 });
  const lines = [benchLine(table, 'open: engine started, file of the facts fetched and attached', [opened])];
  for (const question of questions()) {
    say(`${found.facts} facts: ${question.what}`);
    const [ours, theirs] = await compared(page, node, question);
    lines.push(
      benchLine(table, question.what, ours, { theirs: { name, figures: theirs }, bar: { ratio: question.most } }),
    );
  }
  await node.close();
  return lines;
}

/** What the ways of asking cost on the same statement. */
async function wayLines(page: Page): Promise<BenchLine[]> {
  const first = questions().find(({ what }) => what.includes('first View'));
  if (first === undefined) throw new Error('bench: no first View');
  const times: Record<Way, number[]> = { plain: [], described: [], streamed: [], arrow: [] };
  const ways = ['plain', 'described', 'streamed', 'arrow'] as const;
  for (let run = 0; run <= runs; run++) {
    for (const way of ways) {
      const took = await inPage(page, first.sql, way);
      if (run > 0) times[way].push(took);
    }
  }
  const theirs = { name: 'as Views ask', figures: times.plain };
  return [
    ['types asked for first (DESCRIBE)', times.described],
    ['as the workbench asks: streamed, types asked for first', times.streamed],
    ['Arrow bytes, no cell decoded', times.arrow],
  ].map(([what, figures]) =>
    benchLine('Ways of asking the first View at 1 million facts', String(what), figures as number[], { theirs }),
  );
}

/** The same SQL on the same file in the browser, as the product opens it, and in Node on one thread. */
export async function run({ say, browser }: Bench): Promise<BenchLine[]> {
  const found: SyntheticFacts[] = [];
  for (const size of sizes) found.push(await syntheticFacts(size, say));
  const folder = await buildWebPage(
    'engine.ts',
    Object.fromEntries(found.map(({ facts, path }) => [`${facts}.duckdb`, path])),
  );
  const server = await serveFolder(folder, 0);
  const lines: BenchLine[] = [];
  try {
    for (const [at, size] of found.entries()) {
      // A page of its own: memory a module was given is never given back.
      const page = await (await browser()).newPage();
      lines.push(...(await sizeLines(page, server.origin, size, say)));
      if (at === 0) lines.push(...(await wayLines(page)));
      await page.close();
    }
  } finally {
    await server.close();
  }
  return lines;
}
