import type { Bilingual, Language } from '../model/language.ts';
import { type Dictionary, isRatio, type Metric, viewMetric } from '../model/metric.ts';
import { type ChartKind, chartKinds, type Measure, measures, type View, type ViewRow } from '../model/view.ts';
import { fewestAgencies } from './measured.ts';
import { readsYearBefore } from './plan.ts';
import { wholeOf } from './whole.ts';

/** Why a chart kind or a measure says nothing sensible of a View. */
export type ChoiceReason =
  | 'no_parts'
  | 'overlap'
  | 'parts_drawn'
  | 'rate'
  | 'not_additive'
  | 'rank_length'
  | 'one_year'
  | 'few_agencies'
  | 'one_agency'
  | 'no_second'
  | 'no_whole'
  | 'no_grade'
  | 'no_unit';

/** One possible choice; `reason` is null where it makes sense. */
export interface Choice<Kind> {
  readonly kind: Kind;
  readonly reason: ChoiceReason | null;
}

const words: Readonly<Record<ChoiceReason, Bilingual>> = {
  no_parts: { zh: '先选一种分项，才有各部分可堆', en: 'choose a breakdown first: there are no parts to stack' },
  overlap: { zh: '各项互有重复，堆起来不等于合计', en: 'the parts overlap: stacked, they are not the whole' },
  parts_drawn: { zh: '分项较多，散点图只画一项', en: 'a scatter draws one figure, not a breakdown' },
  rate: { zh: '比率不能相加', en: 'rates cannot be added up' },
  not_additive: { zh: '只有数值和占比可以堆叠', en: 'only values and shares can be stacked' },
  rank_length: {
    zh: '名次越靠前数越小，不宜以长短表示',
    en: 'a rank has no length: the first place is the smallest number',
  },
  one_year: { zh: '至少要有两个年份', en: 'needs at least two years' },
  few_agencies: { zh: `至少要有 ${fewestAgencies} 个机构`, en: `needs at least ${fewestAgencies} agencies` },
  one_agency: { zh: '至少要有两个机构', en: 'needs at least two agencies' },
  no_second: { zh: '先选第二项指标', en: 'choose a second figure first' },
  no_whole: { zh: '没有可作分母的合计', en: 'there is no whole to take a share of' },
  no_grade: { zh: '可比等级为 C 级或 X 级，不宜排比', en: 'comparability is grade C or X: no ranking' },
  no_unit: { zh: '比率不再按每百件申请折算', en: 'a rate is not counted per hundred applications' },
};

/** A reason in words. */
export function choiceReasonText(reason: ChoiceReason, language: Language): string {
  return words[reason][language];
}

/** The codes that make up the whole of the View's breakdown, without subtotals; null where the parts may overlap. */
export function partitionOf(view: View, dictionary: Dictionary): readonly string[] | null {
  if (view.by === null) return null;
  if (view.by === 'part') {
    const composition = dictionary.indicators.get(view.metric)?.composition ?? null;
    return composition?.partition ? composition.parts.map(({ code }) => code) : null;
  }
  return dictionary.dimensions.get(view.by)?.partition ?? null;
}

/** The rows a stack is made of: the parts that make up the whole, or all where nothing says which those are. */
export function stackedRows(view: View, rows: readonly ViewRow[], dictionary: Dictionary): readonly ViewRow[] {
  const partition = partitionOf(view, dictionary);
  return partition === null ? rows : rows.filter(({ code }) => code !== null && partition.includes(code));
}

/** Every chart kind, and why it would say nothing sensible of this View. */
export function chartsFor(view: View, dictionary: Dictionary): Choice<ChartKind>[] {
  return chartKinds.map((kind) => ({ kind, reason: chartReason(kind, view, dictionary) }));
}

/**
 * The kind a View is drawn as: the one it asks for, or bars where `chartsFor` has a reason against it (parts that overlap are
 * never stacked), or a matrix where there is one against bars as well. What names the picture must name this kind.
 */
export function drawnKind(view: View, dictionary: Dictionary): ChartKind {
  const choices = new Map(chartsFor(view, dictionary).map(({ kind, reason }) => [kind, reason]));
  const kinds: readonly ChartKind[] = [view.chart, 'bar'];
  return kinds.find((kind) => choices.get(kind) === null) ?? 'heat';
}

function chartReason(kind: ChartKind, view: View, dictionary: Dictionary): ChoiceReason | null {
  const years = view.years.to - view.years.from + 1;
  const agencies = view.agencies.length === 0 ? Number.POSITIVE_INFINITY : view.agencies.length;
  switch (kind) {
    case 'heat':
      return null;
    case 'bar':
      return view.measure === 'rank' ? 'rank_length' : null;
    case 'stack':
    case 'stack100':
      return stackReason(view, dictionary);
    case 'line':
    case 'slope':
      return years < 2 ? 'one_year' : null;
    case 'multiples':
      return agencies < 2 ? 'one_agency' : years < 2 && view.by === null ? 'one_year' : null;
    case 'strip':
      if (agencies < fewestAgencies) return 'few_agencies';
      return view.measure === 'rank' ? 'rank_length' : null;
    case 'scatter':
      if (agencies < fewestAgencies) return 'few_agencies';
      if (view.by !== null) return 'parts_drawn';
      return view.against === null ? 'no_second' : null;
  }
}

function stackReason(view: View, dictionary: Dictionary): ChoiceReason | null {
  const metric = viewMetric(dictionary, view.metric);
  if (metric !== undefined && (isRatio(metric) || metric.valueType === 'percent')) return 'rate';
  if (view.by === null) return 'no_parts';
  if (partitionOf(view, dictionary) === null) return 'overlap';
  const additive = view.measure === 'value' || view.measure === 'share' || view.measure === 'per_hundred';
  if (!additive || metric?.valueType === 'signed_count') return 'not_additive';
  return null;
}

/** Every measure, and why it would say nothing sensible of this View. */
export function measuresFor(view: View, dictionary: Dictionary): Choice<Measure>[] {
  return measures.map((kind) => ({ kind, reason: measureReason(kind, view, dictionary) }));
}

function measureReason(kind: Measure, view: View, dictionary: Dictionary): ChoiceReason | null {
  const metric = viewMetric(dictionary, view.metric);
  if (metric === undefined || kind === 'value') return null;
  const rate = isRatio(metric);
  if (kind === 'share') return rate ? 'rate' : hasWhole(view, metric, dictionary) ? null : 'no_whole';
  if (kind === 'points') return rate || hasWhole(view, metric, dictionary) ? null : 'no_whole';
  if (kind === 'per_hundred') return rate || metric.valueType === 'percent' ? 'no_unit' : null;
  if (readsYearBefore({ ...view, measure: kind })) return metric.comparability === 'X' ? 'no_grade' : null;
  const fewest = view.agencies.length > 0 && view.agencies.length < fewestAgencies;
  if (metric.comparability === 'C' || metric.comparability === 'X') return 'no_grade';
  return fewest ? 'few_agencies' : null;
}

/** Whether a share says anything: of a total alone it is always 100 %. */
function hasWhole(view: View, metric: Metric, dictionary: Dictionary): boolean {
  if (view.by === 'part') return partitionOf(view, dictionary) !== null;
  if (view.by !== null || Object.keys(view.where).length > 0) return true;
  return wholeOf(view, metric, dictionary).metric.id !== metric.id;
}
