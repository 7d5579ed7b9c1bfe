import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { coverageRows } from '../../app/_components/overview/overview-body.tsx';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { Engine } from '../../lib/model/engine.ts';
import type { View } from '../../lib/model/view.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { evidenceRow, evidenceSql } from '../../lib/query/evidence-sql.ts';
import { flowRows, flowSql } from '../../lib/query/flow-sql.ts';
import { overviewAnswers } from '../../lib/query/overview-answers.ts';
import { profileRows, profileSql } from '../../lib/query/profile-sql.ts';
import { reportRows, reportsSql } from '../../lib/query/reports-sql.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { tables } from '../../lib/store/schema.ts';
import { views } from '../../lib/store/views.ts';
import { type AcrossCheck, acrossRules, createAcrossCheck } from '../../lib/workspace/across.ts';
import { bundledFactsSql, bundledReports } from '../../lib/workspace/bundled-facts.ts';
import { correctionOf } from '../../lib/workspace/correction.ts';
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
import { createOwnLoader, type OwnEngine, type OwnLoader } from '../../lib/workspace/own-load.ts';
import { workspaceOf } from '../../lib/workspace/reduce.ts';
import { memoryStore } from '../../lib/workspace/store.ts';
import { valuesOf } from '../../lib/workspace/summary.ts';
import {
  bundledData,
  copiesHere,
  ownEngine,
  resources,
  stamps,
  storedFile,
  syntheticFile,
  syntheticText,
} from './world.ts';

const database = inRoot('data/build/atlas.duckdb');
const bundled = bundledData();

/** Opened as the browser opens it: the bundled data attached read-only, no access outside, settings locked. */
async function openPageEngine(): Promise<Engine> {
  const engine = await openNodeEngine({ threads: 1 });
  await engine.query(`ATTACH '${database}' AS atlas (READ_ONLY)`);
  await engine.query("ATTACH ':memory:' AS my");
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
  let own: OwnEngine;
  let loader: OwnLoader;
  let across: AcrossCheck;
  const workspace = (): Workspace => workspaceOf(events, bundled.agencies);
  const rows = async (sql: string) => (await engine.query(sql)).rows;
  const names = new Map(bundled.agencies.map((agency) => [agency.id, agency]));
  const load = async () => {
    await loader.show(workspace(), store);
    await loader.findings(await across(workspace(), store, names));
  };
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
    own = ownEngine(engine);
    loader = createOwnLoader(own, bundled);
    across = createAcrossCheck(bundled, bundled.reports, {
      bundled: async (ids) => bundledReports(await engine.query(bundledFactsSql(ids))),
      findCopies: copiesHere,
    });
  });
  afterEach(() => engine.close());

  it('takes bundled figures as the rules need them, and no other rows for them', async () => {
    const [id = ''] = bundled.reports;
    const told = await engine.query(bundledFactsSql([id]));
    const facts = bundledReports(told).get(id)?.facts ?? [];
    expect(facts.length).toBe(told.rows.length);
    expect(facts.every(({ key, locator }) => !key.includes(id) && locator.section !== '')).toBe(true);
    const at = told.columns.findIndex(({ name }) => name === 'status');
    const unknown = { ...told, rows: told.rows.map((row) => row.with(at, 'guessed')) };
    expect(() => bundledReports(unknown)).toThrow(/bundled figures: row 1, status/);
    const fewer = { columns: told.columns.slice(1), rows: told.rows.map((row) => row.slice(1)) };
    expect(() => bundledReports(fewer)).toThrow(/bundled figures: row 1, report_id/);
  });

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

  it('shows corrections, shows a rejected figure as a gap made by hand, and asks the rules again', async () => {
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
    expect(await rows(`SELECT value, status, edited FROM fact WHERE evidence_id = '${id}.${other.key}'`)).toEqual([
      [null, 'not_reported', true],
    ]);
    expect(correctionOf(workspace(), `${id}.${other.key}`)).toMatchObject({
      was: valuesOf(other),
      now: null,
      reason: '不是数',
    });
    const [[brokenNow] = []] = await rows(broken);
    expect(Number(brokenNow)).toBeGreaterThan(Number(brokenBefore));
  });

  it('carries corrections into every answer, and tells own reports from bundled ones', async () => {
    const file = syntheticFile(3);
    const [agency] = bundled.agencies;
    const agencyId = agency?.id ?? '';
    const key = await take(file, agencyId, 2022);
    const received = file.readings[0]?.facts.find(
      ({ dims, metric, source, value }) =>
        metric === 'req_received' && dims.applicant === 'total' && source === 'table' && value !== null,
    );
    if (received === undefined) throw new Error('no such figure');
    const now: FactValues = { ...valuesOf(received), value: (received.value ?? 0) + 7, status: 'reported' };
    const { dictionary } = resources;
    const view: View = {
      ...defaultView,
      metric: 'req_received',
      by: 'applicant',
      agencies: [agencyId],
      years: { from: 2022, to: 2022 },
    };
    const viewed = async (asked: View) => viewRows(await engine.query(viewToSql(asked, dictionary)));
    await load();
    expect((await viewed(view)).filter(({ edited }) => edited)).toEqual([]);
    expect((await viewed(view)).every(({ own }) => own)).toBe(true);
    events.push(factCorrected(workspace(), key, received, now, '原件为此数', dictionary, stamp()));
    await load();
    expect((await viewed({ ...view, by: null })).map(({ value, edited }) => [value, edited])).toEqual([
      [now.value, true],
    ]);
    expect((await viewed({ ...view, by: null, metric: 'applications_received' }))[0]).toMatchObject({ edited: true });
    // Its shares are measured by the corrected total.
    expect(
      (await viewed({ ...view, measure: 'share' })).filter(({ value, edited }) => value !== null && !edited),
    ).toEqual([]);
    const flow = flowRows(await engine.query(flowSql(agencyId, 2022)));
    expect(flow.filter(({ edited }) => edited).map(({ metric_id }) => metric_id)).toEqual(['req_received']);
    const request = { agency: agencyId, peers: [], years: view.years, figures: ['req_received', 'req_carried_in'] };
    const profile = profileRows(await engine.query(profileSql(request, dictionary)));
    expect(profile.map(({ figure, edited }) => [figure, edited])).toEqual([
      ['req_received', true],
      ['req_carried_in', false],
    ]);
    const id = `${agencyId}-2022.${received.key}`;
    expect(evidenceRow(await engine.query(evidenceSql(id)))).toMatchObject({ edited: true, own: true });
    expect(correctionOf(workspace(), id)).toMatchObject({
      was: valuesOf(received),
      now: { value: now.value },
      reason: '原件为此数',
    });
    expect(correctionOf(workspace(), `${agencyId}-2022.none`)).toBeNull();
    const reports = reportRows(await engine.query(reportsSql([`${agencyId}-2022`, ...bundled.reports])));
    expect(reports.filter(({ own }) => own).map(({ report_id }) => report_id)).toEqual([`${agencyId}-2022`]);
  });

  it('answers the overview again, own reports counted in, bundled ones left out where hidden', async () => {
    const { dictionary } = resources;
    const ask = () => overviewAnswers((sql) => engine.query(sql), ['req_received', 'grant_rate'], dictionary);
    const before = await ask();
    const agencyId = bundled.agencies.find(({ id }) => !bundled.reports.has(`${id}-2022`))?.id ?? '';
    await take(syntheticFile(3), agencyId, 2022);
    await load();
    const after = await ask();
    expect(before.coverage.some(({ own }) => own)).toBe(false);
    expect(after.headline?.reports).toBe((before.headline?.reports ?? 0) + 1);
    const [own] = after.coverage.filter((report) => report.own);
    expect(own).toMatchObject({ agency_id: agencyId, year: 2022 });
    expect(after.entries.map(({ report_id }) => report_id)).toContain(own?.report_id);
    const agencies = new Map(bundled.agencies.map((agency) => [agency.id, agency]));
    const cells = coverageRows('zh', { agencies }, after).flatMap((row) => row.cells.filter((cell) => cell.own));
    expect(cells).toEqual([expect.objectContaining({ year: 2022, href: expect.stringContaining('/compare/') })]);
    events.push(switched(workspace(), 'bundled', false, stamp()));
    await load();
    expect((await ask()).coverage.map(({ report_id }) => report_id)).toEqual([own?.report_id]);
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

  it('holds an own year against the bundled year before it, and the bundled year after against it', async () => {
    const id = [...bundled.reports].find((each) => {
      const [agency, year] = [each.slice(0, -5), Number(each.slice(-4))];
      return (
        year >= 2021 && bundled.reports.has(`${agency}-${year + 1}`) && bundled.reports.has(`${agency}-${year - 1}`)
      );
    });
    if (id === undefined) throw new Error('no agency with three bundled years');
    const [agencyId, year] = [id.slice(0, -5), Number(id.slice(-4))];
    const found = (report: string) =>
      rows(`SELECT finding_id, rule_id, actual FROM finding WHERE report_id = '${report}'
        AND rule_id IN ('${acrossRules(bundled.rules).join("', '")}') ORDER BY finding_id`);
    const [ownId, afterId] = [`${agencyId}-${year}`, `${agencyId}-${year + 1}`];
    const before = await found(afterId);
    await take(storedFile('own.txt', syntheticText(3).replaceAll('2022', String(year))), agencyId, year);
    await load();
    expect((await found(ownId)).length).toBeGreaterThan(0);
    const after = await found(afterId);
    expect(after.length).toBeGreaterThan(0);
    expect(after).not.toEqual(before);
    const orphans = `SELECT count(*) FROM finding_evidence AS e WHERE finding_id NOT IN (SELECT finding_id FROM finding)`;
    expect(await rows(orphans)).toEqual([[0]]);
    expect(await rows('SELECT count(*) - count(DISTINCT finding_id) FROM finding')).toEqual([[0]]);
    events.push(withdrawn(workspace(), [...workspace().reports.keys()], stamp()));
    await load();
    expect(await found(afterId)).toEqual(before);
  });

  it('finds text that stands in two own reports', async () => {
    const [one, other] = bundled.agencies;
    const words = '本局高度重视政府信息公开，把公开工作纳入年度重点任务并逐项分解到科室。';
    const sentences = Array.from(
      { length: 30 },
      (_, n) => `${words.slice(0, -1)}，第${n}项任务由专人负责并按月报告进展。`,
    );
    const text = (seed: number) => syntheticText(seed).replace('一、', `${sentences.join('')}\n\n一、`);
    await take(storedFile('one.txt', text(3)), one?.id ?? '', 2022);
    await take(storedFile('other.txt', text(4)), other?.id ?? '', 2022);
    await load();
    expect(await rows("SELECT DISTINCT rule_id FROM finding WHERE rule_id = 'COPY-OTHER-AGENCY'")).toHaveLength(1);
  });

  it('puts only what changed into the engine', async () => {
    const [one, two] = bundled.agencies;
    const file = syntheticFile(4);
    await take(syntheticFile(3), one?.id ?? '', 2022);
    const key = await take(file, two?.id ?? '', 2022);
    await load();
    const given: number[] = [];
    const counted = createOwnLoader(
      {
        ...own,
        insert: (name, columns, count) => {
          if (columns.some((column) => column.name === 'metric_id')) given.push(count);
          return own.insert(name, columns, count);
        },
      },
      bundled,
    );
    await engine.query('DROP SCHEMA memory.own CASCADE');
    await counted.show(workspace(), store);
    const all = given.splice(0).reduce((sum, count) => sum + count, 0);
    const [fact] = file.readings[0]?.facts ?? [];
    if (fact === undefined) throw new Error('no figure');
    events.push(factRejected(workspace(), key, fact, '不是数', stamp()));
    await counted.show(workspace(), store);
    expect(given).toEqual([file.readings[0]?.facts.length]);
    expect(
      await rows("SELECT count(*) FROM main.fact JOIN main.report USING (report_id) WHERE origin = 'own'"),
    ).toEqual([[all]]);
    given.splice(0);
    events.push(switched(workspace(), 'own', false, stamp()), switched(workspace(), 'own', true, stamp()));
    await counted.show(workspace(), store);
    expect(given).toEqual([]);
  });

  it('begins anew after a load that failed, and shows the bundled data until then', async () => {
    const [agency] = bundled.agencies;
    await take(syntheticFile(3), agency?.id ?? '', 2022);
    let fails = true;
    const failing = createOwnLoader(
      {
        ...own,
        insert: (name, columns, count) =>
          fails ? Promise.reject(new Error('gone')) : own.insert(name, columns, count),
      },
      bundled,
    );
    await expect(failing.show(workspace(), store)).rejects.toThrow();
    expect(await rows("SELECT count(*) FROM report WHERE origin = 'own'")).toEqual([[0]]);
    fails = false;
    await failing.show(workspace(), store);
    expect(await rows("SELECT count(*) FROM report WHERE origin = 'own'")).toEqual([[1]]);
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
