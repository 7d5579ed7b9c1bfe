import {
  Bool,
  DateDay,
  Field,
  Float64,
  Int32,
  List,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrowOfRowBinary } from '../../lib/clickhouse/row-binary.ts';
import { rowBinarySql, unfitSql } from '../../lib/clickhouse/row-binary-write.ts';
import { type NodeEngine, openNodeEngine } from '../../lib/engine/node.ts';
import type { SqlValue } from '../../lib/model/engine.ts';
import { type ColumnSpec, type TableSpec, tables } from '../../lib/store/schema.ts';

const texts = fc.string({ unit: 'grapheme', maxLength: 200 });
const values: Readonly<Record<string, fc.Arbitrary<SqlValue>>> = {
  VARCHAR: texts,
  INTEGER: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  DOUBLE: fc.double({ noNaN: true }),
  BOOLEAN: fc.boolean(),
  DATE: fc
    .date({ min: new Date('1970-01-01'), max: new Date('2149-06-06'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  'VARCHAR[]': fc.array(texts, { maxLength: 5 }),
};
const cell = ({ type, nullable }: ColumnSpec) => {
  const value = values[type] ?? fc.constant(null);
  return nullable ? fc.oneof(fc.constant(null), value) : value;
};

const arrowTypes = {
  VARCHAR: new Utf8(),
  INTEGER: new Int32(),
  DOUBLE: new Float64(),
  BOOLEAN: new Bool(),
  DATE: new DateDay(),
  'VARCHAR[]': new List(new Field('item', new Utf8(), true)),
};

type Rows = readonly (readonly SqlValue[])[];

/** The table of these rows, and no others, in DuckDB. */
async function fill(engine: NodeEngine, table: TableSpec, rows: Rows): Promise<void> {
  const columns = table.columns.map(({ name, type }, index) => {
    const values = rows
      .map((row) => row[index])
      .map((value) => (type === 'DATE' && value ? new Date(String(value)) : value));
    return [name, vectorFromArray(values, arrowTypes[type as keyof typeof arrowTypes])] as const;
  });
  await engine.query(`DROP TABLE IF EXISTS ${table.name}`);
  await engine.insert(table.name, tableToIPC(new Table(Object.fromEntries(columns)), 'stream'), 'memory');
}

async function bytesOf(engine: NodeEngine, table: TableSpec, rows: Rows): Promise<Buffer> {
  await fill(engine, table, rows);
  const found = await engine.query(`SELECT ${rowBinarySql(table)} FROM ${table.name} ORDER BY rowid`);
  return Buffer.from(found.rows.flat().join(''), 'hex');
}

function tableOf(name: string): TableSpec {
  const table = tables.find((each) => each.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
}

describe('rows in ClickHouse’s binary form', () => {
  it.each(tables.map((table) => [table.name, table] as const))(
    'of %s come back into DuckDB as they were',
    async (_, table) => {
      const engine = await openNodeEngine({ threads: 1 });
      const rows = fc.array(fc.tuple(...table.columns.map(cell)), { maxLength: 40 });
      let made = 0;
      await fc.assert(
        fc.asyncProperty(rows, async (drawn) => {
          const { ipc, count } = arrowOfRowBinary(await bytesOf(engine, table, drawn), table.columns);
          expect(count).toBe(drawn.length);
          made += 1;
          await engine.insert(`t${made}`, ipc, 'memory');
          const back = await engine.query(`FROM t${made}`);
          expect(back.columns.map(({ type }) => type)).toEqual(table.columns.map(({ type }) => type));
          expect(back.rows.map((row) => row.map((value) => (value === 0 ? 0 : value)))).toEqual(
            drawn.map((row) => row.map((value) => (value === 0 ? 0 : value))),
          );
        }),
        { numRuns: 12 },
      );
      await engine.close();
    },
  );

  it('are many without a stop', async () => {
    const engine = await openNodeEngine({ threads: 1 });
    const codes = tableOf('dimension_code');
    const rows = Array.from({ length: 5000 }, (_, index) => [
      'channel',
      `c${index}`,
      index,
      '渠道',
      'x'.repeat(index === 4998 ? 20_000 : index % 300),
    ]);
    const { ipc } = arrowOfRowBinary(await bytesOf(engine, codes, rows), codes.columns);
    const labels = tableFromIPC(ipc).getChildAt(4);
    expect([labels?.get(4998), labels?.get(4999)]).toEqual(['x'.repeat(20_000), 'x'.repeat(199)]);
    await engine.close();
  });

  it('cut anywhere within a row are refused', async () => {
    const engine = await openNodeEngine({ threads: 1 });
    const region = tableOf('region');
    const first = ['520100', '贵阳市', '520000', 'prefecture'];
    const bytes = await bytesOf(engine, region, [first, ['520000', '贵州省', null, 'province']]);
    const whole = (await bytesOf(engine, region, [first])).length;
    for (let length = 1; length < bytes.length; length += 1) {
      const read = () => arrowOfRowBinary(bytes.subarray(0, length), region.columns).count;
      if (length === whole) expect(read()).toBe(1);
      else expect(read).toThrow(expect.objectContaining({ code: 'bad_data' }));
    }
    await engine.close();
  });

  it('a value the column cannot hold is named', async () => {
    const engine = await openNodeEngine({ threads: 1 });
    const report = tableOf('report');
    const row = (change: Readonly<Record<string, SqlValue>>) =>
      report.columns.map(({ name, type, nullable }) =>
        name in change ? (change[name] ?? null) : nullable ? null : type === 'INTEGER' ? 1 : 'x',
      );
    const unfit = async (change: Readonly<Record<string, SqlValue>>) => {
      await fill(engine, report, [row({}), row(change)]);
      return (await engine.query(unfitSql(report))).rows;
    };
    expect(await unfit({ published_on: '2149-06-06' })).toEqual([]);
    expect(await unfit({ published_on: '1912-01-01' })).toEqual([['published_on', '1912-01-01']]);
    expect(await unfit({ published_on: '2149-06-07' })).toEqual([['published_on', '2149-06-07']]);
    expect(await unfit({ template: null })).toEqual([['template', null]]);
    await engine.close();
  });
});
