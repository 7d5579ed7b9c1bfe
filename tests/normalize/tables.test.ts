import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, Finding } from '../../lib/model/fact.ts';
import { checkReport } from '../../lib/normalize/checks/index.ts';
import { document, fact, identity } from './build.ts';
import { dictionary, rules } from './dictionary.ts';

const columns = [
  'natural_person',
  'org_business',
  'org_research',
  'org_public_welfare',
  'org_legal_service',
  'org_other',
];
const outcomes = [
  'req_granted',
  'req_partially_granted',
  'req_refused_state_secret',
  'req_refused_law_prohibited',
  'req_refused_safety_stability',
  'req_refused_third_party',
  'req_refused_internal_affairs',
  'req_refused_process_info',
  'req_refused_enforcement_file',
  'req_refused_admin_inquiry',
  'req_unable_not_held',
  'req_unable_needs_creation',
  'req_unable_unclear',
  'req_rejected_petition',
  'req_rejected_repeat',
  'req_rejected_publication',
  'req_rejected_excessive',
  'req_rejected_reconfirm',
];
const forms = {
  format_2019: {
    year: 2019,
    outcomes: [...outcomes, 'req_other_total'],
    row: 'REQ-ROW-TOTAL',
    sum: 'REQ-OUTCOME-SUM-19',
  },
  format_2021: {
    year: 2021,
    outcomes: [...outcomes, 'req_other_no_correction', 'req_other_fee_unpaid', 'req_other_misc'],
    row: 'REQ-ROW-TOTAL-21',
    sum: 'REQ-OUTCOME-SUM-21',
  },
} as const;
const balance = ['req_received', 'req_carried_in', 'req_outcome_total', 'req_carried_out'];
const results = ['upheld', 'corrected', 'other', 'pending'];
const text = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、行政复议、行政诉讼情况',
]
  .concat(['五、存在的主要问题及改进情况', '六、其他需要报告的事项'])
  .map((heading) => `${heading}\n见下。`)
  .join('\n');

const count = fc.nat({ max: 40 });
const table = fc.record({
  form: fc.constantFrom('format_2019' as const, 'format_2021' as const),
  cells: fc.array(fc.array(count, { minLength: 21, maxLength: 21 }), { minLength: 6, maxLength: 6 }),
  open: fc.array(count, { minLength: 6, maxLength: 6 }),
  carried: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
  remedies: fc.array(fc.array(count, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
});
type Drawn = typeof table extends fc.Arbitrary<infer T> ? T : never;

/** The statutory tables of a report in which every identity holds. */
function consistentFacts(drawn: Drawn): Fact[] {
  const rows = new Map<string, number[]>();
  const put = (metric: string, column: number, value: number): void => {
    const row = rows.get(metric) ?? [];
    row[column] = value;
    rows.set(metric, row);
  };
  columns.forEach((_, column) => {
    const values = forms[drawn.form].outcomes.map((metric, index) => {
      const value = drawn.cells[column]?.[index] ?? 0;
      put(metric, column, value);
      return value;
    });
    const handled = values.reduce((sum, value) => sum + value, 0);
    const out = drawn.open[column] ?? 0;
    const carriedIn = Math.floor((handled + out) * (drawn.carried[column] ?? 0));
    put('req_outcome_total', column, handled);
    put('req_carried_out', column, out);
    put('req_carried_in', column, carriedIn);
    put('req_received', column, handled + out - carriedIn);
  });
  const requests = [...rows].flatMap(([metric, row]) => [
    ...row.map((value, column) => fact({ metric, dims: { applicant: columns[column] ?? '' }, value })),
    fact({ metric, dims: { applicant: 'total' }, value: row.reduce((sum, value) => sum + value, 0) }),
  ]);
  const remedies = (['review', 'direct', 'after_review'] as const).flatMap((route, index) => {
    const values = drawn.remedies[index] ?? [];
    const metric = route === 'review' ? 'review' : 'litigation';
    const dims = route === 'review' ? {} : { route };
    return [
      ...results.map((result, each) => fact({ metric: `${metric}_${result}`, dims, value: values[each] ?? 0 })),
      fact({ metric: `${metric}_total`, dims, value: values.reduce((sum, value) => sum + value, 0) }),
    ];
  });
  return [...requests, ...remedies, fact({ metric: 'normdoc_issued', dims: { doc_type: 'normative_doc' } })];
}

function broken(form: Drawn['form'], facts: Fact[]): Finding[] {
  const input = {
    document: document(text),
    identity: identity({ year: forms[form].year, template: form, templatesPresent: [form] }),
    facts,
    warnings: [],
    previous: null,
  };
  return checkReport(input, rules, dictionary).filter((finding) => !finding.kept);
}

/** The rules whose identity contains this cell, by the form's own structure. */
function covering(form: Drawn['form'], { metric, dims }: Fact): string[] {
  if (metric.startsWith('review_')) return ['REV-SUM'];
  if (metric.startsWith('litigation_')) return ['LIT-SUM'];
  if (dims.applicant === undefined) return [];
  const inSum = metric === 'req_outcome_total' || (forms[form].outcomes as readonly string[]).includes(metric);
  return [
    ...(balance.includes(metric) ? ['REQ-COL-BALANCE'] : []),
    forms[form].row,
    ...(inSum ? [forms[form].sum] : []),
  ];
}

function requestsOnHand(facts: readonly Fact[], metric: string): number {
  return facts.find((each) => each.metric === metric && each.dims.applicant === 'total')?.value ?? 0;
}

describe('the statutory tables', () => {
  it('in which every identity holds break no rule', () => {
    fc.assert(
      fc.property(table, (drawn) => {
        expect(broken(drawn.form, consistentFacts(drawn))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('with one cell changed break exactly the rules that contain the cell', () => {
    fc.assert(
      fc.property(table, fc.nat(), fc.integer({ min: 1, max: 30 }), (drawn, at, by) => {
        const facts = consistentFacts(drawn);
        const index = at % (facts.length - 1);
        const cell = facts[index];
        if (cell === undefined) throw new Error('no cell');
        const changed = facts.with(index, { ...cell, value: (cell.value ?? 0) + by });
        const onHand = requestsOnHand(changed, 'req_received') + requestsOnHand(changed, 'req_carried_in');
        const overflow = requestsOnHand(changed, 'req_carried_out') > onHand ? ['REQ-ANSWER-RATE'] : [];
        const findings = broken(drawn.form, changed);
        expect(findings.map((finding) => finding.rule).sort()).toEqual(
          [...covering(drawn.form, cell), ...overflow].sort(),
        );
        for (const finding of findings) {
          expect(finding).toMatchObject({ verdict: 'report_says_so' });
          expect(finding.facts).toContain(cell.key);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('with one doubtful cell changed ask whether it was misread', () => {
    fc.assert(
      fc.property(table, fc.nat(), (drawn, at) => {
        const facts = consistentFacts(drawn);
        const index = at % (facts.length - 1);
        const cell = facts[index];
        if (cell === undefined) throw new Error('no cell');
        const changed = facts.with(index, { ...cell, value: (cell.value ?? 0) + 1, confidence: 'doubtful' });
        expect(new Set(broken(drawn.form, changed).map((finding) => finding.verdict))).toEqual(
          new Set(['maybe_misread']),
        );
      }),
      { numRuns: 40 },
    );
  });
});
