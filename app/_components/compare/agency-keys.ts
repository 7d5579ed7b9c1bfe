import type { Agency } from '../../../lib/model/agency.ts';
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
export function findingKeys(agency: Agency, { regions, kinds }: Pick<Atlas, 'regions' | 'kinds'>): string[] {
  const kind = kinds.get(agency.kind);
  const province = regions.get(provinceCode(agency.regionCode))?.name;
  const level = [label('zh', `level.${agency.level}`), label('en', `level.${agency.level}`)];
  const others = [province, kind?.zh, kind?.en, ...level].filter((key) => key !== undefined);
  return [...searchKeys(agency, regions), ...others.map((key) => key.toLowerCase())];
}
