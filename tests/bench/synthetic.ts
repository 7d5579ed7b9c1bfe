import type { Engine } from '../../lib/model/engine.ts';

/**
 * Synthetic facts for scale, plainly not real: `copies` times the bundled facts, each copy under its own made-up agencies,
 * stored in the public order.
 */
export function growSql(copies: number): string[] {
  return [
    `CREATE TABLE grown_agency AS SELECT a.* REPLACE (
       a.agency_id || '-s' || c.range AS agency_id, '虚拟' || c.range || a.short_name AS short_name
     ) FROM agency AS a CROSS JOIN range(${copies}) AS c`,
    'DROP TABLE agency',
    'ALTER TABLE grown_agency RENAME TO agency',
    `CREATE TABLE grown_report AS SELECT r.* REPLACE (
       r.agency_id || '-s' || c.range AS agency_id, r.report_id || '-s' || c.range AS report_id
     ) FROM report AS r CROSS JOIN range(${copies}) AS c`,
    'DROP TABLE report',
    'ALTER TABLE grown_report RENAME TO report',
    `CREATE TABLE grown_fact AS SELECT f.* REPLACE (
       f.agency_id || '-s' || c.range AS agency_id, f.report_id || '-s' || c.range AS report_id
     ) FROM fact AS f CROSS JOIN range(${copies}) AS c ORDER BY metric_id, channel, applicant, year, agency_id`,
    'DROP TABLE fact',
    'ALTER TABLE grown_fact RENAME TO fact',
  ];
}

/** Copies the tables of an attached database and grows them. */
export async function writeGrown(engine: Engine, source: string, copies: number): Promise<number> {
  await engine.query(`ATTACH '${source.replaceAll("'", "''")}' AS bundled (READ_ONLY)`);
  for (const table of ['agency', 'report', 'fact', 'finding', 'finding_evidence', 'dimension_code']) {
    await engine.query(`CREATE TABLE ${table} AS FROM bundled.${table}`);
  }
  for (const sql of growSql(copies)) await engine.query(sql);
  const counted = await engine.query('SELECT count(*) FROM fact');
  await engine.query('CHECKPOINT');
  return Number(counted.rows[0]?.[0]);
}
