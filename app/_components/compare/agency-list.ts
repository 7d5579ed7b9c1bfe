import type { Agency } from '../../../lib/model/agency.ts';
import { type AgencyGrouping, groupAgencies } from './agency-groups.ts';

/** One line of the list of agencies: the head of a group, or an agency. */
export type AgencyLine =
  | { readonly kind: 'head'; readonly key: string; readonly agencies: readonly Agency[] }
  | { readonly kind: 'agency'; readonly key: string; readonly agency: Agency };

/** Key of the group of those chosen before the list opened; no region, level or kind is called so. */
export const chosenKey = 'chosen';

/**
 * The lines of the list: first those chosen `before`, then the others by group. While searching there are no groups, so that
 * the best match stands on top.
 */
export function agencyLines(
  found: readonly Agency[],
  before: ReadonlySet<string>,
  grouping: AgencyGrouping | null,
): AgencyLine[] {
  const lineOf = (agency: Agency): AgencyLine => ({ kind: 'agency', key: agency.id, agency });
  if (grouping === null) return found.map(lineOf);
  const top = found.filter(({ id }) => before.has(id));
  const rest = groupAgencies(
    found.filter(({ id }) => !before.has(id)),
    grouping,
  );
  const groups = top.length > 0 ? [{ key: chosenKey, agencies: top }, ...rest] : rest;
  return groups.flatMap(({ key, agencies }) => [
    { kind: 'head' as const, key: `head ${key}`, agencies },
    ...agencies.map(lineOf),
  ]);
}
