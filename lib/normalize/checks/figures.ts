import { type Dims, dimensionNames, totalCodes } from '../../model/dimension.ts';
import type { Fact } from '../../model/fact.ts';
import { groupBy } from '../../model/group.ts';
import { figureId, preferredOf } from '../preferred.ts';

/** The figures of one report, found by key, by figure and by metric. */
export interface Figures {
  readonly all: readonly Fact[];
  readonly byKey: ReadonlyMap<string, Fact>;
  /** Mentions of each figure (`figureId`), in reading order. */
  readonly byFigure: ReadonlyMap<string, readonly Fact[]>;
  readonly byMetric: ReadonlyMap<string, readonly Fact[]>;
}

/** Indexes a report's facts. */
export function indexFigures(facts: readonly Fact[]): Figures {
  return {
    all: facts,
    byKey: new Map(facts.map((fact) => [fact.key, fact])),
    byFigure: groupBy(facts, (fact) => figureId(fact.metric, fact.dims)),
    byMetric: groupBy(facts, (fact) => fact.metric),
  };
}

/** Narrows mentions to a source; without one, a table keeps running text out even where its cell is empty. */
function fromSource(mentions: readonly Fact[], source: Fact['source'] | null): readonly Fact[] {
  const [only] = mentions;
  if (mentions.length === 1 && only !== undefined) return source === null || only.source === source ? mentions : [];
  const wanted = source ?? (mentions.some((fact) => fact.source === 'table') ? 'table' : 'narrative');
  return mentions.filter((fact) => fact.source === wanted);
}

/** The mention of a figure a rule uses; null where the report does not have it. */
export function findFigure(figures: Figures, metric: string, dims: Dims, source: Fact['source'] | null): Fact | null {
  return preferredOf(fromSource(figures.byFigure.get(figureId(metric, dims)) ?? [], source));
}

/** One mention per code of a breakdown, totals and own subtotals of the report left out. */
export function findParts(
  figures: Figures,
  metric: string,
  dimension: keyof Dims,
  source: Fact['source'] | null,
): Map<string, Fact> {
  const mentions = fromSource(figures.byMetric.get(metric) ?? [], source).filter((fact) => {
    const code = fact.dims[dimension];
    return code !== undefined && isPartCode(code) && isBrokenDownOnlyBy(fact.dims, dimension);
  });
  const parts = new Map<string, Fact>();
  for (const [code, group] of groupBy(mentions, (fact) => fact.dims[dimension] ?? '')) {
    const best = preferredOf(group);
    if (best !== null) parts.set(code, best);
  }
  return parts;
}

function isBrokenDownOnlyBy(dims: Dims, dimension: keyof Dims): boolean {
  return dimensionNames.every((name) => {
    const code = dims[name];
    return name === dimension || code === undefined || totalCodes.has(code);
  });
}

/** Whether a figure is of one kind of applicant, not of all of them. */
export function isApplicantColumn({ metric, dims }: Fact): boolean {
  return dims.applicant !== undefined && figureId(metric, dims) !== metric;
}

/** Whether a breakdown code names a part, not a total over the breakdown. */
export function isPartCode(code: string): boolean {
  return !totalCodes.has(code) && code !== 'org_subtotal';
}

/** Whether a figure has a number that may enter identities and comparisons. */
export function isExact(fact: Fact): fact is Fact & { readonly value: number } {
  return fact.value !== null && fact.qualifier === 'exact';
}
