import { type Agency, agencyLevels } from '../../../lib/model/agency.ts';
import { groupBy } from '../../../lib/model/group.ts';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';

/** What agencies can be grouped by in the picker. */
export const agencyGroupings = ['region', 'level', 'kind'] as const;
export type AgencyGrouping = (typeof agencyGroupings)[number];

/** How a list first stands. */
export const firstGrouping: AgencyGrouping = 'region';

/** Agencies that belong together; `key` is a province's code, a level or a kind. */
export interface AgencyGroup {
  readonly key: string;
  readonly agencies: readonly Agency[];
}

/** Code of the province a region belongs to (GB/T 2260: the first two digits); the country's own code stays. */
export function provinceCode(regionCode: string): string {
  return `${regionCode.slice(0, 2)}0000`;
}

/** Many agencies share a region: its province is worked out once. */
function keyBy(grouping: AgencyGrouping): (agency: Agency) => string {
  if (grouping !== 'region') return (agency) => agency[grouping];
  const provinces = new Map<string, string>();
  return ({ regionCode }) => {
    const known = provinces.get(regionCode) ?? provinceCode(regionCode);
    provinces.set(regionCode, known);
    return known;
  };
}

const levelOrder: readonly string[] = agencyLevels;

/** What the group of a level is called; a key that is none stands for itself. */
export function levelName(lang: Language, key: string): string {
  const level = agencyLevels.find((each) => each === key);
  return level === undefined ? key : label(lang, `level.${level}`);
}

/** Groups in official order (levels from the top down), agencies inside in official order. */
export function groupAgencies(agencies: readonly Agency[], grouping: AgencyGrouping): readonly AgencyGroup[] {
  const ordered = agencies.toSorted((a, b) => a.sortKey - b.sortKey);
  const groups = groupBy(ordered, keyBy(grouping));
  const list = [...groups].map(([key, members]) => ({ key, agencies: members }));
  return grouping === 'level'
    ? list.toSorted((a, b) => levelOrder.indexOf(a.key) - levelOrder.indexOf(b.key))
    : list.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
