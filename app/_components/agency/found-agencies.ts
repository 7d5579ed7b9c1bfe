import type { Agency, Region } from '../../../lib/model/agency.ts';
import { searchKeys, searchRank } from '../../../lib/query/search-keys.ts';

/** The agencies that answer a search, best matches first, equal ones in official order. */
export function foundAgencies(
  agencies: Iterable<Agency>,
  search: string,
  regions: ReadonlyMap<string, Region>,
): readonly Agency[] {
  return [...agencies]
    .flatMap((agency) => {
      const rank = searchRank(searchKeys(agency, regions), search);
      return rank === null ? [] : [{ agency, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank || a.agency.sortKey - b.agency.sortKey)
    .map(({ agency }) => agency);
}

/** Names of an agency's region and everything above it but the country, from the top down. */
export function regionPath(agency: Agency, regions: ReadonlyMap<string, Region>): readonly string[] {
  const names: string[] = [];
  let region = regions.get(agency.regionCode);
  while (region !== undefined && region.level !== 'country') {
    names.unshift(region.name);
    region = region.parentCode === null ? undefined : regions.get(region.parentCode);
  }
  return names;
}
