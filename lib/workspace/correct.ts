import { dimensionNames, totalCodes } from '../model/dimension.ts';
import { AtlasError } from '../model/error.ts';
import type { Fact, FactStatus } from '../model/fact.ts';
import type { Dictionary, Metric } from '../model/metric.ts';
import type { FactValues, ReportEdits } from './model.ts';

const withNumber: ReadonlySet<FactStatus> = new Set(['reported', 'zero_stated', 'derived']);
const longestLabel = 40;

function refuse(where: string, reason: string): never {
  throw new AtlasError('bad_data', `correction: ${where}: ${reason}`, { where, reason });
}

/**
 * Values the database would take, with the metric's own unit. Throws `bad_data` (`where` metric, dims, value or status) for a
 * metric or code the dictionary does not know, a number where the status has none or none where it needs one, a count that
 * is no whole number, a negative figure that cannot be.
 */
export function checkValues(values: FactValues, dictionary: Dictionary): FactValues {
  const metric =
    dictionary.metrics.get(values.metric) ?? refuse('metric', `"${values.metric}" is not in the dictionary`);
  checkDims(values, metric);
  const { status, value } = values;
  if (withNumber.has(status) !== (value !== null)) refuse('status', `${status} with ${value}`);
  if (value !== null) checkNumber(value, metric);
  if (status === 'zero_stated' && value !== 0) refuse('value', `zero_stated is 0, not ${value}`);
  return { ...values, unit: metric.unit };
}

function checkDims({ dims }: FactValues, metric: Metric): void {
  for (const name of dimensionNames) {
    const code = dims[name];
    if (code === undefined || totalCodes.has(code)) continue;
    const codes = metric.dims[name] ?? refuse('dims', `${metric.id} has no breakdown ${name}`);
    const isKnown = name === 'label' ? [...code].length <= longestLabel : codes.includes(code);
    if (!isKnown) refuse('dims', `${name} "${code}" is no code of ${metric.id}`);
  }
}

function checkNumber(value: number, metric: Metric): void {
  const isCount = metric.valueType === 'count' || metric.valueType === 'signed_count';
  if (!Number.isFinite(value)) refuse('value', `${value} is no number`);
  if (isCount && !Number.isInteger(value)) refuse('value', `${metric.id} is a count, ${value} is not`);
  if (value < 0 && metric.valueType !== 'signed_count') refuse('value', `${metric.id} cannot be ${value}`);
}

/** Whether two figures say the same: metric, breakdowns, value, unit, status and exactness. */
export function sameValues(one: FactValues, other: FactValues): boolean {
  const text = ({ dims, metric, qualifier, status, unit, value }: FactValues) =>
    JSON.stringify([metric, dimensionNames.map((name) => dims[name] ?? null), value, unit, status, qualifier]);
  return text(one) === text(other);
}

/** A figure with what people changed in it; `corrected` is true where its values are not as read, or it was added by hand. */
export interface EffectiveFact {
  readonly fact: Fact;
  readonly corrected: boolean;
}

/**
 * The gaps rejected figures leave: without a number, not reported, by a person's hand, so that no table or picture is silent
 * about what was taken out. One that was added by hand and rejected again leaves none.
 */
export function rejectedGaps(facts: readonly Fact[], edits: ReportEdits): Fact[] {
  return facts
    .filter(({ key }) => edits.changed.get(key)?.kind === 'fact_rejected')
    .map((fact) => ({ ...fact, value: null, status: 'not_reported', qualifier: 'exact', confidence: 'high' }));
}

/** The figures of a report as people left them: corrected, rejected ones gone, added ones last. */
export function effectiveFacts(facts: readonly Fact[], edits: ReportEdits): EffectiveFact[] {
  const changed = ({ fact, corrected }: EffectiveFact): EffectiveFact[] => {
    const edit = edits.changed.get(fact.key);
    if (edit === undefined) return [{ fact, corrected }];
    if (edit.kind === 'fact_rejected') return [];
    const isChanged = corrected || !sameValues(fact, edit.now);
    // A person looked: the figure is as sure as figures get.
    return [{ fact: { ...fact, ...edit.now, confidence: 'high' }, corrected: isChanged }];
  };
  return [
    ...facts.map((fact) => ({ fact, corrected: false })),
    ...edits.added.map(({ fact }) => ({ fact, corrected: true })),
  ].flatMap(changed);
}
