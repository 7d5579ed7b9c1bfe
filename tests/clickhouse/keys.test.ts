import { describe, expect, it } from 'vitest';
import { trueKeys } from '../../lib/clickhouse/keys.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { views } from '../../lib/store/views.ts';
import { dictionary } from '../query/world.ts';

describe('the keys a statement uses as the tables do', () => {
  it.each([
    'SELECT f.agency_id, max(year) FROM fact AS f JOIN agency AS a ON a.agency_id = f.agency_id GROUP BY f.agency_id',
    'SELECT count(DISTINCT agency_id) FROM report JOIN agency USING (agency_id)',
    'WITH chosen AS (SELECT agency_id, name FROM agency WHERE agency_id IN (SELECT agency_id FROM fact)) FROM chosen',
  ])('are kept: %s', (sql) => {
    expect(trueKeys(sql)).toContain('agency_id');
  });

  it.each([
    "SELECT 'x' || agency_id AS agency_id FROM fact",
    'SELECT report_id agency_id FROM fact',
    'SELECT report_id AS "agency_id" FROM fact',
    'SELECT upper(report_id) agency_id FROM fact',
    'SELECT * FROM (SELECT report_id FROM fact) AS t(agency_id)',
    'SELECT * FROM (SELECT report_id FROM fact) t(agency_id)',
    'SELECT * FROM fact t(agency_id, report_id)',
    'WITH t(year, agency_id) AS (SELECT year, report_id FROM fact) FROM t',
    'SELECT * RENAME (report_id AS agency_id) FROM fact',
    "SELECT s.agency_id FROM (SELECT {'agency_id': report_id} AS s FROM fact)",
    'SELECT agency_id: report_id FROM fact',
    'PIVOT fact ON agency_id USING sum(value)',
  ])('are given up where a name may stand for something else: %s', (sql) => {
    expect(trueKeys(sql)).not.toContain('agency_id');
  });

  it('are all keys in the statements of Views, and in the ready-made views', () => {
    for (const sql of [
      viewToSql({ ...defaultView, metric: 'req_received' }, dictionary),
      ...views.map(({ sql }) => sql),
    ])
      expect([...trueKeys(sql)]).toEqual(['agency_id', 'report_id', 'metric_id', 'evidence_id', 'finding_id']);
  });
});
