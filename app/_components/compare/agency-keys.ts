import type { Agency } from '../../../lib/model/agency.ts';
import { createSearchIndex, type SearchIndex } from '../../../lib/query/search-index.ts';
import { searchKeys } from '../../../lib/query/search-keys.ts';
import type { KeysOf } from '../../../lib/tables/arrange.ts';
import { label } from '../../_labels/label.ts';
import { firstGrouping, provinceCode } from './agency-groups.ts';
import { groupedOnce } from './agency-list.ts';
import type { Atlas } from './atlas.ts';

type Known = Pick<Atlas, 'agencies' | 'regions' | 'kinds'>;

const remembered = new WeakMap<Known['agencies'], KeysOf>();

/** What each agency is found by: its own search keys, province, field of work and level, in both languages; worked out when it is first asked for. */
export function agencyKeys(atlas: Known): KeysOf {
  const known = remembered.get(atlas.agencies);
  if (known) return known;
  const keys = new Map<string, readonly string[]>();
  const made: KeysOf = {
    get: (id) => {
      const agency = keys.has(id) ? undefined : atlas.agencies.get(id);
      if (agency) keys.set(id, findingKeys(agency, atlas));
      return keys.get(id);
    },
  };
  remembered.set(atlas.agencies, made);
  return made;
}

/** What one agency is found by. */
function findingKeys(agency: Agency, atlas: Pick<Atlas, 'regions' | 'kinds'>): string[] {
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

/**
 * Prepares a list of agencies step by step, its groups as they first stand at last, so that neither opening it nor its first search
 * waits; returns what stops it.
 */
export function prepareAgencies(agencies: readonly Agency[], atlas: Pick<Atlas, 'regions' | 'kinds'>): () => void {
  const index = agencyIndex(agencies, atlas);
  const group = () => void groupedOnce(index.find(''), firstGrouping);
  const next = () => {
    const until = performance.now() + step;
    const done = index.prepare(() => performance.now() > until);
    timer = setTimeout(done ? group : next);
  };
  let timer = setTimeout(next);
  return () => clearTimeout(timer);
}
