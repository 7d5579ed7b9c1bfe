import type { BreakdownName } from '../../../lib/model/dimension.ts';
import { type Dictionary, type Indicator, isRatio, viewMetric } from '../../../lib/model/metric.ts';
import type { ChartKind, View } from '../../../lib/model/view.ts';
import { type Choice, chartsFor, measuresFor } from '../../../lib/query/charts-for.ts';

/** A View on another metric: keeps what the new metric can carry. */
export function withMetric(view: View, id: string, dictionary: Dictionary): View {
  const metric = viewMetric(dictionary, id);
  const dims = metric?.dims ?? {};
  const by = view.by !== null && view.by in dims ? view.by : null;
  const where = Object.fromEntries(
    Object.entries(view.where).filter(([name, code]) =>
      Object.entries(dims).some(([known, codes]) => known === name && codes?.includes(code)),
    ),
  );
  return withSensibleMeasure({ ...view, metric: id, by, where }, dictionary);
}

/** A View broken down by another breakdown, or by none; a breakdown that is drawn cannot be fixed as well. */
export function withBreakdown(view: View, by: BreakdownName | null, dictionary: Dictionary): View {
  return withSensibleMeasure({ ...view, by, where: omit(view.where, by) }, dictionary);
}

/** A View of one part of a breakdown that is not drawn; null = its total. */
export function withFixed(view: View, name: BreakdownName, code: string | null, dictionary: Dictionary): View {
  const rest = omit(view.where, name);
  return withSensibleMeasure({ ...view, where: code === null ? rest : { ...rest, [name]: code } }, dictionary);
}

function omit(where: View['where'], name: BreakdownName | null): View['where'] {
  return Object.fromEntries(Object.entries(where).filter(([each]) => each !== name));
}

/** Values where the measure says nothing of the figure; too few agencies are no fault of it. */
function withSensibleMeasure(view: View, dictionary: Dictionary): View {
  const chosen = measuresFor(view, dictionary).find(({ kind }) => kind === view.measure);
  const fits = chosen === undefined || chosen.reason === null || chosen.reason === 'few_agencies';
  return fits ? view : { ...view, measure: 'value' };
}

/** Another chart kind: a scatter gets a second figure, every other kind loses it. */
export function withChart(view: View, chart: ChartKind, dictionary: Dictionary): View {
  if (chart !== 'scatter') return { ...view, chart, against: null };
  const others = [...dictionary.indicators.keys(), ...dictionary.metrics.keys()].filter((id) => id !== view.metric);
  return { ...view, chart, against: view.against ?? others[0] ?? view.metric };
}

/** The chart kinds as they are offered: a scatter's second figure is chosen along with it, so lacking it is no reason. */
export function chartOffers(view: View, dictionary: Dictionary): Choice<ChartKind>[] {
  return chartsFor(view, dictionary).map((choice) =>
    choice.reason === 'no_second' ? { ...choice, reason: null } : choice,
  );
}

/** The Views a single click leads to: other measures, other charts. A scatter's second figure is not known before it is chosen. */
export function viewsBeside(view: View, dictionary: Dictionary): View[] {
  const measures = measuresFor(view, dictionary).filter(({ reason }) => reason === null);
  const charts = chartsFor(view, dictionary).filter(({ kind, reason }) => reason === null && kind !== 'scatter');
  return [
    ...measures.map(({ kind }) => ({ ...view, measure: kind })),
    ...charts.map(({ kind }) => withChart(view, kind, dictionary)),
  ].filter(({ measure, chart }) => measure !== view.measure || chart !== view.chart);
}

/** Whether ratios on small denominators make a difference: where agencies are ranked or set against their median. */
export function smallMatters(view: View, dictionary: Dictionary): boolean {
  const metric = viewMetric(dictionary, view.metric);
  if (metric === undefined) return false;
  if (view.measure === 'rank' || view.measure === 'index') return isRatio(metric);
  const ratio =
    (view.measure === 'value' && isRatio(metric)) || view.measure === 'share' || view.measure === 'per_hundred';
  return ratio && view.chart === 'strip';
}

/** The indicators that answer the same question by different definitions, in the dictionary's order; none = no choice. */
export function variantsOf(id: string, dictionary: Dictionary): readonly Indicator[] {
  const { variants } = dictionary.indicators.get(id) ?? { variants: null };
  if (variants === null) return [];
  const alike = [...dictionary.indicators.values()].filter((each) => each.variants === variants);
  return alike.length > 1 ? alike : [];
}
