import { dimensionNames } from '../../../../lib/model/dimension.ts';
import type { Fact } from '../../../../lib/model/fact.ts';
import type { Figure } from './figures.ts';

/** One figure two versions of a report tell differently; null where one does not tell it. */
export interface Difference {
  readonly id: string;
  readonly here: Fact | null;
  readonly there: Fact | null;
}

/** The same figure in both versions: metric, breakdown, and which mention of it. */
function byIdentity(figures: readonly Figure[]): Map<string, Fact> {
  const seen = new Map<string, number>();
  return new Map(
    figures
      .filter(({ rejected }) => !rejected)
      .map(({ fact }) => {
        const own = [fact.metric, ...dimensionNames.map((name) => fact.dims[name] ?? '')].join(' ');
        const count = (seen.get(own) ?? 0) + 1;
        seen.set(own, count);
        return [`${own} ${count}`, fact];
      }),
  );
}

/** The figures that differ in value or status between two versions, in the order of the first. */
export function versionDifference(here: readonly Figure[], there: readonly Figure[]): Difference[] {
  const [own, other] = [byIdentity(here), byIdentity(there)];
  const ids = [...new Set([...own.keys(), ...other.keys()])];
  return ids.flatMap((id) => {
    const [one = null, two = null] = [own.get(id), other.get(id)];
    const isSame = one !== null && two !== null && one.value === two.value && one.status === two.status;
    return isSame ? [] : [{ id, here: one, there: two }];
  });
}
