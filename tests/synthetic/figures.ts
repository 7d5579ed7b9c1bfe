import { cellKey } from '../../lib/extract/statutory/emit.ts';
import type { FormTable } from '../extract/statutory/forms.ts';
import type { Draw } from './draw.ts';

/** The figures of a table by cell (`cellKey`), in the unit the form prints. */
export type Figures = Map<string, number>;

/** How busy the body is: nothing at all, a bureau's handful, a government's hundreds. */
export type Scale = 'none' | 'few' | 'many';

/** The applicant columns of table three that are not sums. */
export const applicantCodes = [
  'natural_person',
  'org_business',
  'org_research',
  'org_public_welfare',
  'org_legal_service',
  'org_other',
] as const;

const peak: Readonly<Record<Scale, number>> = { none: 0, few: 6, many: 400 };

function amount(draw: Draw, max: number, zeros: number): number {
  return max === 0 || draw.chance(zeros) ? 0 : draw.int(1, max);
}

/** The outcome rows of a form of table three, in its order. */
export function outcomeRows(form: FormTable): string[] {
  const rows = form.flat().flatMap(({ figure }) => (figure === null ? [] : [figure.metric]));
  const frame = ['req_received', 'req_carried_in', 'req_outcome_total', 'req_carried_out'];
  return [...new Set(rows)].filter((metric) => !frame.includes(metric));
}

/** Fills table three: every row and every column adds up. */
export function drawApplications(draw: Draw, form: FormTable, scale: Scale): Figures {
  const figures: Figures = new Map();
  const outcomes = outcomeRows(form);
  const set = (metric: string, applicant: string, value: number): void => {
    figures.set(cellKey(metric, { applicant }), value);
    const sums = applicant.startsWith('org_') ? ['org_subtotal', 'total'] : ['total'];
    for (const sum of sums) {
      const key = cellKey(metric, { applicant: sum });
      figures.set(key, (figures.get(key) ?? 0) + value);
    }
  };
  for (const applicant of applicantCodes) {
    const max = applicant === 'natural_person' ? peak[scale] : Math.ceil(peak[scale] / 6);
    const isIdle = applicant !== 'natural_person' && draw.chance(0.5);
    let handled = 0;
    for (const metric of outcomes) {
      const isUnpaid = metric === 'req_other_fee_unpaid';
      const value = isIdle || isUnpaid ? 0 : amount(draw, metric === 'req_granted' ? max : Math.ceil(max / 5), 0.6);
      set(metric, applicant, value);
      handled += value;
    }
    const carriedOut = isIdle ? 0 : amount(draw, Math.ceil(max / 8), 0.7);
    const carriedIn = draw.chance(0.7) ? 0 : draw.int(0, Math.floor((handled + carriedOut) / 4));
    set('req_outcome_total', applicant, handled);
    set('req_carried_out', applicant, carriedOut);
    set('req_carried_in', applicant, carriedIn);
    set('req_received', applicant, handled + carriedOut - carriedIn);
  }
  return figures;
}

const results = ['upheld', 'corrected', 'other', 'pending'] as const;

/** Fills table four: no more suits after a review than reviews. */
export function drawSuits(draw: Draw, scale: Scale): Figures {
  const figures: Figures = new Map();
  const max = { none: 0, few: 2, many: 30 }[scale];
  let reviews = 0;
  for (const result of results) {
    const value = amount(draw, max, 0.5);
    figures.set(`review_${result}`, value);
    reviews += value;
  }
  figures.set('review_total', reviews);
  for (const route of ['direct', 'after_review']) {
    let left = route === 'direct' ? max * 4 : reviews;
    let sum = 0;
    for (const result of results) {
      const value = amount(draw, Math.min(left, max), 0.6);
      left -= value;
      sum += value;
      figures.set(cellKey(`litigation_${result}`, { route }), value);
    }
    figures.set(cellKey('litigation_total', { route }), sum);
  }
  return figures;
}

/** Fills table two of the 2021 form. Only a government makes 规章. */
export function drawDisclosure2021(draw: Draw, scale: Scale, isGovernment: boolean): Figures {
  const figures: Figures = new Map();
  const max = { none: 3, few: 12, many: 90 }[scale];
  for (const kind of ['regulation', 'normative_doc']) {
    const none = kind === 'regulation' && !isGovernment;
    const issued = none ? 0 : amount(draw, max, 0.3);
    const repealed = none ? 0 : amount(draw, max, 0.5);
    figures.set(cellKey('normdoc_issued', { doc_type: kind }), issued);
    figures.set(cellKey('normdoc_repealed', { doc_type: kind }), repealed);
    figures.set(cellKey('normdoc_in_force', { doc_type: kind }), none ? 0 : issued + draw.int(0, max * 3));
  }
  const decisions = { license: 0.2, penalty: 0.3, coercion: 0.7 };
  for (const [act, zeros] of Object.entries(decisions)) {
    figures.set(cellKey('admin_decisions', { act }), amount(draw, max * 240, zeros));
  }
  figures.set('admin_fee_amount', draw.chance(0.5) ? 0 : draw.int(1, 9_999_999) / 10 ** draw.int(0, 4));
  return figures;
}

/** Fills table two of the 2019 form. */
export function drawDisclosure2019(draw: Draw, scale: Scale, isGovernment: boolean): Figures {
  const figures: Figures = new Map();
  const max = { none: 3, few: 12, many: 90 }[scale];
  for (const kind of ['regulation', 'normative_doc']) {
    const none = kind === 'regulation' && !isGovernment;
    const issued = none ? 0 : amount(draw, max, 0.3);
    const disclosed = none ? 0 : draw.int(0, issued);
    figures.set(cellKey('normdoc_issued', { doc_type: kind }), issued);
    figures.set(cellKey('normdoc_disclosed', { doc_type: kind }), disclosed);
    figures.set(cellKey('normdoc_disclosed_cumulative', { doc_type: kind }), disclosed + (none ? 0 : draw.int(0, max)));
  }
  for (const act of ['license', 'other_management', 'penalty', 'coercion', 'fee']) {
    const prev = amount(draw, 400, 0.2);
    figures.set(cellKey('admin_items_prev', { act }), prev);
    figures.set(cellKey('admin_items_change', { act }), prev === 0 ? 0 : draw.int(-Math.min(prev, 9), 9));
    if (act !== 'fee') figures.set(cellKey('admin_decisions', { act }), prev === 0 ? 0 : amount(draw, max * 200, 0.3));
  }
  const bought = amount(draw, 60, 0.2);
  figures.set('procurement_items', bought);
  figures.set('procurement_amount', bought === 0 ? 0 : draw.int(1000, 99_999_999) / 100);
  return figures;
}

/** A number broken into parts that add up to it. */
export function parts(draw: Draw, whole: number, count: number): number[] {
  const cuts = Array.from({ length: count - 1 }, () => draw.int(0, whole)).sort((a, b) => a - b);
  return [...cuts, whole].map((cut, i) => cut - (cuts[i - 1] ?? 0));
}
