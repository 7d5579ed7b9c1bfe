import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openNodeEngine } from '../engine/node.ts';
import { quoteText } from '../model/quote.ts';
import { toTables } from '../store/atlas-tables.ts';
import { databaseSql } from '../store/database-sql.ts';
import { builtDeployment } from '../store/deployment.ts';
import { tables } from '../store/schema.ts';
import { toSiteData } from '../store/site.ts';
import { withPinyin } from './data-pinyin.ts';
import { preferredFacts } from './data-preferred.ts';
import { type DataFolder, readDataFolder } from './data-source.ts';
import { fingerprint, whenStale } from './freshness.ts';
import { inRoot } from './root.ts';

/** Builds `data/build` from `data/` where it is stale: the database, one Parquet file per table, `site.json`. */
export async function buildData(): Promise<void> {
  const target = inRoot('data/build');
  mkdirSync(target, { recursive: true });
  await whenStale(join(target, '.stamp'), inputFingerprint(), async () => {
    const { reports, facts } = await writeAtlas(readDataFolder(inRoot('data')), target);
    process.stderr.write(`data: ${reports} reports, ${facts} figures -> data/build\n`);
  });
}

/** Writes `atlas.duckdb`, `TABLE.parquet` for every table, `site.json` and `manifest.json` into a folder. */
export async function writeAtlas(
  data: DataFolder,
  target: string,
): Promise<{ readonly reports: number; readonly facts: number }> {
  const path = join(target, 'atlas.duckdb');
  rmSync(path, { force: true });
  const rows = toTables(data.source, data.dictionary, preferredFacts(data.source.facts));
  const engine = await openNodeEngine({ path, threads: 1 });
  try {
    for (const sql of databaseSql(rows)) await engine.query(sql);
    for (const { name } of tables) {
      await engine.query(`COPY ${name} TO ${quoteText(join(target, `${name}.parquet`))} (FORMAT parquet)`);
    }
  } finally {
    await engine.close();
  }
  const site = toSiteData(data.source, data.dictionaryFiles, data.dataDate);
  const pages = { ...site, agencies: withPinyin(site.agencies) };
  writeFileSync(join(target, 'site.json'), `${JSON.stringify(pages)}\n`);
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(builtDeployment)}\n`);
  return site.counts;
}

/** Everything the built files follow from; what is built lies below `data/` too, and the labels are the pages' own. */
function inputFingerprint(): string {
  const data = readdirSync(inRoot('data')).filter((name) => name !== 'build' && name !== 'labels');
  const code = ['lib/store', 'lib/model', 'lib/engine', 'lib/normalize/preferred.ts'];
  const pipeline = ['data.ts', 'data-pinyin.ts', 'data-preferred.ts', 'data-source.ts'].map(
    (name) => `lib/pipeline/${name}`,
  );
  return fingerprint(...data.sort().map((name) => `data/${name}`), ...code, ...pipeline);
}

if (process.argv[1] === import.meta.filename) await buildData();
