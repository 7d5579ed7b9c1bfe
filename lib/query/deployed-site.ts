import type { Agency, Region } from '../model/agency.ts';
import type { QueryResult } from '../model/engine.ts';
import { AtlasError } from '../model/error.ts';

/** Every body in official order, as lists and searches need it; of plain types only. */
export const deployedAgenciesSql = `SELECT agency_id, name, short_name, region_code, level, kind, sort_key, initials
FROM agency
ORDER BY sort_key`;

/** Every division, in the order of its code. */
export const deployedRegionsSql = `SELECT region_code, name, parent_code, level
FROM region
ORDER BY region_code`;

const levels: ReadonlySet<unknown> = new Set(['ministry', 'province', 'prefecture', 'county', 'township', 'zone']);
const regionLevels: ReadonlySet<unknown> = new Set(['country', 'province', 'prefecture', 'county']);

function wrong(what: string, row: readonly unknown[]): AtlasError {
  const reason = `${what}: ${JSON.stringify(row).slice(0, 200)}`;
  return new AtlasError('bad_data', `data: ${reason}`, { reason });
}

/** The rows of {@link deployedAgenciesSql}; looked at one by one and not by a schema, because there may be 100,000. */
export function deployedAgencies({ rows }: QueryResult): Agency[] {
  return rows.map((row) => {
    const [id, name, shortName, regionCode, level, kind, sortKey, initials] = row;
    const texts = [id, name, shortName, regionCode, kind, initials];
    if (!texts.every((text) => typeof text === 'string') || !levels.has(level) || typeof sortKey !== 'number') {
      throw wrong('agency', row);
    }
    return { id, name, shortName, regionCode, level, kind, sortKey, initials } as Agency;
  });
}

/** The rows of {@link deployedRegionsSql}. */
export function deployedRegions({ rows }: QueryResult): Region[] {
  return rows.map((row) => {
    const [code, name, parentCode, level] = row;
    const isSound = typeof code === 'string' && typeof name === 'string' && regionLevels.has(level);
    if (!isSound || (parentCode !== null && typeof parentCode !== 'string')) throw wrong('region', row);
    return { code, name, parentCode, level } as Region;
  });
}
