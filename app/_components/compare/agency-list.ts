import type { Agency } from '../../../lib/model/agency.ts';
import { type AgencyGroup, type AgencyGrouping, groupAgencies } from './agency-groups.ts';

/** One line of the list of agencies: the head of a group, or an agency. */
export type AgencyLine =
  | {
      readonly kind: 'head';
      readonly key: string;
      readonly agencies: readonly Agency[];
      /** Whether its agencies are left out until it is unfolded; null where they always stand below it. */
      readonly folded: boolean | null;
    }
  | { readonly kind: 'agency'; readonly key: string; readonly agency: Agency };

/** Key of the group of those chosen before the list opened; no region, level or kind is called so. */
export const chosenKey = 'chosen';

/** The group whose head has this key. */
export function keyOfHead(key: string): string {
  return key.slice('head '.length);
}

/** Groups of more agencies than this, all of them together, are folded: nobody scrolls through a country. */
const foldedFrom = 3000;

/** The most agencies a search lists. */
export const mostListed = 1000;

/**
 * The lines of the list: first those chosen `before`, then the others by group; of a long list the groups named in `unfolded`
 * and the heads of the others. While searching there are no groups, so that the best match stands on top, and no more
 * than {@link mostListed}.
 */
export function agencyLines(
  found: readonly Agency[],
  before: ReadonlySet<string>,
  grouping: AgencyGrouping | null,
  unfolded: ReadonlySet<string>,
): AgencyLine[] {
  const lineOf = (agency: Agency): AgencyLine => ({ kind: 'agency', key: agency.id, agency });
  if (grouping === null) return found.slice(0, mostListed).map(lineOf);
  const top = found.filter(({ id }) => before.has(id));
  const folds = found.length > foldedFrom;
  const lines = (key: string, agencies: readonly Agency[], folded: boolean | null): AgencyLine[] => [
    { kind: 'head', key: `head ${key}`, agencies, folded },
    ...(folded === true ? [] : agencies.map(lineOf)),
  ];
  return [
    ...(top.length > 0 ? lines(chosenKey, top, null) : []),
    ...groupedOnce(found, grouping).flatMap(({ key, agencies }) => {
      const rest = top.length === 0 ? agencies : agencies.filter(({ id }) => !before.has(id));
      return rest.length === 0 ? [] : lines(key, rest, folds ? !unfolded.has(key) : null);
    }),
  ];
}

const grouped = new WeakMap<readonly Agency[], Partial<Record<AgencyGrouping, readonly AgencyGroup[]>>>();

/** The groups of a list, made once: of a country that takes as long as all the rest. */
export function groupedOnce(agencies: readonly Agency[], grouping: AgencyGrouping): readonly AgencyGroup[] {
  const known = grouped.get(agencies) ?? {};
  const groups = known[grouping] ?? groupAgencies(agencies, grouping);
  grouped.set(agencies, { ...known, [grouping]: groups });
  return groups;
}
