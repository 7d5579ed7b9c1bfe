import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrowOfRowBinary } from '../../lib/clickhouse/row-binary.ts';
import { rowBinaryOf } from '../../lib/clickhouse/row-binary-write.ts';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { SqlValue } from '../../lib/model/engine.ts';
import { type ColumnSpec, tables } from '../../lib/store/schema.ts';

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

describe('rows in ClickHouse’s binary form', () => {
  it.each(tables.map((table) => [table.name, table] as const))(
    'of %s come back into DuckDB as they were',
    async (_, table) => {
      const engine = await openNodeEngine({ threads: 1 });
      const rows = fc.array(fc.tuple(...table.columns.map(cell)), { maxLength: 40 });
      let made = 0;
      await fc.assert(
        fc.asyncProperty(rows, async (drawn) => {
          const { ipc, count } = arrowOfRowBinary(rowBinaryOf(table, drawn), table.columns);
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

  it('are many without a stop', () => {
    const [metric] = tables.filter(({ name }) => name === 'dimension_code');
    if (metric === undefined) throw new Error('no such table');
    const rows = Array.from({ length: 5000 }, (_, index) => [
      'channel',
      `c${index}`,
      index,
      '渠道',
      'x'.repeat(index % 300),
    ]);
    const { ipc } = arrowOfRowBinary(rowBinaryOf(metric, rows), metric.columns);
    expect(tableFromIPC(ipc).getChildAt(4)?.get(4999)).toBe('x'.repeat(199));
  });

  it('cut anywhere within a row are refused', () => {
    const [region] = tables;
    if (region === undefined) throw new Error('no such table');
    const bytes = rowBinaryOf(region, [
      ['520100', '贵阳市', '520000', 'prefecture'],
      ['520000', '贵州省', null, 'province'],
    ]);
    const whole = rowBinaryOf(region, [['520100', '贵阳市', '520000', 'prefecture']]).length;
    for (let length = 1; length < bytes.length; length += 1) {
      const read = () => arrowOfRowBinary(bytes.subarray(0, length), region.columns).count;
      if (length === whole) expect(read()).toBe(1);
      else expect(read).toThrow(expect.objectContaining({ code: 'bad_data' }));
    }
  });

  it('a value the column cannot hold is named', () => {
    const report = tables.find(({ name }) => name === 'report');
    if (report === undefined) throw new Error('no such table');
    const row = report.columns.map(({ name, type, nullable }) =>
      name === 'published_on' ? '1912-01-01' : nullable ? null : type === 'INTEGER' ? 1 : 'x',
    );
    expect(() => rowBinaryOf(report, [row])).toThrow('report.published_on cannot hold 1912-01-01');
  });
});
