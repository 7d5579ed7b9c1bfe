import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { openNodeEngine } from '../../lib/engine/node.ts';
import { bodiesFor, writeCountry } from '../../lib/pipeline/country.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { serveFolder } from '../../lib/pipeline/serve.ts';
import { deployedAgencies, deployedAgenciesSql } from '../../lib/query/deployed-site.ts';
import { type DeployedData, parseDeployment } from '../../lib/store/deployment.ts';
import { checkRows, type Question, questions, someFigure, toggles } from './country-questions.ts';
import type { Bench } from './section.ts';
import { type BenchLine, benchLine, type LineOptions, type Spread, spread } from './statistics.ts';
import { openUnwatched, type UnwatchedPage } from './unwatched.ts';
import type { countryBench } from './web/country.ts';
import { buildWebPage } from './web-page.ts';

const warmRuns = 30;
/** For any View; what reads every body's name is none. */
export const bars = { cold: { p50: 2000 }, warm: { p95: 200 }, share: { p50: 1 }, toggle: { p95: 100 } } as const;
/** Facts up to which the bar of a toggle holds: with more of them a part of each answer is still on the server. */
const togglesUpTo = 11e6;

/** Which countries: `ATLAS_COUNTRY=FOLDER:1M,10M,345M`; a file that is not there is written, which takes hours for 345M. */
export function chosen(): { readonly folder: string; readonly sizes: readonly string[] } {
  const [folder = '', sizes = ''] = (process.env.ATLAS_COUNTRY ?? `${inRoot('.cache/bench/country')}:1M,10M`).split(
    ':',
  );
  return { folder, sizes: sizes.split(',') };
}

/** One question to one country. */
interface Asked {
  readonly question: Question;
  readonly cold: number;
  readonly warm: Spread;
  /** Read for the first answer, opening not counted. */
  readonly bytes: number;
  readonly requests: number;
}

/** What one country cost. */
interface Found {
  readonly data: DeployedData;
  readonly fileBytes: number;
  readonly open: Spread;
  /** The most bytes the module had. */
  readonly memory: number;
  readonly asked: readonly Asked[];
  /** One choice after the other in one session. */
  readonly toggled: Spread;
}

type CountryPage = UnwatchedPage<typeof countryBench>;

async function measure(page: CountryPage, path: string, say: Bench['say']): Promise<Found> {
  const { data } = parseDeployment(JSON.parse(readFileSync(path.replace(/\.duckdb$/, '.json'), 'utf8')));
  if (data === null) throw new Error(`country: ${path} has no manifest of its own data`);
  const ranges = countRanges();
  const node = await openNodeEngine({ path, readOnly: true, threads: 1 });
  const asked: Asked[] = [];
  const opened: number[] = [];
  let memory = 0;
  const agencies = deployedAgencies(await node.query(deployedAgenciesSql));
  const { dictionary } = loadReportResources();
  for (const question of questions(data, agencies, dictionary, await someFigure(node, data))) {
    say(`${data.counts.facts} facts: ${question.what}`);
    opened.push(await page.call('open', 'country.duckdb'));
    ranges.reset();
    const ask = () => page.call('time', question.sql);
    const cold = await ask();
    const { bytes, requests } = ranges.found;
    const warm: number[] = [];
    for (let run = 0; run < warmRuns; run += 1) warm.push(await ask());
    asked.push({ question, cold, warm: spread(warm), bytes, requests });
    memory = Math.max(memory, await page.call('memory'));
    await checkRows(node, question, await page.call('text', question.sql));
  }
  await node.close();
  ranges.stop();
  say(`${data.counts.facts} facts: choices in turn`);
  const took: number[] = [];
  for (const sql of toggles(data, agencies, dictionary)) {
    took.push(await page.call('time', sql));
  }
  return { data, fileBytes: statSync(path).size, open: spread(opened), memory, asked, toggled: spread(took) };
}

/** The ranges a page asks of the database, as the server hears them. */
function countRanges() {
  const found = { bytes: 0, requests: 0 };
  const hear = (message: unknown) => {
    const { request } = message as { readonly request: IncomingMessage };
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    if (from === undefined) return;
    found.bytes += Number(to) - Number(from) + 1;
    found.requests += 1;
  };
  subscribe('http.server.request.start', hear);
  const reset = () => Object.assign(found, { bytes: 0, requests: 0 });
  return { found, reset, stop: () => unsubscribe('http.server.request.start', hear) };
}

const once = (figure: number): Spread => ({ p50: figure, p95: figure, runs: 1 });
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

/** One table per measure; each country beside the smallest, so that the ratio says how the cost grows. */
function linesOf(countries: readonly Found[]): BenchLine[] {
  const [smallest] = countries;
  const largest = countries.at(-1);
  const line = (table: string, of: Found, what: string, read: (found: Found) => Spread, options: LineOptions = {}) => {
    const named = (found: Found) => `${(found.data.counts.facts / 1e6).toFixed(0)} M facts`;
    const before =
      smallest === undefined || of === smallest ? null : { name: named(smallest), figures: read(smallest) };
    const theirs = before === null || Number.isNaN(before.figures.p50) ? {} : { theirs: before };
    const title = `A synthetic country left on the server and read by ranges: ${table}`;
    return benchLine(title, `${named(of)}: ${what}`, read(of), { ...theirs, ...options });
  };
  const opening = countries.flatMap((of) => [
    line('opening', of, `engine started, ${megabytes(of.fileBytes)} MB attached`, ({ open }) => open),
    line('opening', of, 'memory of the module, at most', ({ memory }) => once(memory / 1e6), {
      unit: 'MB',
      bar: { p50: 1500 },
    }),
  ]);
  const inTurn = countries.map((of) =>
    line(
      'one choice after the other',
      of,
      'other bodies, years, metrics, breakdowns, measures',
      ({ toggled }) => toggled,
      of.data.counts.facts > togglesUpTo ? {} : { bar: bars.toggle },
    ),
  );
  const asked = ({ asked: all }: Found, what: string) => all.find(({ question }) => question.what === what);
  // Not every country is asked everything: the smallest has no prefectures, the largest too many bodies.
  const names = new Set(countries.flatMap(({ asked: all }) => all.map(({ question }) => question.what)));
  const answers = [...names].flatMap((what) =>
    countries.flatMap((of) => {
      const read = (figures: (answer: Asked, found: Found) => Spread) => (found: Found) => {
        const answer = asked(found, what);
        return answer === undefined ? once(Number.NaN) : figures(answer, found);
      };
      const own = asked(of, what);
      if (own === undefined) return [];
      const { bytes, requests, question } = own;
      const { isView } = question;
      const told = `${what} (${megabytes(bytes)} MB in ${requests} requests)`;
      const share = read((answer, { fileBytes }) => once((100 * answer.bytes) / fileBytes));
      return [
        line(
          'asked first',
          of,
          told,
          read(({ cold }) => once(cold)),
          isView ? { bar: bars.cold } : {},
        ),
        line(
          'asked again',
          of,
          what,
          read(({ warm }) => warm),
          isView ? { bar: bars.warm } : {},
        ),
        line('of the file, for the first answer', of, what, share, {
          unit: '%',
          ...(isView && of === largest ? { bar: bars.share } : {}),
        }),
      ];
    }),
  );
  return [...opening, ...answers, ...inTurn];
}

/** Views of countries too large to load, their rows held beside DuckDB for Node's on the same file. */
export async function run({ say }: Bench): Promise<BenchLine[]> {
  const { folder, sizes } = chosen();
  mkdirSync(folder, { recursive: true });
  const site = await buildWebPage('country.ts', {});
  const found: Found[] = [];
  for (const size of sizes) {
    const path = join(folder, `country-${size}.duckdb`);
    if (!existsSync(path)) {
      say(`writing ${path}`);
      await writeCountry({ bodies: bodiesFor(Number.parseFloat(size) * 1e6), seed: 1, path });
    }
    const server = await serveFolder(site, 0, new Map([['/country.duckdb', path]]));
    // A page of its own: memory a module was given is never given back.
    const page = await openUnwatched<typeof countryBench>(server.origin);
    try {
      found.push(await measure(page, path, say));
    } finally {
      await page.close();
      await server.close();
    }
  }
  return linesOf(found);
}
