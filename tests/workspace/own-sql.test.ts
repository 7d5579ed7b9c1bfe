import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { Engine } from '../../lib/model/engine.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { tables } from '../../lib/store/schema.ts';
import { views } from '../../lib/store/views.ts';
import {
  accepted,
  agencyCreated,
  documentAdded,
  documentAssigned,
  factCorrected,
  factRejected,
  switched,
  withdrawn,
} from '../../lib/workspace/events.ts';
import type { FactValues, StoredFile, Workspace, WorkspaceEvent } from '../../lib/workspace/model.ts';
import { reportKey } from '../../lib/workspace/model.ts';
import { loadOwnData, ownDataSql } from '../../lib/workspace/own-sql.ts';
import { workspaceOf } from '../../lib/workspace/reduce.ts';
import { memoryStore } from '../../lib/workspace/store.ts';
import { valuesOf } from '../../lib/workspace/summary.ts';
import { bundledData, resources, stamps, storedFile, syntheticFile, syntheticText } from './world.ts';

const database = inRoot('data/build/atlas.duckdb');
const bundled = bundledData();

/** Opened as the browser opens it: the bundled data attached read-only, no access outside, settings locked. */
async function openPageEngine(): Promise<Engine> {
  const engine = await openNodeEngine({ threads: 1 });
  await engine.query(`ATTACH '${database}' AS atlas (READ_ONLY)`);
  await engine.query('USE atlas');
  await engine.query('SET enable_external_access = false');
  await engine.query('SET lock_configuration = true');
  return engine;
}

describe('own data beside bundled data', () => {
  const stamp = stamps();
  let engine: Engine;
  let events: WorkspaceEvent[];
  let store: ReturnType<typeof memoryStore>;
  let generation: number;
  const workspace = (): Workspace => workspaceOf(events, bundled.agencies);
  const rows = async (sql: string) => (await engine.query(sql)).rows;
  const load = () => loadOwnData(engine, ownDataSql(workspace(), store, bundled, ++generation));
  const add = async (file: StoredFile) => {
    const event = documentAdded(workspace(), file, stamp().now);
    events.push(event);
    await store.addFile(event, file, null);
    return reportKey(file.sha256, 0);
  };
  /** Adds a file as the report of an agency and year, and takes it in. */
  const take = async (file: StoredFile, agencyId: string, year: number) => {
    const key = await add(file);
    events.push(documentAssigned(workspace(), key, agencyId, year, stamp()));
    events.push(accepted(workspace(), [key], stamp()));
    return key;
  };

  beforeEach(async () => {
    expect(existsSync(database), 'npm run data').toBe(true);
    engine = await openPageEngine();
    events = [];
    store = memoryStore();
    generation = 0;
  });
  afterEach(() => engine.close());

  it('changes nothing while there is nothing of one’s own', async () => {
    const before = await rows('SELECT count(*), sum(value) FROM fact');
    await load();
    expect(await rows('SELECT count(*), sum(value) FROM fact')).toEqual(before);
    expect(await rows("SELECT count(*) FROM duckdb_schemas() WHERE schema_name LIKE 'own%'")).toEqual([[0]]);
    expect(await rows('SELECT current_catalog()')).toEqual([['atlas']]);
  });

  it('shows own figures in every table and every ready-made view, marked as own', async () => {
    const [agency] = bundled.agencies;
    const file = syntheticFile(3);
    const facts = Number((await rows('SELECT count(*) FROM fact'))[0]?.[0]);
    const before = new Map<string, unknown>();
    for (const { name } of tables) before.set(name, (await rows(`SELECT count(*) FROM ${name}`))[0]?.[0]);
    await take(file, agency?.id ?? '', 2022);
    await load();
    const own = file.readings[0]?.facts.length ?? 0;
    expect(own).toBeGreaterThan(200);
    expect(await rows('SELECT count(*) FROM fact')).toEqual([[facts + own]]);
    expect(await rows("SELECT count(*) FROM report WHERE origin = 'own' AND year = 2022")).toEqual([[1]]);
    expect(await rows('SELECT count(*) FROM fact WHERE edited')).toEqual([[0]]);
    for (const name of ['region', 'agency', 'metric', 'dimension_code']) {
      expect(await rows(`SELECT count(*) FROM ${name}`), name).toEqual([[before.get(name)]]);
    }
    for (const name of ['evidence', 'finding', 'finding_evidence', 'report']) {
      expect(Number((await rows(`SELECT count(*) FROM main.${name}`))[0]?.[0]), name).toBeGreaterThan(
        Number(before.get(name)),
      );
    }
    for (const { name } of views) {
      expect(await rows(`SELECT count(*) FROM ${name}`), name).not.toEqual([[0]]);
    }
    const shown = await rows(`SELECT figures FROM coverage WHERE report_id = '${agency?.id}-2022'`);
    expect(shown).toEqual([[file.readings[0]?.facts.filter(({ value }) => value !== null).length]]);
    for (const table of tables) {
      const { columns } = await engine.query(`SELECT * FROM ${table.name} LIMIT 0`);
      expect(columns).toEqual(table.columns.map(({ name, type }) => ({ name, type })));
    }
  });

  it('shows the own report where the bundled data have one of the same agency and year, the last accepted version of two', async () => {
    const [id = ''] = bundled.reports;
    const [agencyId, year] = [id.slice(0, -5), Number(id.slice(-4))];
    const first = await take(syntheticFile(3), agencyId, year);
    await take(syntheticFile(4), agencyId, year);
    await load();
    expect(await rows(`SELECT origin, source_name FROM report WHERE report_id = '${id}'`)).toEqual([['own', '4.txt']]);
    expect(await rows(`SELECT count(*) FROM fact AS f WHERE report_id = '${id}'`)).toEqual([
      [syntheticFile(4).readings[0]?.facts.length],
    ]);
    const orphans = await rows(
      'SELECT count(*) FROM finding_evidence WHERE finding_id NOT IN (SELECT finding_id FROM finding)',
    );
    expect(orphans).toEqual([[0]]);
    events.push(accepted(workspace(), [first], stamp()));
    await load();
    expect(await rows(`SELECT source_name FROM report WHERE report_id = '${id}'`)).toEqual([['3.txt']]);
    events.push(withdrawn(workspace(), [...workspace().reports.keys()], stamp()));
    await load();
    expect(await rows(`SELECT origin FROM report WHERE report_id = '${id}'`)).toEqual([['bundled']]);
  });

  it('shows corrections, leaves rejected figures out, and asks the rules again', async () => {
    const file = syntheticFile(3);
    const [agency] = bundled.agencies;
    const key = await take(file, agency?.id ?? '', 2022);
    const total = file.readings[0]?.facts.find(
      ({ dims, metric, source, value }) =>
        metric === 'req_outcome_total' && dims.applicant === 'total' && source === 'table' && value !== null,
    );
    const other = file.readings[0]?.facts.find(({ metric }) => metric === 'review_total');
    if (total === undefined || other === undefined) throw new Error('no such figure');
    await load();
    const id = `${agency?.id}-2022`;
    const broken = `SELECT count(*) FROM finding WHERE report_id = '${id}' AND NOT kept AND severity = 'error'`;
    const [[brokenBefore] = []] = await rows(broken);
    const now: FactValues = { ...valuesOf(total), value: (total.value ?? 0) + 7, status: 'reported' };
    events.push(factCorrected(workspace(), key, total, now, '原件为此数', resources.dictionary, stamp()));
    events.push(factRejected(workspace(), key, other, '不是数', stamp()));
    await load();
    expect(await rows(`SELECT value, edited FROM fact WHERE evidence_id = '${id}.${total.key}'`)).toEqual([
      [now.value, true],
    ]);
    expect(await rows(`SELECT count(*) FROM fact WHERE evidence_id = '${id}.${other.key}'`)).toEqual([[0]]);
    const [[brokenNow] = []] = await rows(broken);
    expect(Number(brokenNow)).toBeGreaterThan(Number(brokenBefore));
  });

  it('holds two own years of one agency against each other', async () => {
    const [agency] = bundled.agencies;
    await take(syntheticFile(3), agency?.id ?? '', 2022);
    await take(storedFile('next.txt', syntheticText(3).replaceAll('2022', '2023')), agency?.id ?? '', 2023);
    await load();
    const rules = await rows(`SELECT DISTINCT rule_id FROM finding WHERE report_id = '${agency?.id}-2023'
      EXCEPT SELECT DISTINCT rule_id FROM finding WHERE report_id = '${agency?.id}-2022'`);
    expect(rules.length).toBeGreaterThan(0);
  });

  it('puts a created agency in its place in the official order, and hides bundled or own data when told to', async () => {
    const draft = {
      name: '灵武市园艺局',
      shortName: '灵武园艺局',
      regionCode: '640181',
      level: 'county' as const,
      kind: 'kj',
      initials: 'lwsyyj',
    };
    const created = agencyCreated(workspace(), draft, bundled.agencies, stamp());
    events.push(created);
    await take(syntheticFile(3), created.agency.id, 2022);
    await load();
    const order = await rows('SELECT agency_id, region_code FROM agency ORDER BY sort_key');
    expect(order.length).toBe(bundled.agencies.length + 1);
    const codes = order.map(([, code]) => Number(code));
    expect(codes).toEqual(codes.toSorted((a, b) => a - b));
    events.push(switched(workspace(), 'bundled', false, stamp()));
    await load();
    expect(await rows('SELECT DISTINCT origin FROM report')).toEqual([['own']]);
    expect(await rows('SELECT agency_id FROM agency')).toEqual([[created.agency.id]]);
    events.push(switched(workspace(), 'own', false, stamp()));
    await load();
    expect(await rows('SELECT count(*) FROM report')).toEqual([[0]]);
    events.push(switched(workspace(), 'bundled', true, stamp()));
    await load();
    expect(await rows('SELECT DISTINCT origin FROM report')).toEqual([['bundled']]);
  });

  it('takes hostile names and words as text', async () => {
    const hostile = `<script>'";--\u0000\u001f\u001e=cmd|'/c calc'!A1\n.txt`;
    await take({ ...syntheticFile(3), name: hostile }, bundled.agencies[0]?.id ?? '', 2022);
    await load();
    const [[name] = []] = await rows("SELECT source_name FROM report WHERE origin = 'own'");
    expect(name).toBe(`<script>'";--   =cmd|'/c calc'!A1 .txt`);
  });
});
