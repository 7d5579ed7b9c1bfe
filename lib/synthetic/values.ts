import type { TemplateId } from '../model/template.ts';
import { type FormFigure, figureKey } from './figures.ts';

/** How one figure of one form gets its number: drawn, or computed from others so that the report adds up. */
export interface FigureValue {
  /** DuckDB expression of the number, over the columns `draw`, `before`, `size` and `growth` of the reports. */
  readonly sql: string;
  /** Whether the cell may have been left empty; what others are added up from never is. */
  readonly mayBeBlank: boolean;
}

const handled = /^req_(granted|partially_granted|refused|unable|rejected|other)/;

/** What a total is the sum of, where the parts are metrics of their own: the identities of `data/rules.json`. */
const sums: Readonly<Record<string, readonly string[]>> = {
  req_completed: ['req_completed_on_time', 'req_completed_extended'],
  ans_refused_total: [
    'ans_refused_state_secret',
    'ans_refused_trade_secret',
    'ans_refused_privacy',
    'ans_refused_safety_stability',
    'ans_refused_not_gov_info',
    'ans_refused_other_law',
  ],
  ans_total: [
    'ans_already_public',
    'ans_granted',
    'ans_partially_granted',
    'ans_refused_total',
    'ans_not_this_agency',
    'ans_not_exist',
    'ans_need_amend',
    'ans_other_channel',
  ],
  staff_total: ['staff_full_time', 'staff_part_time'],
  review_total: ['review_upheld', 'review_corrected', 'review_other', 'review_pending'],
  litigation_total: ['litigation_upheld', 'litigation_corrected', 'litigation_other', 'litigation_pending'],
};

/** Numbers of an average body by group of metrics, and of figures far from their group's. */
const scales: Readonly<Record<string, number>> = {
  proactive: 300,
  documents: 6,
  admin_acts: 120,
  response: 12,
  requests: 0.1,
  answers_2014: 2,
  remedies: 0.2,
  fees: 40,
  capacity: 4,
  platform: 9000,
  proposals: 15,
  context: 60,
  req_granted: 3,
  req_partially_granted: 0.6,
  req_unable_not_held: 1.5,
  req_carried_out: 0.4,
  req_received: 12,
};

/** Persons apply more often than organisations. */
const applicantScales: Readonly<Record<string, number>> = { natural_person: 4, org_business: 1 };

/** The numbers of one form's figures; `figures` in stored order, whose positions seed the draws. */
export function figureValues(figures: readonly FormFigure[], form: TemplateId): ReadonlyMap<FormFigure, FigureValue> {
  const onForm = figures.filter(({ places }) => places.some((place) => place.form === form));
  const byKey = new Map(onForm.map((figure) => [figureKey(figure), figure]));
  const positions = new Map(figures.map((figure, index) => [figure, index]));
  const found = new Map<FormFigure, FigureValue>();

  const leaf = (figure: FormFigure, from: 'draw' | 'before' = 'draw'): string => {
    const { metric, dims } = figure;
    const applicant = metric.group === 'requests' ? (applicantScales[dims.applicant ?? ''] ?? 0.3) : 1;
    const scale = (scales[metric.id] ?? scales[metric.group] ?? 10) * applicant;
    const at = positions.get(figure) ?? 0;
    const chance = `((hash(${from}, ${at}) >> 40) / 16777216)`;
    if (metric.valueType === 'percent') return `floor(1000 * ${chance}) / 10`;
    if (metric.valueType === 'signed_count') return `floor(20 * ${chance}) - 10`;
    const size = from === 'before' || metric.id === 'req_carried_out' ? 'size' : 'growth';
    return `floor(${4 * scale} * ${size} * pow(${chance}, 3))`;
  };
  const numberOf = (figure: FormFigure): FigureValue => {
    const known = found.get(figure);
    if (known !== undefined) return known;
    const parts = partsOf(figure, byKey);
    const made =
      parts.length > 0
        ? {
            sql: `(${parts.map((part) => added(numberOf(part), positions.get(part) ?? 0)).join(' + ')})`,
            mayBeBlank: false,
          }
        : ownValue(figure);
    found.set(figure, made);
    return made;
  };
  const withMetric = (figure: FormFigure, metric: string) =>
    byKey.get(figureKey({ ...figure, metric: { ...figure.metric, id: metric } }));

  /** One column of table three balances: new + carried in = handled + carried out. */
  const ownValue = (figure: FormFigure): FigureValue => {
    const { metric, dims } = figure;
    const carried = dims.applicant === undefined ? undefined : withMetric(figure, 'req_carried_out');
    if (carried === undefined) return { sql: leaf(figure), mayBeBlank: figure.places[0]?.standsIn === 'table' };
    if (metric.id === 'req_carried_out') return { sql: leaf(figure), mayBeBlank: false };
    if (metric.id === 'req_carried_in') return { sql: leaf(carried, 'before'), mayBeBlank: false };
    if (metric.id === 'req_granted')
      return { sql: `(${leaf(figure)} + ${leaf(carried, 'before')})`, mayBeBlank: false };
    const outcome = withMetric(figure, 'req_outcome_total');
    if (metric.id !== 'req_received' || outcome === undefined) return { sql: leaf(figure), mayBeBlank: true };
    return { sql: `(${numberOf(outcome).sql} + ${leaf(carried)} - ${leaf(carried, 'before')})`, mayBeBlank: false };
  };
  for (const figure of onForm) numberOf(figure);
  return found;
}

/** An empty cell adds nothing. */
function added({ sql, mayBeBlank }: FigureValue, position: number): string {
  return mayBeBlank ? `if(${blankSql(position)}, 0, ${sql})` : sql;
}

/** Whether the cell of a figure is empty, where it may be: one in 256. */
export function blankSql(position: number): string {
  return `(hash(draw, ${position}) & 255) = 0`;
}

/** The figures of the same form a total is the sum of; none where it is drawn. */
function partsOf(figure: FormFigure, byKey: ReadonlyMap<string, FormFigure>): FormFigure[] {
  const { metric, dims } = figure;
  const all = [...byKey.values()];
  if (metric.id.startsWith('req_') && dims.applicant === undefined) {
    const columns = all.filter((each) => each.metric === metric && each.dims.applicant !== undefined);
    if (columns.length > 0) return columns;
  }
  if (metric.id === 'req_outcome_total') {
    return all.filter(
      (each) => handled.test(each.metric.id) && each.dims.applicant === dims.applicant && !isSubtotal(each),
    );
  }
  if (metric.id === 'req_received' && dims.applicant === undefined) {
    return all.filter((each) => each.metric.id === 'req_received_by_channel');
  }
  const stem = /^req_(?:refused|unable|rejected|other)_(?=total$)/.exec(metric.id)?.[0];
  if (stem !== undefined && dims.applicant === undefined) {
    return all.filter(
      (each) => each.metric.id.startsWith(stem) && each !== figure && each.dims.applicant === undefined,
    );
  }
  const named = sums[metric.id] ?? [];
  const parts = named.flatMap((part) => byKey.get(figureKey({ metric: { ...metric, id: part }, dims })) ?? []);
  return parts.length * 2 >= named.length ? parts : [];
}

/** On the form of 2019 other handling is one row, later three and no sum. */
function isSubtotal({ metric, places }: FormFigure): boolean {
  return (
    places.every(({ standsIn }) => standsIn === 'narrative') || /_(refused|unable|rejected)_total$/.test(metric.id)
  );
}
