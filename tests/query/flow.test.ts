import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../lib/model/engine.ts';
import type { Formula } from '../../lib/model/metric.ts';
import type { TemplateId } from '../../lib/model/template.ts';
import { type Flow, toFlow } from '../../lib/query/flow.ts';
import {
  concludedMetric,
  flowForms,
  flowMetrics,
  inflow,
  itemsOn,
  leftOver,
  outcomeSteps,
} from '../../lib/query/flow-shape.ts';
import {
  type FlowRow,
  flowReportRows,
  flowReportsSql,
  flowRows,
  flowSql,
  fullestReport,
} from '../../lib/query/flow-sql.ts';
import { dictionary, openWorld, type SmallFact } from './world.ts';

const agency = '110000-kj';
const items = flowMetrics.filter((id) => /^req_(refused|unable|rejected|other)_/.test(id) && !id.endsWith('_total'));
const zeros = Object.fromEntries(items.map((id) => [id, 0]));

function table(year: number, figures: Readonly<Record<string, number | Partial<SmallFact>>>): SmallFact[] {
  return Object.entries({ ...zeros, ...figures }).map(([metric, given]) => ({
    report: `${agency} ${year}`,
    metric,
    value: null,
    ...(typeof given === 'number' ? { value: given } : given),
  }));
}

const balanced = {
  req_received: 60,
  req_carried_in: 2,
  req_granted: 30,
  req_partially_granted: 5,
  req_refused_state_secret: 4,
  req_refused_third_party: 6,
  req_unable_not_held: 10,
  req_other_misc: 4,
  req_outcome_total: 59,
  req_carried_out: 3,
};

let engine: Engine;
beforeAll(async () => {
  engine = await openWorld({
    agencies: { [agency]: '北局' },
    reports: {
      [`${agency} 2018`]: { template: 'stat_2014' },
      [`${agency} 2019`]: { template: 'format_2019' },
      [`${agency} 2021`]: { template: 'format_2021' },
      [`${agency} 2022`]: { template: 'format_2021' },
      [`${agency} 2023`]: { template: 'format_2021', completeness: 'excerpt' },
    },
    facts: [
      ...table(2021, balanced),
      ...table(2022, { ...balanced, req_outcome_total: 61 }),
      ...table(2019, {
        req_received: 9,
        req_carried_in: { status: 'blank' },
        req_granted: 5,
        req_partially_granted: 1,
        req_refused_third_party: { status: 'blank' },
        req_refused_total: { value: 3, standsIn: 'narrative' },
        req_other_total: 1,
        req_outcome_total: 10,
        req_carried_out: 0,
      }),
      { report: `${agency} 2023`, metric: 'req_received', value: 7 },
    ],
  });
});
afterAll(() => engine.close());

async function flow(year: number): Promise<Flow> {
  const found = toFlow(flowRows(await engine.query(flowSql(agency, year))), dictionary);
  if (found === null) throw new Error(`no flow in ${year}`);
  return found;
}
const drawn = ({ links }: Flow) =>
  links.map(({ source, target, value, kind }) => `${source} > ${target} ${value}${kind === 'gap' ? ' gap' : ''}`);

/** What comes in and goes out at every node that has both. */
function imbalances({ nodes, links }: Flow): string[] {
  const sum = (end: 'source' | 'target', id: string) =>
    links.filter((each) => each[end] === id).reduce((total, { value }) => total + value, 0);
  return nodes
    .map(({ id }) => [id, sum('target', id), sum('source', id)] as const)
    .filter(([, into, out]) => into > 0 && out > 0 && into !== out)
    .map(([id, into, out]) => `${id}: ${into} in, ${out} out`);
}

describe('the reports to follow applications in', () => {
  const reports = async (agencies: readonly string[], from: number, to: number) =>
    flowReportRows(await engine.query(flowReportsSql({ agencies, years: { from, to } })));

  it('are those whose form prints both sides, latest first, of the agencies and years asked', async () => {
    const all = await reports([], 2010, 2030);
    expect(all.map(({ report_id }) => report_id.slice(-4))).toEqual(['2023', '2022', '2021', '2019']);
    expect(await reports([agency], 2020, 2022)).toEqual(all.slice(1, 3));
    expect(await reports(['990000-kj'], 2010, 2030)).toEqual([]);
  });

  it('begin with the one that prints most, the first of several', async () => {
    const all = await reports([], 2010, 2030);
    expect(all.find(({ year }) => year === 2023)?.figures).toBeLessThan(3);
    expect(fullestReport(all)?.year).toBe(2022);
    expect(fullestReport([])).toBeNull();
  });
});

describe('what the way of applications is drawn from', () => {
  type Formulas = readonly Formula[] | undefined;
  const on = (formulas: Formulas, form: TemplateId) => formulas?.find(({ templates }) => templates.includes(form));
  const rowsOn = (formulas: Formulas, form: TemplateId) => on(formulas, form)?.plus.map(({ metric }) => metric);
  const composed = [...dictionary.indicators.values()].flatMap((each) => (each.composition === null ? [] : each));
  const partsOf = (id: string) => dictionary.indicators.get(id)?.composition?.parts ?? [];
  const items = (parts: ReturnType<typeof partsOf>, form: TemplateId) =>
    parts.map(({ code, formulas }) => ({ code, metric: rowsOn(formulas, form)?.join(' + ') }));

  it.each(flowForms)('is what the indicators of the dictionary are composed of (%s)', (form) => {
    expect(items(partsOf('intake'), form)).toEqual(inflow);
    expect(items(partsOf('disposal'), form)).toEqual([{ code: 'concluded', metric: concludedMetric }, leftOver]);
    const outcomes = partsOf('outcomes');
    expect(outcomes.map(({ code }) => code)).toEqual(outcomeSteps.map(({ code }) => code));
    for (const [at, step] of outcomeSteps.entries()) {
      const formula = on(outcomes[at]?.formulas, form);
      const own = itemsOn(step, form);
      const rows = own.length === 0 ? [step.printed] : own.map(({ metric }) => metric);
      expect([step.code, formula?.plus.map(({ metric }) => metric)]).toEqual([step.code, rows]);
      if (own.length === 0) continue;
      expect([step.code, formula?.printed?.metric]).toEqual([step.code, step.printed]);
      const split = composed.find(({ id, formulas }) => id !== 'outcomes' && `${rowsOn(formulas, form)}` === `${rows}`);
      expect(items(split?.composition?.parts ?? [], form)).toEqual(own);
    }
  });
});

describe('the way of one agency’s applications', () => {
  it('is as wide as the printed figures, and balances', async () => {
    const found = await flow(2021);
    expect(drawn(found)).toEqual([
      'received > intake 60',
      'carried_in > intake 2',
      'intake > concluded 59',
      'intake > carried_out 3',
      'concluded > granted 30',
      'concluded > partly_granted 5',
      'concluded > refused 10',
      'concluded > unable 10',
      'concluded > other_handling 4',
      'refused > state_secret 4',
      'refused > third_party 6',
      'unable > not_held 10',
      'other_handling > misc 4',
    ]);
    expect([found.gaps, found.absences]).toEqual([[], []]);
    const refused = found.nodes.find(({ id }) => id === 'refused');
    expect(refused).toMatchObject({ value: 10, status: 'derived', name: { zh: '不予公开' } });
    expect(refused?.evidenceIds).toHaveLength(8);
    expect(found.nodes.find(({ id }) => id === 'petition')).toMatchObject({ value: 0, status: 'reported' });
  });

  it('shows where the report does not balance, on either side, with the figures', async () => {
    const found = await flow(2022);
    expect(drawn(found).filter((line) => line.endsWith('gap'))).toEqual([
      'gap_in_intake > intake 2 gap',
      'concluded > gap_out_concluded 2 gap',
    ]);
    expect(found.gaps[0]).toMatchObject({ side: 'lacking', amount: 2, reason: 'unbalanced' });
    expect(found.gaps[0]?.words).toEqual({
      zh: '新收 60＋上年结转 2；办结 61＋结转下年 3：相差 2 件，报告印出的数对不上。',
      en: 'received 60 + carried in 2; concluded 61 + carried out 3: a difference of 2, as the printed figures do not balance.',
    });
    expect(imbalances(found)).toEqual([]);
  });

  it('names what the report lacks and never takes it for 0; a subtotal told in words stands in', async () => {
    const found = await flow(2019);
    expect(found.absences.map(({ metric, status }) => `${metric} ${status}`)).toEqual([
      'req_carried_in blank',
      'req_refused_third_party blank',
    ]);
    expect(found.nodes.find(({ id }) => id === 'carried_in')).toMatchObject({ value: null, status: 'blank' });
    expect(found.gaps.map(({ node, side, amount, reason }) => [node, side, amount, reason])).toEqual([
      ['intake', 'lacking', 1, 'absent'],
      ['refused', 'left_open', 3, 'absent'],
    ]);
    expect(found.gaps[0]?.words.zh).toContain('上年结转没有数');
    expect(found.nodes.some(({ id }) => id === 'misc')).toBe(false);
    expect(imbalances(found)).toEqual([]);
  });

  it('has no nodes on a form without the balance, and of an excerpt only what was read', async () => {
    const early = await flow(2018);
    expect([early.nodes, early.absences.map(({ status }) => status)]).toEqual([
      [],
      ['not_reported', 'not_on_form', 'not_on_form', 'not_on_form'],
    ]);
    const excerpt = await flow(2023);
    expect(drawn(excerpt)).toEqual(['received > intake 7', 'intake > gap_out_intake 7 gap']);
    expect(new Set(excerpt.absences.map(({ status }) => status))).toEqual(new Set(['not_captured']));
    expect(flowRows(await engine.query(flowSql(agency, 2020)))).toEqual([]);
    expect(toFlow([], dictionary)).toBeNull();
  });

  it('balances at every node whatever the report prints or leaves out', () => {
    const row = (template: FlowRow['template']) =>
      fc.tuple(
        ...flowMetrics.map((metric_id) =>
          fc.option(fc.integer({ min: 0, max: 40 }), { freq: 4 }).map(
            (value): FlowRow => ({
              metric_id,
              value,
              status: value === null ? null : 'reported',
              qualifier: 'exact',
              doubt: false,
              edited: false,
              evidence_id: value === null ? null : metric_id,
              report_id: 'r',
              template,
              completeness: 'full',
            }),
          ),
        ),
      );
    fc.assert(
      fc.property(fc.oneof(row('format_2019'), row('format_2021')), (rows) => {
        const found = toFlow(rows, dictionary);
        if (found === null) throw new Error('no flow');
        expect(imbalances(found)).toEqual([]);
        expect(new Set(found.nodes.map(({ id }) => id)).size).toBe(found.nodes.length);
        for (const gap of found.gaps) expect(gap.amount).toBeGreaterThan(0);
        // Every figure of the form is a node with its own number, or named as absent.
        for (const each of rows.filter(({ metric_id }) => /received|carried/.test(metric_id))) {
          const node = found.nodes.find(({ id }) => `req_${id}` === each.metric_id);
          expect(node?.value).toBe(each.value);
          expect(found.absences.some(({ metric }) => metric === each.metric_id)).toBe(each.value === null);
        }
      }),
    );
  });
});
