import type { Agency, Region } from '../model/agency.ts';

/**
 * What an agency is found by, in lower case: full and short name, pinyin initials and pinyin, id (region code and field),
 * name of its region.
 */
export function searchKeys(agency: Agency, regions: ReadonlyMap<string, Region>): string[] {
  const region = regions.get(agency.regionCode)?.name ?? '';
  const keys = [agency.name, agency.shortName, ...agency.initials.split(' '), agency.id, region];
  return [...new Set(keys.map((key) => key.toLowerCase()).filter((key) => key !== ''))];
}

/** The words of a search, in lower case. */
export function searchWords(search: string): string[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether what has these keys (lower case) answers a search: every word of it occurs in one; an empty search is answered by all. */
export function answersSearch(keys: readonly string[], search: string): boolean {
  return searchWords(search).every((word) => keys.some((key) => key.includes(word)));
}

/** How well an agency answers a search: 0 by whole keys, 1 by their beginnings, 2 anywhere in them; null = not at all. */
export function searchRank(keys: readonly string[], search: string): 0 | 1 | 2 | null {
  if (!answersSearch(keys, search)) return null;
  const words = searchWords(search);
  if (words.every((word) => keys.includes(word))) return 0;
  return words.every((word) => keys.some((key) => key.startsWith(word))) ? 1 : 2;
}
