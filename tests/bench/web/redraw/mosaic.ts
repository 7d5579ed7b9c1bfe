import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import {
  Coordinator,
  clauseInterval,
  clausePoint,
  clausePoints,
  makeClient,
  Selection,
  wasmConnector,
} from '@uwdata/mosaic-core';
import { eq, and as every, literal, Query, sum } from '@uwdata/mosaic-sql';
import { bytesOf, type Cell, type Choice, groupKey, type OpenContender } from './contender.ts';

/** What Mosaic's decoded Arrow answers to. */
interface Found {
  toArray(): readonly Readonly<Record<string, unknown>>[];
}

/**
 * Mosaic's coordinator (its cache and consolidation on) over the same build of DuckDB-Wasm, on a flat table of its own in the
 * same order; a client filtered by a selection with one clause for each thing the reader can change.
 */
export const openMosaic: OpenContender = async (folder) => {
  const address = (name: string) => new URL(name, window.location.href).href;
  const [script, bytes] = await Promise.all([
    fetch('duckdb-browser-eh.worker.js').then((response) => response.blob()),
    bytesOf(`${folder}/flat.duckdb`),
  ]);
  const duckdb = new AsyncDuckDB(new VoidLogger(), new Worker(URL.createObjectURL(script)));
  await duckdb.instantiate(address('duckdb-eh.wasm'));
  await duckdb.open({ path: ':memory:' });
  await duckdb.registerFileBuffer('flat.duckdb', new Uint8Array(bytes));
  const connection = await duckdb.connect();
  await connection.query("ATTACH 'flat.duckdb' AS flat (READ_ONLY)");
  await connection.query('USE flat');
  const coordinator = new Coordinator(wasmConnector({ duckdb, connection }), { logger: null });
  const from = 'fact';
  // Remembered answers would make every run after the first a look-up.
  const rows = async (query: Query) =>
    ((await coordinator.query(query, { cache: false })) as unknown as Found).toArray();

  const selection = Selection.intersect();
  const [subjects, agencies, years] = [{}, {}, {}];
  let told: (cells: readonly Cell[]) => void = () => undefined;
  let failed: (error: unknown) => void = () => undefined;
  let last: Choice | null = null;
  let isConnected = false;
  const connect = () =>
    makeClient({
      coordinator,
      selection,
      // The agencies shown are those chosen: what a filter lets through are the groups themselves.
      filterStable: false,
      // The breakdown goes with the metric: as a clause of its own, every change of both would be asked twice.
      query: (filter) =>
        Query.from(from)
          .select('agency', 'year', 'code', 'value')
          .where(filter, eq('dimension', literal(last?.dimension))),
      queryResult: (data) =>
        told(
          (data as Found).toArray().map(
            ({ agency, year, code, value }): Cell => ({
              agency: String(agency),
              year: Number(year),
              code: String(code),
              value: value === null ? null : Number(value),
            }),
          ),
        ),
      queryError: (error) => failed(error),
    });
  return {
    async byAgency({ metric, dimension }) {
      const query = Query.from(from)
        .select({ agency: 'agency', code: 'code', sum: sum('value') })
        .where(every(eq('metric', literal(metric)), eq('dimension', literal(dimension))))
        .groupby('agency', 'code');
      const found = await rows(query);
      return new Map(
        found.map(({ agency, code, sum: total }) => [groupKey(String(agency), String(code)), Number(total)]),
      );
    },
    async overAll() {
      const found = await rows(
        Query.from(from)
          .select({ metric: 'metric', year: 'year', sum: sum('value') })
          .groupby('metric', 'year'),
      );
      return new Map(
        found.map(({ metric, year, sum: total }) => [groupKey(String(metric), Number(year)), Number(total)]),
      );
    },
    cells(choice) {
      return new Promise<readonly Cell[]>((resolve, reject) => {
        told = resolve;
        failed = reject;
        const before = last;
        last = choice;
        const subject = () => clausePoint('metric', choice.metric, { source: subjects });
        const chosen = () =>
          clausePoints(
            ['agency'],
            choice.agencies.map((id) => [id]),
            { source: agencies },
          );
        const span = () => clauseInterval('year', [choice.from, choice.to], { source: years });
        if (before?.metric !== choice.metric) selection.update(subject());
        if (String(before?.agencies) !== String(choice.agencies)) selection.update(chosen());
        if (before?.from !== choice.from || before.to !== choice.to) selection.update(span());
        if (!isConnected) connect();
        isConnected = true;
      });
    },
  };
};
