import { type Agency, agencyLevels, type Region, regionLevels } from '../model/agency.ts';
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

/** Which body reported in which year, in the order of both. */
export const deployedYearsSql = `SELECT agency_id, year
FROM report
ORDER BY agency_id, year`;

function wrong(what: string, row: readonly unknown[]): AtlasError {
  const reason = `${what}: ${JSON.stringify(row).slice(0, 200)}`;
  return new AtlasError('bad_data', `data: ${reason}`, { reason });
}

/** The rows of {@link deployedAgenciesSql}; looked at one by one and not by a schema, because there may be 100,000. */
export function deployedAgencies({ rows }: QueryResult): Agency[] {
  return rows.map((row) => {
    const [id, name, shortName, regionCode, told, kind, sortKey, initials] = row;
    const level = agencyLevels.find((each) => each === told);
    const isNamed = typeof id === 'string' && typeof name === 'string' && typeof shortName === 'string';
    const isPlaced = typeof regionCode === 'string' && typeof kind === 'string' && level !== undefined;
    if (!isNamed || !isPlaced || typeof initials !== 'string' || typeof sortKey !== 'number')
      throw wrong('agency', row);
    return { id, name, shortName, regionCode, level, kind, sortKey, initials };
  });
}

/** The rows of {@link deployedRegionsSql}. */
export function deployedRegions({ rows }: QueryResult): Region[] {
  return rows.map((row) => {
    const [code, name, parentCode, told] = row;
    const level = regionLevels.find((each) => each === told);
    const isSound = typeof code === 'string' && typeof name === 'string' && level !== undefined;
    if (!isSound || (parentCode !== null && typeof parentCode !== 'string')) throw wrong('region', row);
    return { code, name, parentCode, level };
  });
}

/** The rows of {@link deployedYearsSql}. */
export function deployedYears({ rows }: QueryResult): (readonly [string, number])[] {
  return rows.map((row) => {
    const [id, year] = row;
    if (typeof id !== 'string' || typeof year !== 'number') throw wrong('report', row);
    return [id, year] as const;
  });
}
