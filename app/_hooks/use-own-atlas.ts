'use client';

import { useMemo } from 'react';
import type { QueryResult } from '../../lib/model/engine.ts';
import { groupBy } from '../../lib/model/group.ts';
import { deployedYears, deployedYearsSql } from '../../lib/query/deployed-site.ts';
import type { Atlas } from '../_components/compare/atlas.ts';
import { useDataState } from './use-data-state.ts';
import { type Answer, useQuery } from './use-query.ts';

type YearsByAgency = ReadonlyMap<string, readonly number[]>;

const plain = { plain: true } as const;

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

/** Years with a report by agency, oldest first: the user's own among them once they show; of deployed data those, once read. */
export function useOwnReported(reported: YearsByAgency): {
  readonly answer: Answer<YearsByAgency>;
  readonly retry: () => void;
} {
  const { own } = useDataState();
  const isDeployed = own !== null && own.deployed !== null;
  const asked = useQuery(isDeployed ? deployedYearsSql : null, yearsByAgency, plain);
  const merged = useMemo(() => {
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
  return isDeployed ? asked : { answer: { phase: 'done', value: merged }, retry: asked.retry };
}

function yearsByAgency(result: QueryResult): YearsByAgency {
  const found = groupBy(deployedYears(result), ([id]) => id);
  return new Map([...found].map(([id, years]) => [id, years.map(([, year]) => year)]));
}
