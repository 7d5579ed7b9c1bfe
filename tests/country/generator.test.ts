import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import { dimensionNames } from '../../lib/model/dimension.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { parseDeployment } from '../../lib/store/deployment.ts';
import { tables } from '../../lib/store/schema.ts';
import { inventBodies, inventRegions, mostBodies } from '../../lib/synthetic/places.ts';
import { type Country, makeCountry } from './world.ts';

/** A province, a prefecture and two of its counties with their towns. */
const bodies = 150;
let country: Country;
let again: Country;
let other: Country;

beforeAll(async () => {
  country = await makeCountry(bodies);
  again = await makeCountry(bodies);
  other = await makeCountry(bodies, 2);
}, 120_000);

afterAll(async () => {
  for (const each of [country, again, other]) await each.close();
});

const checksums = (of: Country) =>
  Promise.all(
    tables.map(({ name }) => of.ask(`SELECT '${name}', count(*), bit_xor(hash(t))::VARCHAR FROM ${name} AS t`)),
  );

test('the same seed gives the same tables, another seed others', async () => {
  expect(await checksums(again)).toEqual(await checksums(country));
  expect(await checksums(other)).not.toEqual(await checksums(country));
});

test('tables, views and columns are those of the bundled data, of the same types', async () => {
  const columns = `SELECT table_name, column_name, data_type FROM duckdb_columns()
    WHERE schema_name = 'main' AND NOT internal ORDER BY ALL`;
  const bundled = await openNodeEngine({ path: inRoot('data/build/atlas.duckdb'), readOnly: true });
  const { rows } = await bundled.query(columns);
  await bundled.close();
  expect(await country.ask(columns)).toEqual(rows);
});

test.each(['report', 'fact', 'finding', 'finding_evidence'])(
  '%s lies in the order the schema says, the bodies of one level together',
  async (name) => {
    const table = tables.find((each) => each.name === name);
    const level = "list_position(['province', 'prefecture', 'county', 'township'], a.level)";
    const key = table?.sortedBy.map((column) =>
      column === 'agency_id' ? `${level}, t.agency_id` : `coalesce(t.${column}::VARCHAR, '')`,
    );
    const bodiesOf = table?.sortedBy.includes('agency_id') ? 'JOIN agency AS a ON a.agency_id = t.agency_id' : '';
    const [row] = await country.ask(`SELECT bool_and(up), count(*) > 0 FROM (
    SELECT (${key}) >= lag((${key})) OVER stored AS up FROM ${name} AS t ${bodiesOf} WINDOW stored AS (ORDER BY t.rowid))`);
    expect(row).toEqual([true, true]);
  },
);

test('evidence ids ascend with the facts, and all years of one body’s figure lie together', async () => {
  const [row] = await country.ask(`SELECT bool_and(up), count(*) FROM (
    SELECT evidence_id > lag(evidence_id) OVER (ORDER BY rowid) AS up FROM fact)`);
  expect(row).toEqual([true, country.facts]);
  const scattered =
    await country.ask(`SELECT metric_id, agency_id FROM fact GROUP BY metric_id, ${dimensionNames.join(', ')}, agency_id
    HAVING max(rowid) - min(rowid) >= count(*)`);
  expect(scattered).toEqual([]);
});

test('every figure leads back to one place of its own report, every report to a body, every code to the dictionary', async () => {
  const orphans = await country.ask(`SELECT
    (SELECT count(*) FROM fact),
    (SELECT count(*) FROM evidence AS e JOIN fact AS f USING (evidence_id, report_id) WHERE e.section <> ''),
    (SELECT count(*) FROM fact ANTI JOIN report USING (report_id, agency_id, year)),
    (SELECT count(*) FROM report ANTI JOIN agency USING (agency_id)),
    (SELECT count(*) FROM agency ANTI JOIN region USING (region_code)),
    (SELECT count(*) FROM fact ANTI JOIN metric USING (metric_id, unit)),
    (SELECT count(*) FROM fact JOIN report AS r USING (report_id) JOIN metric AS m USING (metric_id)
      WHERE NOT list_contains(m.templates, r.template))`);
  expect(orphans).toEqual([[country.facts, country.facts, 0, 0, 0, 0, 0]]);
});

test('numbers and statuses fit, and there are gaps, doubts, stated zeros, approximations, excerpts and missing reports', async () => {
  const [row] = await country.ask(`SELECT
    count(*) FILTER ((value IS NULL) <> (status IN ('blank', 'not_applicable'))),
    count(*) FILTER (status = 'zero_stated' AND value <> 0),
    count(*) FILTER (value < 0 AND metric_id <> 'admin_items_change'),
    count(*) FILTER (status = 'blank') > 0, count(*) FILTER (status = 'not_applicable') > 0,
    count(*) FILTER (status = 'zero_stated') > 0, count(*) FILTER (confidence = 'doubtful') > 0,
    count(*) FILTER (qualifier = 'approx') > 0,
    (SELECT count(*) FROM report WHERE completeness = 'excerpt') > 0,
    (SELECT count(*) FROM report) < ${bodies} * 15
    FROM fact`);
  expect(row).toEqual([0, 0, 0, true, true, true, true, true, true, true]);
});

test('the columns of table three add up except where a finding says so, and balance in each column', async () => {
  const broken = `SELECT report_id FROM fact JOIN report AS r USING (report_id)
    WHERE metric_id = 'req_received' AND r.completeness = 'full' AND r.template IN ('format_2019', 'format_2021')
    GROUP BY report_id
    HAVING max(value) FILTER (applicant IS NULL) <> sum(value) FILTER (applicant IS NOT NULL) ORDER BY report_id`;
  const found = await country.ask(broken);
  expect(found.length).toBeGreaterThan(0);
  expect(found).toEqual(await country.ask('SELECT report_id FROM finding WHERE NOT kept ORDER BY report_id'));
  const unbalanced = await country.ask(`SELECT report_id, applicant FROM fact JOIN report AS r USING (report_id)
    WHERE metric_id IN ('req_received', 'req_carried_in', 'req_outcome_total', 'req_carried_out')
      AND applicant IS NOT NULL AND r.completeness = 'full'
    GROUP BY ALL
    HAVING sum(CASE WHEN metric_id IN ('req_received', 'req_carried_in') THEN value ELSE -value END) <> 0`);
  expect(unbalanced).toEqual([]);
});

test('what one year carries over the next one begins with', async () => {
  const [row] = await country.ask(`SELECT count(*), count(*) FILTER (now.value <> before.value)
    FROM fact AS now JOIN fact AS before ON before.agency_id = now.agency_id AND before.year = now.year - 1
      AND before.applicant IS NOT DISTINCT FROM now.applicant
    WHERE now.metric_id = 'req_carried_in' AND before.metric_id = 'req_carried_out'`);
  expect(Number(row?.[0])).toBeGreaterThan(1000);
  expect(row?.[1]).toBe(0);
});

test('the marked rules are those of data/rules.json', async () => {
  const known = new Set(loadReportResources().rules.map(({ id }) => id));
  const rules = await country.ask('SELECT DISTINCT rule_id FROM finding');
  expect(rules.filter(([id]) => !known.has(String(id)))).toEqual([]);
});

test('synthetic is written wherever the data show: names, titles, source, places, manifest', async () => {
  const [row] = await country.ask(`SELECT
    (SELECT bool_and(starts_with(name, '虚拟') AND starts_with(short_name, '虚拟')) FROM agency),
    (SELECT bool_and(starts_with(title, '【虚拟】') AND source_name LIKE '%synthetic%' AND source_url IS NULL) FROM report),
    (SELECT bool_and(rule = 'synthetic') FROM evidence),
    (SELECT bool_and(starts_with(region_code, '9')) FROM region)`);
  expect(row).toEqual([true, true, true, true]);
  const manifest = parseDeployment(JSON.parse(readFileSync(join(country.folder, 'country.json'), 'utf8')));
  expect(manifest).toMatchObject({ file: 'country.duckdb', opened: 'ranges', data: { synthetic: true } });
  expect(manifest.data?.counts).toMatchObject({ agencies: bodies, facts: country.facts });
});

test('a country of every size has bodies with names, ids and order of their own', () => {
  for (const count of [1, 20, 5000, 150_000]) {
    const made = inventBodies(inventRegions(count), count);
    expect(made.length).toBe(count);
    for (const key of ['id', 'name', 'shortName'] as const)
      expect(new Set(made.map((each) => each[key])).size).toBe(count);
    expect(made.every(({ id }) => /^\d{6}-[a-z]+\d*$/.test(id))).toBe(true);
  }
  expect(mostBodies).toBeGreaterThan(150_000);
});
