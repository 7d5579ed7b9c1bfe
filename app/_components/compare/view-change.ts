import type { DimensionName } from '../../../lib/model/dimension.ts';
import { type Dictionary, isRatio, viewMetric } from '../../../lib/model/metric.ts';
import type { View } from '../../../lib/model/view.ts';

/** A View on another metric: keeps what the new metric can carry, and shares only where there is something to share. */
export function withMetric(view: View, id: string, dictionary: Dictionary): View {
  const metric = viewMetric(dictionary, id);
  const dims = metric?.dims ?? {};
  const by = view.by !== null && view.by in dims ? view.by : null;
  const where = Object.fromEntries(
    Object.entries(view.where).filter(([name, code]) =>
      Object.entries(dims).some(([known, codes]) => known === name && codes?.includes(code)),
    ),
  );
  const rate = metric !== undefined && isRatio(metric) && (view.measure === 'share' || view.measure === 'per_hundred');
  return withSensibleMeasure({ ...view, metric: id, by, where, measure: rate ? 'value' : view.measure });
}

/** A View broken down by another breakdown, or by none; a breakdown that is drawn cannot be fixed as well. */
export function withBreakdown(view: View, by: DimensionName | null): View {
  return withSensibleMeasure({ ...view, by, where: omit(view.where, by) });
}

/** A View of one part of a breakdown that is not drawn; null = its total. */
export function withFixed(view: View, name: DimensionName, code: string | null): View {
  const rest = omit(view.where, name);
  return withSensibleMeasure({ ...view, where: code === null ? rest : { ...rest, [name]: code } });
}

function omit(where: View['where'], name: DimensionName | null): View['where'] {
  return Object.fromEntries(Object.entries(where).filter(([each]) => each !== name));
}

/** Whether a share says anything: of a total alone it is always 100 %. */
export function canShare(view: View): boolean {
  return view.by !== null || Object.keys(view.where).length > 0;
}

function withSensibleMeasure(view: View): View {
  return view.measure === 'share' && !canShare(view) ? { ...view, measure: 'value' } : view;
}
