import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openNodeEngine } from '../../lib/engine/node.ts';
import { quoteText } from '../../lib/model/quote.ts';
import { countryFigures, writeCountry } from '../../lib/pipeline/country.ts';
import { syllablesOf } from '../../lib/pipeline/data-pinyin.ts';
import { inRoot } from '../../lib/pipeline/root.ts';

/**
 * A synthetic country of so many bodies with one figure a report, its names found by their whole pinyin too; answers its
 * manifest. Kept below `.cache` for the next run.
 */
export async function crowdOf(bodies: number, say: (text: string) => void): Promise<string> {
  const folder = inRoot(`.cache/bench/crowd-${bodies}`);
  const manifest = join(folder, 'country.json');
  if (existsSync(manifest)) return manifest;
  say(`writing a country of ${bodies} bodies`);
  rmSync(`${folder}.tmp`, { recursive: true, force: true });
  const path = join(`${folder}.tmp`, 'country.duckdb');
  const figures = countryFigures().filter(
    ({ metric, dims }) => metric.id === 'req_received' && Object.keys(dims).length === 0,
  );
  await writeCountry({ bodies, seed: 1, figures, path });
  await addPinyin(path);
  renameSync(`${folder}.tmp`, folder);
  return manifest;
}

/** The whole pinyin of each short name behind its initials, as the pages' own data have it. */
async function addPinyin(path: string): Promise<void> {
  const engine = await openNodeEngine({ path });
  const { rows } = await engine.query("SELECT DISTINCT unnest(string_split(short_name, '')) FROM agency");
  const letters = rows.map(([letter]) => String(letter));
  const said = letters.map((letter) => syllablesOf(letter, '').join(''));
  const list = (texts: readonly string[]) => `[${texts.map(quoteText).join(', ')}]`;
  await engine.query(
    `CREATE TEMP TABLE said AS SELECT * FROM (SELECT unnest(${list(letters)}) AS letter, unnest(${list(said)}) AS sound)`,
  );
  await engine.query(`CREATE TEMP TABLE spoken AS
    SELECT agency_id, string_agg(sound, '' ORDER BY place) AS pinyin
    FROM (SELECT agency_id, unnest(string_split(short_name, '')) AS letter, generate_subscripts(string_split(short_name, ''), 1) AS place FROM agency)
    JOIN said USING (letter) GROUP BY agency_id`);
  await engine.query(
    `UPDATE agency SET initials = initials || ' ' || pinyin FROM spoken WHERE spoken.agency_id = agency.agency_id`,
  );
  await engine.query('CHECKPOINT');
  await engine.close();
}
