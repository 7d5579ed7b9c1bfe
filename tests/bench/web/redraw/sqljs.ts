import initSqlJs from 'sql.js';
import { bytesOf, type Cell, groupKey, type OpenContender } from './contender.ts';

/**
 * SQLite in the page's own thread (its worker only adds a copy of the rows): one table kept in the order of its primary key,
 * which is the best index there is for these questions, names in tables of their own, statements prepared once.
 */
export const openSqljs: OpenContender = async (folder) => {
  const [library, bytes] = await Promise.all([
    initSqlJs({ locateFile: (name: string) => new URL(name, window.location.href).href }),
    bytesOf(`${folder}/facts.sqlite`),
  ]);
  const database = new library.Database(new Uint8Array(bytes));
  const names = (table: string): string[] =>
    (database.exec(`SELECT name FROM ${table} ORDER BY id`)[0]?.values ?? []).map(([name]) => String(name));
  const [metrics, dimensions, codes, agencies] = ['metric', 'dimension', 'code', 'agency'].map(names) as [
    string[],
    string[],
    string[],
    string[],
  ];
  const byAgency = database.prepare(
    'SELECT agency, code, total(value) FROM fact WHERE metric = ? AND dimension = ? GROUP BY agency, code',
  );
  const overAll = database.prepare('SELECT metric, year, total(value) FROM fact GROUP BY metric, year');
  const few = new Map<number, ReturnType<typeof database.prepare>>();
  const cellsOf = (count: number) => {
    const known = few.get(count);
    if (known !== undefined) return known;
    const statement = database.prepare(
      `SELECT agency, year, code, value FROM fact WHERE metric = ? AND dimension = ? AND agency IN (${Array(count).fill('?').join(', ')}) AND year BETWEEN ? AND ?`,
    );
    few.set(count, statement);
    return statement;
  };
  const rows = (statement: ReturnType<typeof database.prepare>, values: readonly number[]): (number | null)[][] => {
    const found: (number | null)[][] = [];
    statement.bind([...values]);
    while (statement.step()) found.push(statement.get() as (number | null)[]);
    return found;
  };
  return {
    async byAgency({ metric, dimension }) {
      const found = rows(byAgency, [metrics.indexOf(metric), dimensions.indexOf(dimension)]);
      return new Map(
        found.map(([agency, code, sum]) => [groupKey(agencies[agency ?? 0] ?? '', codes[code ?? 0] ?? ''), sum ?? 0]),
      );
    },
    async overAll() {
      return new Map(
        rows(overAll, []).map(([metric, year, sum]) => [groupKey(metrics[metric ?? 0] ?? '', year ?? 0), sum ?? 0]),
      );
    },
    async cells(choice) {
      const wanted = choice.agencies.map((id) => agencies.indexOf(id));
      const found = rows(cellsOf(wanted.length), [
        metrics.indexOf(choice.metric),
        dimensions.indexOf(choice.dimension),
        ...wanted,
        choice.from,
        choice.to,
      ]);
      return found.map(
        ([agency, year, code, value]): Cell => ({
          agency: agencies[agency ?? 0] ?? '',
          year: year ?? 0,
          code: codes[code ?? 0] ?? '',
          value: value ?? null,
        }),
      );
    },
  };
};
