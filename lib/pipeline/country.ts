import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { openNodeEngine } from '../engine/node.ts';
import { parseTemplates } from '../extract/template.ts';
import type { Engine } from '../model/engine.ts';
import { AtlasError } from '../model/error.ts';
import { quoteText } from '../model/quote.ts';
import { toTables } from '../store/atlas-tables.ts';
import { databaseSql } from '../store/database-sql.ts';
import type { Deployment } from '../store/deployment.ts';
import { parseDictionary } from '../store/dictionary.ts';
import { tables } from '../store/schema.ts';
import { countrySql, factsPerBody, syntheticLabel, syntheticYears } from '../synthetic/country-sql.ts';
import { type FormFigure, formFigures } from '../synthetic/figures.ts';
import { mostBodies } from '../synthetic/places.ts';
import { readResourceFiles } from './extract-resources.ts';
import { inRoot } from './root.ts';
import { runTask } from './task.ts';

/** How large a synthetic country is to be, and where its file goes. */
export interface CountryOptions {
  readonly bodies: number;
  readonly seed: number;
  /** The figures its reports have; those of the forms unless said otherwise. */
  readonly figures?: readonly FormFigure[];
  /** The `.duckdb` file; replaced where there is one. */
  readonly path: string;
  readonly threads?: number;
  /** Told now and then how far it is, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * How the file is laid out for readers who ask for ranges. Of a group of rows that may hold a body every agency is read, so a
 * group is a quarter of one figure of every body and year; it is no smaller, because of each group the description is read before it
 * is known which ones are needed, and at most four times DuckDB's own. A block a quarter of DuckDB's own: of a column whole
 * blocks are read, and a View needs a few rows of many columns.
 */
function layout(bodies: number): string {
  const reports = bodies * (syntheticYears.to - syntheticYears.from + 1);
  const rows = 122_880 * Math.min(4, Math.max(1, Math.floor(reports / 4 / 122_880)));
  return `ROW_GROUP_SIZE ${rows}, BLOCK_SIZE 65536, STORAGE_VERSION 'v1.4.0'`;
}

/** The figures of the forms, from `data/`. */
export function countryFigures() {
  const { templates, dictionary } = readResourceFiles();
  return formFigures(parseTemplates(templates), parseDictionary(dictionary));
}

/**
 * Writes a synthetic country as one `.duckdb` file in the product's own tables, and beside it the manifest of a deployment with
 * it (`country.json` beside `country.duckdb`); returns its facts.
 */
export async function writeCountry(options: CountryOptions): Promise<number> {
  const { bodies, seed, path, threads = 1, onProgress } = options;
  if (!Number.isInteger(bodies) || bodies < 1 || bodies > mostBodies) {
    throw new AtlasError('bad_data', `country: ${bodies} bodies; it must be 1 to ${mostBodies}`, { bodies });
  }
  mkdirSync(dirname(path), { recursive: true });
  for (const file of [path, `${path}.wal`]) rmSync(file, { force: true });
  const dictionary = parseDictionary(readResourceFiles().dictionary);
  const nothing = { regions: [], kinds: [], agencies: [], reports: [], facts: [], findings: [] };
  const figures = options.figures ?? countryFigures();
  const engine = await openNodeEngine({ threads });
  try {
    // Without a limit every block written stays in memory until the machine has no more.
    await engine.query(`SET memory_limit = '4GB'`);
    await engine.query(`SET temp_directory = ${quoteText(`${path}.tmp`)}`);
    await engine.query(`ATTACH ${quoteText(path)} AS country (${layout(bodies)})`);
    await engine.query('USE country');
    for (const sql of databaseSql(toTables(nothing, dictionary, new Set()))) await engine.query(sql);
    let done = 0;
    for (const sql of countrySql({ bodies, seed, figures })) {
      await engine.query(sql);
      if (sql.startsWith('INSERT INTO fact')) onProgress?.(++done / figures.length);
    }
    const deployment = await deploymentOf(engine, basename(path));
    writeFileSync(path.replace(/\.duckdb$/, '.json'), `${JSON.stringify(deployment, null, 2)}\n`);
    return deployment.data?.counts.facts ?? 0;
  } finally {
    await engine.close();
  }
}

/** The manifest of a synthetic country; its pages begin with five bodies of one field in neighbouring counties. */
async function deploymentOf(engine: Engine, file: string): Promise<Deployment> {
  const one = async (sql: string) => (await engine.query(sql)).rows.map(([value]) => value);
  const [agencies, reports, facts] = await one(
    'SELECT count(*) FROM agency UNION ALL SELECT count(*) FROM report UNION ALL SELECT count(*) FROM fact',
  );
  const first = await one(
    "SELECT agency_id FROM agency WHERE kind = 'kj' ORDER BY level <> 'county', sort_key LIMIT 5",
  );
  return {
    version: 1,
    file,
    opened: 'ranges',
    data: {
      label: syntheticLabel,
      synthetic: true,
      dataDate: `${syntheticYears.to + 1}-01-31`,
      years: syntheticYears,
      counts: { agencies: Number(agencies), reports: Number(reports), facts: Number(facts) },
      first: first.map(String),
    },
  };
}

/** The bodies that hold about so many facts. */
export function bodiesFor(facts: number): number {
  return Math.max(1, Math.round(facts / factsPerBody(countryFigures())));
}

/** `345M`, `20k` or `1000` as a number. */
function amount(text: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)([kM]?)$/.exec(text) ?? [];
  if (digits === undefined)
    throw new AtlasError('bad_data', `country: "${text}" is no number; write 345M, 20k or 1000`, {});
  return Number(digits) * (unit === 'M' ? 1e6 : unit === 'k' ? 1e3 : 1);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      facts: { type: 'string', default: '1M' },
      bodies: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: inRoot('data/build/country.duckdb') },
      parquet: { type: 'string' },
      threads: { type: 'string', default: '1' },
    },
  });
  const bodies = values.bodies === undefined ? bodiesFor(amount(values.facts)) : amount(values.bodies);
  const begin = performance.now();
  const facts = await writeCountry({
    bodies,
    seed: amount(values.seed),
    path: values.out,
    threads: amount(values.threads),
    onProgress: (share) => void process.stderr.write(`\r${(100 * share).toFixed(0)} %`),
  });
  if (values.parquet !== undefined) await writeParquet(values.out, values.parquet);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  process.stderr.write(
    `\rsynthetic: ${bodies} bodies, ${facts} facts, ${statSync(values.out).size} bytes, ${seconds} s -> ${values.out}\n`,
  );
}

/** One Parquet file per table beside the database. */
async function writeParquet(path: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const engine = await openNodeEngine({ path, readOnly: true });
  for (const { name } of tables) {
    await engine.query(`COPY (FROM ${name}) TO ${quoteText(`${folder}/${name}.parquet`)} (FORMAT parquet)`);
  }
  await engine.close();
}

if (process.argv[1] === import.meta.filename) await runTask(main);
