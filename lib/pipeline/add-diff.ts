import { type DimensionName, dimensionNames } from '../model/dimension.ts';
import type { Fact } from '../model/fact.ts';
import type { Dictionary } from '../model/metric.ts';
import { differenceOf, type FigureDifference } from '../workspace/difference.ts';

/** A report that goes into `data/`: what is there, and what was read now; `before` null where it is new. */
export interface AddedReport {
  readonly id: string;
  readonly agency: string;
  readonly year: number;
  readonly before: readonly Fact[] | null;
  readonly after: readonly Fact[];
}

/**
 * What adding a report changes, for people: one line says how much, then one for every figure changed (`~`), added (`+`) and
 * removed (`-`); nothing but the first line where all figures are the same.
 */
export function addDiff({ after, agency, before, id, year }: AddedReport, dictionary: Dictionary): string[] {
  const { added, changed, removed, same } = differenceOf(before ?? [], after);
  const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${same} unchanged`;
  const line = (mark: string, figure: FigureDifference) =>
    `  ${mark} ${nameOf(figure, dictionary)}: ${[figure.before, figure.after].flatMap(saying).join(' → ')}`;
  return [
    `${id} ${agency} ${year}${before === null ? ' (new)' : ''}: ${counts}`,
    ...changed.map((figure) => line('~', figure)),
    ...added.map((figure) => line('+', figure)),
    ...removed.map((figure) => line('-', figure)),
  ];
}

function nameOf({ dims, metric }: FigureDifference, dictionary: Dictionary): string {
  const label = (name: DimensionName, code: string) =>
    dictionary.dimensions.get(name)?.codes.find((each) => each.code === code)?.label.zh ?? code;
  const codes = dimensionNames.flatMap((name) => (dims[name] === undefined ? [] : [label(name, dims[name])]));
  return [dictionary.metrics.get(metric)?.name.zh ?? metric, ...codes].join(' · ');
}

function saying(fact: Fact | null): string[] {
  if (fact === null) return [];
  if (fact.value === null) return [fact.status];
  const said = `${fact.value} ${fact.unit}`;
  const qualifier = fact.qualifier === 'exact' ? '' : ` (${fact.qualifier})`;
  return [`${said}${fact.status === 'reported' ? '' : ` (${fact.status})`}${qualifier}`];
}
