import { AtlasError } from '../model/error.ts';
import { type Dictionary, type Indicator, isRatio, type Metric, viewMetric } from '../model/metric.ts';
import { type View, viewSchema } from '../model/view.ts';

/** A `bad_view` error that names the part of the View and its value. */
export function badView(what: string, value: string): AtlasError {
  return new AtlasError('bad_view', `view: ${what} is not usable: ${JSON.stringify(value)}`, { what, value });
}

/**
 * The same View when its shape holds: codes of plain letters, years in order, a second figure with a scatter and with
 * nothing else. Throws `AtlasError` `bad_view` naming the
 * first part that does not.
 */
export function checkView(view: unknown): View {
  const parsed = viewSchema.safeParse(view);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = (issue?.path ?? []).filter((step) => typeof step !== 'symbol');
    const offending = path.reduce<unknown>(
      (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
      view,
    );
    throw badView(
      path.join('.') || 'view',
      typeof offending === 'string' ? offending : String(JSON.stringify(offending)),
    );
  }
  const checked: View = parsed.data;
  if (checked.years.from > checked.years.to) {
    throw badView('years', `${checked.years.from}-${checked.years.to}`);
  }
  if ((checked.chart === 'scatter') !== (checked.against !== null)) {
    throw badView('against', checked.against ?? '');
  }
  return checked;
}

/**
 * The View's metric or indicator, when the dictionary knows it (and the second one), it carries every breakdown the View
 * names, and it can be measured so: a rate is no part of a total. Else `bad_view`.
 */
export function metricOf(view: View, dictionary: Dictionary): Metric | Indicator {
  const metric = viewMetric(dictionary, view.metric);
  if (metric === undefined) {
    throw badView('metric', view.metric);
  }
  if (view.against !== null && viewMetric(dictionary, view.against) === undefined) {
    throw badView('against', view.against);
  }
  const named = view.by === null ? Object.keys(view.where) : [view.by, ...Object.keys(view.where)];
  for (const name of named) {
    if (!(name in metric.dims)) {
      throw badView('breakdown', name);
    }
  }
  if (view.where.part !== undefined && !metric.dims.part?.includes(view.where.part)) {
    throw badView('part', view.where.part);
  }
  if (isRatio(metric) && (view.measure === 'share' || view.measure === 'per_hundred')) {
    throw badView('measure', view.measure);
  }
  return metric;
}
