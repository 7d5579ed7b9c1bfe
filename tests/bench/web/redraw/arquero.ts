import { fromArrow, op } from 'arquero';
import { bytesOf, type Cell, groupKey, type OpenContender } from './contender.ts';

interface Row {
  readonly metric: string;
  readonly dimension: string;
  readonly agency: string;
  readonly code: string;
  readonly year: number;
  readonly value: number | null;
}

interface Params extends Row {
  readonly agencies: string[];
  readonly from: number;
  readonly to: number;
}

/** Arquero on Arrow columns with dictionaries; expressions with parameters, which it compiles, as its documentation advises. */
export const openArquero: OpenContender = async (folder) => {
  const table = fromArrow(await bytesOf(`${folder}/facts.arrow`));
  return {
    async byAgency(subject) {
      const found = table
        .params(subject)
        .filter((d: Row, $: Params) => d.metric === $.metric && d.dimension === $.dimension)
        .groupby('agency', 'code')
        .rollup({ sum: (d: Row) => op.sum(d.value) });
      return new Map(
        found.objects().map((row: object) => {
          const { agency, code, sum } = row as { agency: string; code: string; sum: number };
          return [groupKey(agency, code), sum];
        }),
      );
    },
    async overAll() {
      const found = table.groupby('metric', 'year').rollup({ sum: (d: Row) => op.sum(d.value) });
      return new Map(
        found.objects().map((row: object) => {
          const { metric, year, sum } = row as { metric: string; year: number; sum: number };
          return [groupKey(metric, year), sum];
        }),
      );
    },
    async cells({ metric, dimension, agencies, from, to }) {
      return table
        .params({ metric, dimension, agencies: [...agencies], from, to })
        .filter(
          (d: Row, $: Params) =>
            d.metric === $.metric &&
            d.dimension === $.dimension &&
            d.year >= $.from &&
            d.year <= $.to &&
            op.includes($.agencies, d.agency, 0),
        )
        .select('agency', 'year', 'code', 'value')
        .objects() as Cell[];
    },
  };
};
