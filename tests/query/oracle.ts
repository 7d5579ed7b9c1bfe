import { type Indicator, isIndicator, type Metric, viewMetric } from '../../lib/model/metric.ts';
import type { CellStatus, View, ViewRow } from '../../lib/model/view.ts';
import { type Cell, cellOf, type Facts, factKey, isTotal, must, statusOf } from './oracle-cells.ts';
import { dictionary, type SmallWorld } from './world.ts';

/** The parts of a row the oracle answers for. */
export type Answer = Pick<
  ViewRow,
  | 'agency_id'
  | 'year'
  | 'code'
  | 'value'
  | 'printed'
  | 'base'
  | 'status'
  | 'qualifier'
  | 'doubt'
  | 'edited'
  | 'small_base'
  | 'evidence_id'
  | 'against'
  | 'against_status'
  | 'against_small'
  | 'against_qualifier'
>;

/** What a person would answer to a View from the facts, cell by cell: no sharing with the statement under test. */
export function oracle(world: SmallWorld, view: View): Answer[] {
  const facts = new Map(world.facts.map((fact) => [factKey(fact.report, fact.metric, fact.dims ?? {}), fact]));
  const metric = must(viewMetric(dictionary, view.metric));
  const years = range(view.years.from, view.years.to);
  const all = Object.keys(world.agencies);
  const named = view.agencies.length > 0 ? all.filter((id) => view.agencies.includes(id)) : all;
  const cell = (asked: Metric, agency: string, year: number, code: string | null, by = view.by, where = view.where) =>
    cellOf(facts, world, asked, { agency, year, code, by, where });
  const codes = codesOf(facts, view, named, years, (a, y, c) => cell(metric, a, y, c));
  const chosen =
    view.agencies.length > 0
      ? named
      : all.filter((a) => years.some((y) => codes.some((c) => (cell(metric, a, y, c)?.value ?? null) !== null)));
  return chosen.flatMap((agency) =>
    years.flatMap((year) =>
      codes.map((code): Answer => {
        const now = cell(metric, agency, year, code);
        const group = chosen.flatMap((other) => cell(metric, other, year, code) ?? []);
        const before = cell(metric, agency, year - 1, code);
        const whole = (y: number) => wholeCell(facts, world, metric, view, agency, y);
        const wholes = { whole: whole(year), wholeBefore: whole(year - 1) };
        const given = { now, before, ...wholes, group, agency, year, world };
        const measured = measure(view, metric, given);
        const { edited, doubt, ...second } = againstOf(facts, world, view, agency, year, code);
        const own = now?.status ?? null;
        return {
          agency_id: agency,
          year,
          code,
          value: measured.value,
          printed: now?.value ?? null,
          base: measured.base,
          status: measured.failure ?? statusOf(world, metric, view.by, view.where, agency, year, own, code),
          qualifier: measured.qualifier ?? now?.qualifier ?? 'exact',
          doubt: measured.doubt || doubt,
          ...(edited || isEdited(view, metric, given) ? { edited: true } : {}),
          ...(isOnSmallBase(view, metric, given) ? { small_base: true } : {}),
          evidence_id: now?.evidence ?? null,
          ...second,
        };
      }),
    ),
  );
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function codesOf(
  facts: Facts,
  view: View,
  agencies: readonly string[],
  years: readonly number[],
  cell: (agency: string, year: number, code: string) => Cell | null,
): (string | null)[] {
  const { by } = view;
  if (by === null) return [null];
  const parts = must(viewMetric(dictionary, view.metric)).dims.part ?? [];
  const known = new Set(by === 'part' ? parts : [...facts.values()].flatMap((fact) => fact.dims?.[by] ?? []));
  const found = [...known].filter((code) => agencies.some((a) => years.some((y) => cell(a, y, code) !== null)));
  return found.length === 0 ? [null] : found;
}

const wholes: Readonly<Record<string, string>> = {
  req_granted: 'req_outcome_total',
  review_corrected: 'review_total',
  litigation_corrected: 'litigation_total',
  applications_granted: 'applications_handled',
  applications_refused: 'applications_handled',
  suits_corrected: 'suits_total',
};

function wholeCell(
  facts: Facts,
  world: SmallWorld,
  metric: Metric,
  view: View,
  agency: string,
  year: number,
): Cell | null {
  const at = (id: string, where: View['where']) =>
    cellOf(facts, world, must(viewMetric(dictionary, id)), { agency, year, code: null, by: null, where });
  if (view.measure === 'per_hundred') return at('applications_received', {});
  const larger = wholes[metric.id];
  const kept = Object.entries(view.where).filter(
    ([name]) => name !== view.by && (larger !== undefined || view.by !== null),
  );
  return at(larger ?? metric.id, Object.fromEntries(kept));
}

interface Given {
  readonly now: Cell | null;
  readonly before: Cell | null;
  readonly whole: Cell | null;
  readonly wholeBefore: Cell | null;
  readonly group: readonly Cell[];
  readonly agency: string;
  readonly year: number;
  readonly world: SmallWorld;
}

interface Measured {
  readonly value: number | null;
  readonly base: number | null;
  readonly doubt: boolean;
  readonly failure?: CellStatus;
  readonly qualifier?: ViewRow['qualifier'];
}

function measure(view: View, metric: Metric | Indicator, given: Given): Measured {
  const { now } = given;
  const doubt = now?.doubt ?? false;
  if (now === null || now.value === null) {
    return { value: null, base: view.measure === 'value' ? (now?.base ?? null) : null, doubt };
  }
  const known = { ...now, value: now.value };
  const ratio = isIndicator(metric) && metric.formulas.some(({ over }) => over !== null);
  if (view.measure === 'value') return { value: known.value, base: known.base, doubt };
  if (view.measure === 'share' || view.measure === 'per_hundred') return ofWhole(known, given.whole);
  if (view.measure === 'rank' || view.measure === 'index') return standing(view, metric, known, given.group, ratio);
  const last = comparableYears(view, metric, given) ? (given.before?.value ?? null) : null;
  if (view.measure === 'points' && !ratio) return points(known, last, given);
  const shaky = doubt || (given.before?.doubt ?? false);
  if (last === null) return { value: null, base: null, doubt: shaky, failure: 'no_base' };
  if (view.measure !== 'change') return { value: known.value - last, base: last, doubt: shaky };
  return last === 0
    ? { value: null, base: 0, doubt: shaky, failure: 'undefined_ratio' }
    : { value: (100 * (known.value - last)) / Math.abs(last), base: last, doubt: shaky };
}

/** Whether a person's correction is in the number: of the figure itself, or of what it is measured by. */
function isEdited({ measure: asked }: View, metric: Metric | Indicator, given: Given): boolean {
  const { now, before, whole, wholeBefore } = given;
  if (now === null) return false;
  const ratio = isIndicator(metric) && metric.formulas.some(({ over }) => over !== null);
  const years = asked === 'change' || asked === 'difference' || asked === 'points';
  const shares = asked === 'share' || asked === 'per_hundred';
  const points = asked === 'points' && !ratio;
  const beside = [...(years ? [before] : []), ...(shares || points ? [whole] : []), ...(points ? [wholeBefore] : [])];
  return now.edited || (now.value !== null && beside.some((cell) => cell?.edited));
}

/** Whether shares or rates of two years are compared of which either has a denominator below 30. */
function isOnSmallBase({ measure: asked }: View, metric: Metric | Indicator, given: Given): boolean {
  if (asked !== 'change' && asked !== 'difference' && asked !== 'points') return false;
  const { now, before, whole, wholeBefore } = given;
  const ratio = isIndicator(metric) && metric.formulas.some(({ over }) => over !== null);
  const bases = ratio ? [now?.base, before?.base] : asked === 'points' ? [whole?.value, wholeBefore?.value] : [];
  return bases.some((base) => base !== null && base !== undefined && base < 30);
}

type KnownCell = Cell & { readonly value: number };

function ofWhole(now: KnownCell, whole: Cell | null): Measured {
  const by = whole?.value ?? null;
  const qualifier = (whole?.exact ?? true) ? now.qualifier : ('approx' as const);
  const shared = { base: by, doubt: now.doubt || (whole?.doubt ?? false), qualifier };
  if (by === null || by <= 0) return { ...shared, value: null, failure: 'undefined_ratio' };
  return { ...shared, value: (100 * now.value) / by };
}

function comparableYears(view: View, metric: Metric | Indicator, { now, before, agency, year, world }: Given): boolean {
  if (!now?.exact || !before?.exact || metric.comparability === 'X') return false;
  const form = (each: number) => world.reports[`${agency} ${each}`]?.template;
  if (metric.comparability === 'C' && form(year) !== form(year - 1)) return false;
  const route = view.by === 'route' || !isTotal(view.where.route) || oneRoute(metric);
  return !(route && year === 2024);
}

function points(now: KnownCell, last: number | null, { before, whole, wholeBefore }: Given): Measured {
  const doubt = now.doubt || [before, whole, wholeBefore].some((each) => each?.doubt);
  const known = last !== null && whole?.exact && wholeBefore?.exact && (wholeBefore.value ?? 0) > 0;
  const base = known ? (100 * last) / (wholeBefore.value ?? 1) : null;
  const all = whole?.value ?? 0;
  if (all <= 0) return { value: null, base, doubt, failure: 'undefined_ratio' };
  if (base === null) return { value: null, base, doubt, failure: 'no_base' };
  return { value: (100 * now.value) / all - base, base, doubt };
}

function oneRoute(metric: Metric | Indicator): boolean {
  if (!isIndicator(metric)) return false;
  return metric.formulas.some(({ plus }) =>
    plus.every(({ dims }) => dims.route !== undefined && dims.route === plus[0]?.dims.route),
  );
}

function standing(
  view: View,
  metric: Metric,
  now: Cell & { readonly value: number },
  group: readonly Cell[],
  ratio: boolean,
): Measured {
  const none = { value: null, base: null, doubt: now.doubt };
  if (metric.comparability === 'C' || metric.comparability === 'X') return { ...none, failure: 'not_comparable' };
  const enters = (cell: Cell) => cell.value !== null && cell.exact && (!ratio || view.small || (cell.base ?? 0) >= 30);
  const values = group
    .filter(enters)
    .map((cell) => cell.value ?? 0)
    .sort((a, b) => a - b);
  if (!now.exact) return { ...none, failure: 'no_base' };
  if (!enters(now)) return { ...none, failure: 'small_base' };
  if (values.length < 3) return { ...none, failure: 'no_base' };
  if (view.measure === 'rank') {
    return { value: 1 + values.filter((value) => value > now.value).length, base: values.length, doubt: now.doubt };
  }
  const middle = values.length / 2;
  const median = Number.isInteger(middle)
    ? ((values[middle - 1] ?? 0) + (values[middle] ?? 0)) / 2
    : (values[Math.floor(middle)] ?? 0);
  if (median <= 0) return { ...none, base: median, failure: 'undefined_ratio' };
  return { value: (100 * now.value) / median, base: median, doubt: now.doubt };
}

function againstOf(
  facts: Facts,
  world: SmallWorld,
  view: View,
  agency: string,
  year: number,
  code: string | null,
): Pick<Answer, 'against' | 'against_status' | 'against_small' | 'against_qualifier'> &
  Readonly<Record<'edited' | 'doubt', boolean>> {
  if (view.against === null) return { against: null, against_status: null, edited: false, doubt: false };
  const metric = must(viewMetric(dictionary, view.against));
  const by = view.by !== null && view.by in metric.dims ? view.by : null;
  const where = Object.fromEntries(
    Object.entries(view.where).filter(([name, fixed]) => metric.dims[name as keyof View['where']]?.includes(fixed)),
  );
  // Nothing to draw: the first figure has no code at all.
  const cell =
    by !== null && code === null
      ? null
      : cellOf(facts, world, metric, { agency, year, code: by === null ? null : code, by, where });
  const ratio = isIndicator(metric) && metric.formulas.some(({ over }) => over !== null);
  const base = cell?.base ?? null;
  const qualifier = cell?.value == null ? 'exact' : cell.qualifier;
  return {
    ...(qualifier === 'exact' ? {} : { against_qualifier: qualifier }),
    ...(ratio && cell?.value != null && base !== null && base < 30 ? { against_small: true as const } : {}),
    against: cell?.value ?? null,
    edited: cell !== null && cell.value !== null && cell.edited,
    doubt: cell !== null && cell.value !== null && cell.doubt,
    against_status: statusOf(world, metric, by, where, agency, year, cell?.status ?? null, by === null ? null : code),
  };
}
