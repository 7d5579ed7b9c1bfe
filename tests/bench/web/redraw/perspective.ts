import perspective, { type ViewConfigUpdate } from '@perspective-dev/client/inline';
import { bytesOf, type Cell, groupKey, type OpenContender } from './contender.ts';

type Columns = Readonly<Record<string, readonly (number | string | null)[]>>;

/** Perspective's engine in its worker: a table of Arrow, a view for each question, its columns read and the view given back. */
export const openPerspective: OpenContender = async (folder) => {
  const client = await perspective.worker();
  const table = await client.table(await bytesOf(`${folder}/facts.arrow`));
  const ask = async (config: ViewConfigUpdate): Promise<Columns> => {
    const view = await table.view(config);
    const columns = (await view.to_columns()) as Columns;
    await view.delete();
    return columns;
  };
  /** Leaves of a grouping by two columns: `__ROW_PATH__` holds both. */
  const groups = ({ __ROW_PATH__: paths = [], value: sums = [] }: Columns) => {
    const found = new Map<string, number>();
    for (const [at, path] of paths.entries()) {
      const [left, right] = path as unknown as readonly (string | number)[];
      if (right !== undefined) found.set(groupKey(String(left), right), Number(sums[at]));
    }
    return found;
  };
  return {
    async byAgency({ metric, dimension }) {
      return groups(
        await ask({
          group_by: ['agency', 'code'],
          columns: ['value'],
          aggregates: { value: 'sum' },
          filter: [
            ['metric', '==', metric],
            ['dimension', '==', dimension],
          ],
        }),
      );
    },
    async overAll() {
      return groups(await ask({ group_by: ['metric', 'year'], columns: ['value'], aggregates: { value: 'sum' } }));
    },
    async cells({ metric, dimension, agencies, from, to }) {
      const {
        agency = [],
        year = [],
        code = [],
        value = [],
      } = await ask({
        columns: ['agency', 'year', 'code', 'value'],
        filter: [
          ['metric', '==', metric],
          ['dimension', '==', dimension],
          ['agency', 'in', [...agencies]],
          ['year', '>=', from],
          ['year', '<=', to],
        ],
      });
      return agency.map(
        (id, at): Cell => ({
          agency: String(id),
          year: Number(year[at]),
          code: String(code[at]),
          value: value[at] === null || value[at] === undefined ? null : Number(value[at]),
        }),
      );
    },
  };
};
