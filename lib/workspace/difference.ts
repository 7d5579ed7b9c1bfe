import type { Dims } from '../model/dimension.ts';
import type { Fact } from '../model/fact.ts';
import { groupBy } from '../model/group.ts';
import { figureId, preferredOf } from '../normalize/preferred.ts';

/** One figure two versions of a report tell differently; null on a side that does not have it. */
export interface FigureDifference {
  /** Metric and breakdown codes as one text. */
  readonly id: string;
  readonly metric: string;
  readonly dims: Dims;
  readonly before: Fact | null;
  readonly after: Fact | null;
}

/** Two versions of a report, figure by figure. */
export interface ReportDifference {
  readonly changed: readonly FigureDifference[];
  readonly added: readonly FigureDifference[];
  readonly removed: readonly FigureDifference[];
  /** Figures both tell alike. */
  readonly same: number;
}

/**
 * The difference between two versions' figures, in reading order of the later one, then of the earlier. Where a report tells a
 * figure several times the mention to use is compared; only what it says counts (value, status, exactness), not where it stands.
 */
export function differenceOf(before: readonly Fact[], after: readonly Fact[]): ReportDifference {
  const [old, now] = [byFigure(before), byFigure(after)];
  const all = [...new Set([...now.keys(), ...old.keys()])].map((id) =>
    sides(id, old.get(id) ?? null, now.get(id) ?? null),
  );
  const differing = all.filter(({ after, before }) => saying(before) !== saying(after));
  return {
    changed: differing.filter(({ after, before }) => before !== null && after !== null),
    added: differing.filter(({ before }) => before === null),
    removed: differing.filter(({ after }) => after === null),
    same: all.length - differing.length,
  };
}

function byFigure(facts: readonly Fact[]): Map<string, Fact> {
  const mentions = groupBy(facts, ({ dims, metric }) => figureId(metric, dims));
  return new Map(
    [...mentions].flatMap(([id, told]) => {
      const best = preferredOf(told);
      return best === null ? [] : [[id, best]];
    }),
  );
}

function sides(id: string, before: Fact | null, after: Fact | null): FigureDifference {
  const { dims = {}, metric = id } = after ?? before ?? {};
  return { id, metric, dims, before, after };
}

function saying(fact: Fact | null): string | null {
  return fact === null ? null : JSON.stringify([fact.value, fact.unit, fact.status, fact.qualifier]);
}
