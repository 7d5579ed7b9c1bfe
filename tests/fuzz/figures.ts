import { cellKey } from '../../lib/extract/statutory/emit.ts';
import type { FormTable } from '../extract/statutory/forms.ts';
import type { Random } from './random.ts';

const applicants = [
  'natural_person',
  'org_business',
  'org_research',
  'org_public_welfare',
  'org_legal_service',
  'org_other',
] as const;

/** The metric and dims of a form's figure cells in reading order. */
function cellsOf(form: FormTable): { metric: string; dims: Readonly<Record<string, string | undefined>> }[] {
  return form.flat().flatMap(({ figure }) => (figure === null ? [] : [figure]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Rows of table three that add up to 总计 of the outcomes. */
function isOutcome(metric: string): boolean {
  return !['req_received', 'req_carried_in', 'req_outcome_total', 'req_carried_out'].includes(metric);
}

function applicationValue(values: Map<string, number>, metrics: readonly string[], random: Random): void {
  const set = (metric: string, applicant: string, value: number) => values.set(cellKey(metric, { applicant }), value);
  for (const applicant of applicants) {
    const outcomes = metrics.filter(isOutcome).map((metric) => {
      const value = random.chance(0.6) ? random.int(40) : 0;
      set(metric, applicant, value);
      return value;
    });
    const total = sum(outcomes);
    const carriedOut = random.int(9);
    const carriedIn = random.int(Math.min(9, total + carriedOut + 1));
    set('req_outcome_total', applicant, total);
    set('req_carried_out', applicant, carriedOut);
    set('req_carried_in', applicant, carriedIn);
    set('req_received', applicant, total + carriedOut - carriedIn);
  }
  for (const metric of metrics) {
    const own = (codes: readonly string[]) =>
      sum(codes.map((applicant) => values.get(cellKey(metric, { applicant })) ?? 0));
    set(metric, 'org_subtotal', own(applicants.slice(1)));
    set(metric, 'total', own(applicants));
  }
}

function suitValues(values: Map<string, number>, random: Random): void {
  for (const [prefix, dims] of [
    ['review', {}],
    ['litigation', { route: 'direct' }],
    ['litigation', { route: 'after_review' }],
  ] as const) {
    const parts = ['upheld', 'corrected', 'other', 'pending'].map((result) => {
      const value = random.int(30);
      values.set(cellKey(`${prefix}_${result}`, dims), value);
      return value;
    });
    values.set(cellKey(`${prefix}_total`, dims), sum(parts));
  }
}

/** Parts of the 2014 form by the whole they add up to. */
const statisticsSums: readonly (readonly [whole: string, parts: RegExp])[] = [
  ['req_received|applicant=total', /^req_received_by_channel/],
  ['req_completed', /^req_completed_/],
  ['ans_refused_total', /^ans_refused_(?!total)/],
  ['ans_total', /^ans_(?:already_public|granted|partially_granted|refused_total|not_|need_|other_)/],
  ['review_total', /^review_(?!total)/],
  ['litigation_total|route=all', /^litigation_(?!total)/],
  ['staff_total', /^staff_(?:full|part)_time/],
];

/**
 * Printed figures for a form's figure cells, in reading order, that keep the form's own sums: rows, columns, outcomes and
 * results. They differ from cell to cell so that a slip shows.
 */
export function soundFigures(form: FormTable, random: Random): string[] {
  const cells = cellsOf(form);
  const keys = cells.map(({ metric, dims }) => cellKey(metric, dims));
  const values = new Map<string, number>();
  const metrics = [...new Set(cells.map(({ metric }) => metric))];
  if (metrics.includes('req_carried_out')) applicationValue(values, metrics, random);
  else if (metrics.includes('litigation_pending')) suitValues(values, random);
  else {
    for (const key of keys) values.set(key, 1 + random.int(90));
    if (keys.includes('ans_total')) {
      for (const [whole, parts] of statisticsSums) {
        values.set(whole, sum(keys.filter((key) => parts.test(key)).map((key) => values.get(key) ?? 0)));
      }
    }
  }
  return keys.map((key) => String(values.get(key) ?? 0));
}
