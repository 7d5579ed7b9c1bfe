'use client';

import { useMemo } from 'react';
import type { Atlas } from '../_components/compare/atlas.ts';
import { useDataState } from './use-data-state.ts';

/** What a page knows of the data, with the agencies and years of the user's own reports once they show. */
export function useOwnAtlas(atlas: Atlas): Atlas {
  const { own } = useDataState();
  return useMemo(() => {
    if (own === null) return atlas;
    return {
      ...atlas,
      agencies: new Map(own.agencies.map((agency) => [agency.id, agency])),
      regions: new Map([...own.regions.map((region) => [region.code, region] as const), ...atlas.regions]),
      years: own.years,
      dataDate: own.deployed?.dataDate ?? atlas.dataDate,
    };
  }, [atlas, own]);
}

/** Years with a report by agency, the user's own among them once they show. */
export function useOwnReported(
  reported: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<string, readonly number[]> {
  const { own } = useDataState();
  return useMemo(() => {
    if (own === null) return reported;
    const all = new Map(own.bundled ? reported : []);
    for (const [id, years] of own.reported) {
      all.set(
        id,
        [...new Set([...(all.get(id) ?? []), ...years])].sort((a, b) => a - b),
      );
    }
    return all;
  }, [reported, own]);
}
