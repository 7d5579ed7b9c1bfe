import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { Engine } from '../../lib/model/engine.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { createTableSql, tables } from '../../lib/store/schema.ts';

/** The years of the synthetic reports, both inclusive. */
export const syntheticYears = { from: 2010, to: 2024 } as const;

const years = syntheticYears.to - syntheticYears.from + 1;
const copied = ['region', 'metric', 'dimension_code'];
const dimensions = ['channel', 'category', 'form', 'applicant', 'req_channel', 'doc_type', 'act', 'route', 'body']
  .concat(['medium', 'scope', 'subset'])
  .join(', ');

/** A database of synthetic facts, plainly not real, in the product's own tables and order. */
export interface SyntheticFacts {
  readonly path: string;
  readonly facts: number;
  readonly agencies: number;
}

/**
 * About `millions` of facts: made-up bodies × 15 years × every figure the bundled reports have (labels in a report's own
 * words left out). Written figure by figure, which is the stored order; kept below `.cache` for the next run.
 */
export async function syntheticFacts(millions: number, say: (text: string) => void): Promise<SyntheticFacts> {
  const path = inRoot(`.cache/bench/facts-by-agency-${millions}m.duckdb`);
  if (!existsSync(path)) {
    say(`writing ${millions} million synthetic facts`);
    mkdirSync(dirname(path), { recursive: true });
    rmSync(`${path}.tmp`, { force: true });
    const engine = await openNodeEngine({ path: `${path}.tmp` });
    await write(engine, millions * 1_000_000);
    await engine.close();
    renameSync(`${path}.tmp`, path);
  }
  const engine = await openNodeEngine({ path, readOnly: true });
  const { rows } = await engine.query('SELECT (SELECT count(*) FROM fact), (SELECT count(*) FROM agency)');
  await engine.close();
  return { path, facts: Number(rows[0]?.[0]), agencies: Number(rows[0]?.[1]) };
}

async function write(engine: Engine, most: number): Promise<void> {
  await engine.query(`ATTACH '${inRoot('data/build/atlas.duckdb').replaceAll("'", "''")}' AS bundled (READ_ONLY)`);
  for (const table of tables) await engine.query(createTableSql(table));
  for (const table of copied) await engine.query(`INSERT INTO ${table} FROM bundled.${table}`);
  await engine.query(`CREATE TEMP TABLE figure AS
    SELECT row_number() OVER () AS number, *
    FROM (SELECT DISTINCT metric_id, ${dimensions}, unit FROM bundled.fact WHERE label IS NULL ORDER BY ALL NULLS FIRST)`);
  const counted = await engine.query('SELECT count(*) FROM figure');
  const figures = Number(counted.rows[0]?.[0]);
  const agencies = Math.floor(most / figures / years);
  for (const sql of bodies(agencies)) await engine.query(sql);
  // One transaction: three hundred small ones would each be written twice.
  await engine.query('BEGIN');
  for (let number = 1; number <= figures; number++) await engine.query(factsOf(number));
  await engine.query('COMMIT');
  await engine.query('CHECKPOINT');
}

/** Agencies, their reports, and a broken rule in one report of fifty. */
function bodies(agencies: number): string[] {
  return [
    `INSERT INTO agency BY NAME
     SELECT format('{:06d}-kj', range) AS agency_id, '合成第' || range || '局（合成数据）' AS name, '合成第' || range || '局' AS short_name,
       '640181' AS region_code, 'county' AS level, 'kj' AS kind, range::INTEGER AS sort_key, 'hcj' AS initials
     FROM range(${agencies})`,
    `INSERT INTO report BY NAME
     SELECT agency_id || '-' || year AS report_id, agency_id, year::INTEGER AS year,
       CASE WHEN year < 2019 THEN 'stat_2014' WHEN year < 2021 THEN 'format_2019' ELSE 'format_2021' END AS template,
       short_name || year || '年政府信息公开工作年度报告（合成）' AS title, 'full' AS completeness,
       'synthetic' AS source_name, 'bundled' AS origin
     FROM range(${syntheticYears.from}, ${syntheticYears.to + 1}) AS y(year), agency ORDER BY agency_id, year`,
    `INSERT INTO finding BY NAME
     SELECT report_id || '.1' AS finding_id, report_id, 'REQ-ROW-TOTAL-21' AS rule_id, 'error' AS severity,
       hash(report_id) % 50 <> 0 AS kept, 'report_says_so' AS verdict, '合成数据的核验' AS message_zh,
       'A check of synthetic data' AS message_en
     FROM report ORDER BY report_id`,
    `INSERT INTO finding_evidence
     SELECT finding_id, report_id || '.e' || (hash(finding_id) % 300 + 1) AS evidence_id FROM finding ORDER BY ALL`,
  ];
}

/** One figure of every body and year; four in a hundred have no number, four a stated zero. */
function factsOf(number: number): string {
  return `INSERT INTO fact BY NAME
    SELECT a.report_id, a.agency_id, a.year, f.metric_id, ${dimensions},
      CASE WHEN chance < 4 THEN NULL WHEN chance < 8 THEN 0 ELSE dice % 1000 + 1 END::DOUBLE AS value, f.unit,
      CASE WHEN chance < 4 THEN 'not_reported' WHEN chance < 8 THEN 'zero_stated' ELSE 'reported' END AS status,
      'exact' AS qualifier, CASE WHEN chance = 99 THEN 'doubtful' ELSE 'high' END AS confidence, 'table' AS stands_in,
      true AS preferred, a.report_id || '.e' || f.number AS evidence_id, false AS edited
    FROM (SELECT report_id, agency_id, year, hash(rowid * 1000 + ${number}) AS dice, dice // 1000 % 100 AS chance FROM report) AS a
    CROSS JOIN (FROM figure WHERE number = ${number}) AS f`;
}
