import type { Agency } from '../../../lib/model/agency.ts';
import { createSearchIndex, type SearchIndex } from '../../../lib/query/search-index.ts';
import { searchKeys } from '../../../lib/query/search-keys.ts';
import { label } from '../../_labels/label.ts';
import { provinceCode } from './agency-groups.ts';
import type { Atlas } from './atlas.ts';

type Known = Pick<Atlas, 'agencies' | 'regions' | 'kinds'>;

const remembered = new WeakMap<Known['agencies'], Map<string, readonly string[]>>();

/** What the agencies of some rows are found by, by id: their own search keys, province, field of work and level, in both languages. */
export function agencyKeys(
  atlas: Known,
  rows: readonly { readonly agency_id: string }[],
): ReadonlyMap<string, readonly string[]> {
  const keys = remembered.get(atlas.agencies) ?? new Map<string, readonly string[]>();
  remembered.set(atlas.agencies, keys);
  for (const { agency_id: id } of rows) {
    const agency = keys.has(id) ? undefined : atlas.agencies.get(id);
    if (agency !== undefined) keys.set(id, findingKeys(agency, atlas));
  }
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
  const shared = new Map<string, readonly string[]>();
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

/** Milliseconds of one step of preparing: a frame keeps its time. */
const step = 8;

/** Prepares a list of agencies step by step, so that neither opening it nor its first search waits; returns what stops it. */
export function prepareAgencies(agencies: readonly Agency[], atlas: Pick<Atlas, 'regions' | 'kinds'>): () => void {
  const next = () => {
    const until = performance.now() + step;
    if (!agencyIndex(agencies, atlas).prepare(() => performance.now() > until)) timer = setTimeout(next);
  };
  let timer = setTimeout(next);
  return () => clearTimeout(timer);
}
