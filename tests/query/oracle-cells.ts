import { totalCodes } from '../../lib/model/dimension.ts';
import { type Formula, type Indicator, isIndicator, type Metric, type Term } from '../../lib/model/metric.ts';
import type { CellStatus, View, ViewRow } from '../../lib/model/view.ts';
import { dictionary, evidenceId, type SmallFact, type SmallWorld } from './world.ts';

/** One cell as a person would fill it in by hand. */
export interface Cell {
  readonly value: number | null;
  readonly base: number | null;
  readonly status: string;
  readonly exact: boolean;
  readonly qualifier: ViewRow['qualifier'];
  readonly doubt: boolean;
  readonly edited: boolean;
  readonly evidence: string | null;
}

export const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the oracle was asked for something unknown');
  return value;
};
export const isTotal = (code: string | undefined) => code === undefined || totalCodes.has(code);

export function factKey(report: string, metric: string, dims: Readonly<Record<string, string | undefined>>): string {
  const named = Object.entries(dims).filter(([, code]) => !isTotal(code));
  return [report, metric, ...named.map(([name, code]) => `${name}=${code}`).sort()].join(' ');
}

export type Facts = ReadonlyMap<string, SmallFact>;
export interface At {
  readonly agency: string;
  readonly year: number;
  readonly code: string | null;
  readonly by: View['by'];
  readonly where: View['where'];
}

/** Which part of a term a View asks for: null where the term cannot be split so. */
function dimsOf(term: Term, { by, where, code }: At): Record<string, string> | null {
  const has = Object.keys(must(dictionary.metrics.get(term.metric)).dims);
  const dims: Record<string, string> = {};
  for (const [name, fixed] of Object.entries({ ...where, ...(by === null ? {} : { [by]: code ?? '' }) })) {
    // A part is a choice of formulas, not of codes.
    if (name === 'part') continue;
    if (isTotal(fixed) && name !== by) continue;
    if (!has.includes(name) || name in term.dims) return null;
    dims[name] = fixed ?? '';
  }
  return { ...dims, ...term.dims };
}

export function cellOf(facts: Facts, world: SmallWorld, metric: Metric | Indicator, at: At): Cell | null {
  const report = `${at.agency} ${at.year}`;
  if (!isIndicator(metric)) {
    const fact = facts.get(factKey(report, metric.id, dimsOf({ metric: metric.id, dims: {} }, at) ?? {}));
    return fact === undefined ? null : { ...figure(fact), base: null };
  }
  const template = world.reports[report]?.template;
  const formula = formulasOf(metric, at).find(({ templates }) => templates.some((each) => each === template));
  if (formula === undefined || !formHas(must(template), at.by, at.where)) return null;
  const computed = compute(facts, report, formula, at);
  if (computed !== null && computed.value === null && computed.status === 'undefined_ratio') return computed;
  if (computed?.value != null || formula.printed === null) return computed;
  const dims = dimsOf(formula.printed, at);
  const told = dims === null ? undefined : facts.get(factKey(report, formula.printed.metric, dims));
  if (told === undefined) return computed;
  return told.value === null && computed !== null ? computed : { ...figure(told), base: null };
}

/** The formulas of the part that is drawn or fixed (of any part where none is named), or of the whole. */
function formulasOf({ formulas, composition }: Indicator, { by, where, code }: At): readonly Formula[] {
  const part = by === 'part' ? code : (where.part ?? null);
  if (by !== 'part' && part === null) return formulas;
  return (composition?.parts ?? []).flatMap((each) => (part === null || each.code === part ? each.formulas : []));
}

const formHas = (template: string, by: View['by'], where: View['where']) =>
  !['applicant', 'route'].some((name) => name === by || !isTotal(where[name as 'applicant'])) ||
  template === 'format_2019' ||
  template === 'format_2021';

function figure(fact: SmallFact): Omit<Cell, 'base'> {
  const qualifier = (fact.qualifier ?? 'exact') as ViewRow['qualifier'];
  return {
    value: fact.value,
    status: fact.status ?? 'reported',
    exact: qualifier === 'exact',
    qualifier,
    doubt: fact.confidence === 'doubtful' && fact.value !== null,
    edited: fact.edited ?? false,
    evidence: evidenceId(fact),
  };
}

function compute(facts: Facts, report: string, { plus, minus, over }: Formula, at: At): Cell | null {
  const parts = [...plus, ...minus].map((term) => dimsOf(term, at));
  if (parts.some((dims) => dims === null)) return null;
  const find = (term: Term, dims: Record<string, string> | null) =>
    facts.get(factKey(report, term.metric, dims ?? term.dims));
  // A denominator that has no such breakdown stays the total.
  const lenient = (term: Term) => {
    const has = Object.keys(must(dictionary.metrics.get(term.metric)).dims);
    const where = Object.fromEntries(
      Object.entries(at.where).filter(([name]) => has.includes(name) && !(name in term.dims)),
    );
    const by = at.by !== null && has.includes(at.by) && !(at.by in term.dims) ? at.by : null;
    return find(term, dimsOf(term, { ...at, where, by }));
  };
  const numerator = [...plus, ...minus].map((term, index) => find(term, parts[index] ?? null));
  const terms = [...numerator, ...[...(over?.plus ?? []), ...(over?.minus ?? [])].map(lenient)];
  if (numerator.every((fact) => fact === undefined)) return null;
  const gap = terms.find((fact) => fact === undefined || fact.value === null);
  const missing = terms.some((fact) => fact === undefined || fact.value === null);
  const evidence = numerator.find((fact) => fact !== undefined);
  const shared = {
    evidence: evidence === undefined ? null : evidenceId(evidence),
    edited: terms.some((fact) => fact?.edited),
  };
  const known = terms.filter((fact) => fact !== undefined);
  const only = (allowed: string) => known.every((fact) => ['exact', allowed].includes(fact.qualifier ?? 'exact'));
  const plain = minus.length === 0 && (over === null || known.length === numerator.filter(Boolean).length);
  const qualifier = only('exact')
    ? 'exact'
    : plain && only('at_least')
      ? 'at_least'
      : plain && only('at_most')
        ? 'at_most'
        : 'approx';
  const exact = qualifier === 'exact';
  if (missing) {
    const status = gap === undefined ? 'not_reported' : (gap.status ?? 'reported');
    // Exactness, like doubt, is said of numbers only.
    return { value: null, base: null, status, exact: true, qualifier: 'exact', doubt: false, ...shared };
  }
  const sum = (from: number, count: number) =>
    terms.slice(from, from + count).reduce((total, fact) => total + (fact?.value ?? 0), 0);
  const part = sum(0, plus.length) - sum(plus.length, minus.length);
  const doubt = terms.some((fact) => fact?.confidence === 'doubtful');
  if (over === null) {
    const [single] = numerator;
    const status = terms.length === 1 ? (single?.status ?? 'reported') : 'derived';
    return { value: part, base: null, status, exact, qualifier, doubt, ...shared };
  }
  const start = plus.length + minus.length;
  const whole = sum(start, over.plus.length) - sum(start + over.plus.length, over.minus.length);
  const value = whole > 0 ? (100 * part) / whole : null;
  return {
    value,
    base: whole,
    status: value === null ? 'undefined_ratio' : 'derived',
    exact,
    qualifier,
    doubt,
    ...shared,
  };
}

export function statusOf(
  world: SmallWorld,
  metric: Metric | Indicator,
  by: View['by'],
  where: View['where'],
  agency: string,
  year: number,
  own: string | null,
  code: string | null,
): CellStatus {
  if (own !== null && own !== 'not_reported') return own as CellStatus;
  const report = world.reports[`${agency} ${year}`];
  if (report === undefined) return 'no_report';
  const template = report.template;
  const lists = isIndicator(metric)
    ? formulasOf(metric, { agency, year, code, by, where }).some(
        (formula) => formula.templates.some((each) => each === template) && splits(formula, by, where),
      )
    : metric.templates.some((each) => each === template);
  const place = lists && formHas(template, by, where);
  const national = template === 'format_2019' || template === 'format_2021';
  if (!place && national) return 'not_on_form';
  if (report.completeness === 'excerpt') return 'not_captured';
  return place ? 'not_reported' : 'not_on_form';
}

function splits({ plus, minus }: Formula, by: View['by'], where: View['where']): boolean {
  const at = { agency: '', year: 0, code: 'x', by, where };
  return [...plus, ...minus].every((term) => dimsOf(term, at) !== null);
}
