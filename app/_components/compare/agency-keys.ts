import type { Agency } from '../../../lib/model/agency.ts';
import { createSearchIndex, type SearchIndex } from '../../../lib/query/search-index.ts';
import { searchKeys } from '../../../lib/query/search-keys.ts';
import { label } from '../../_labels/label.ts';
import { provinceCode } from './agency-groups.ts';
import type { Atlas } from './atlas.ts';

type Known = Pick<Atlas, 'agencies' | 'regions' | 'kinds'>;

const remembered = new WeakMap<Known['agencies'], ReadonlyMap<string, readonly string[]>>();

/** What each agency is found by, by id: its own search keys, its province, its field of work and its level, in both languages. */
export function agencyKeys(atlas: Known): ReadonlyMap<string, readonly string[]> {
  const known = remembered.get(atlas.agencies);
  if (known) return known;
  const keys = new Map([...atlas.agencies].map(([id, agency]) => [id, findingKeys(agency, atlas)] as const));
  remembered.set(atlas.agencies, keys);
  return keys;
}

/** What one agency is found by. */
export function findingKeys(agency: Agency, atlas: Pick<Atlas, 'regions' | 'kinds'>): string[] {
  return [...searchKeys(agency, atlas.regions), ...sharedKeys(agency, atlas)];
}

/** What an agency shares with many: its province, its field of work and its level, in both languages. */
function sharedKeys(
  { kind, level, regionCode }: Pick<Agency, 'kind' | 'level' | 'regionCode'>,
  { regions, kinds }: Pick<Atlas, 'regions' | 'kinds'>,
): string[] {
  const field = kinds.get(kind);
  const province = regions.get(provinceCode(regionCode))?.name;
  const levels = [label('zh', `level.${level}`), label('en', `level.${level}`)];
  const keys = [province, field?.zh, field?.en, ...levels].filter((key) => key !== undefined);
  return keys.map((key) => key.toLowerCase());
}

const indexes = new WeakMap<readonly Agency[], SearchIndex<Agency>>();

/** A list of agencies prepared for searching, once per list; they are found in official order. */
export function agencyIndex(agencies: readonly Agency[], atlas: Pick<Atlas, 'regions' | 'kinds'>): SearchIndex<Agency> {
  const known = indexes.get(agencies);
  if (known) return known;
  const ordered = agencies.toSorted((a, b) => a.sortKey - b.sortKey);
  const shared = new Map<string, string[]>();
  const keysOf = (agency: Agency): string[] => {
    const group = `${agency.regionCode.slice(0, 2)} ${agency.kind} ${agency.level}`;
    const keys = shared.get(group) ?? sharedKeys(agency, atlas);
    shared.set(group, keys);
    return [...searchKeys(agency, atlas.regions), ...keys];
  };
  const index = createSearchIndex(ordered, keysOf);
  indexes.set(agencies, index);
  return index;
}
