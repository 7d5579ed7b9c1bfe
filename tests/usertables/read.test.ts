import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeVector } from 'apache-arrow';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { StreamingEngine } from '../../lib/model/engine.ts';
import { readCsvTable } from '../../lib/usertables/csv.ts';
import { draftTable, findHeading, type TableDraft } from '../../lib/usertables/draft.ts';
import { checkCells, maxTableBytes, maxTableCells, type RawTable } from '../../lib/usertables/raw.ts';
import { readTable } from '../../lib/usertables/read.ts';
import { buildXlsx, styled } from '../read/sheet/builder.ts';
import { gb18030Text } from '../synthetic/gb18030.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function draftOf(bytes: Uint8Array, sheet = 0): Promise<TableDraft> {
  const raw = await readTable('file', new Uint8Array(bytes), sheet);
  return draftTable(raw, raw.declared === null ? findHeading(raw.head, raw.rows) : null);
}

/** A column's values as the engine will get them: those read one by one are those sent. */
function valuesOf({ at, data }: TableDraft['columns'][number], count: number): (string | null)[] {
  const values = Array.from({ length: count }, (_, row) => at(row));
  expect([...makeVector(data())]).toEqual(values);
  return values;
}

const shape = ({ columns, count }: TableDraft) =>
  Object.fromEntries(columns.map((column) => [column.name, [column.type, ...valuesOf(column, count)]]));

const csv = '机构,代码,件数,备注\n市教育局,0101,276,无误\n市民政局,0102,,\n';

describe('separated values', () => {
  it.each([
    ['UTF-8', utf8(csv)],
    ['UTF-8', utf8(`\ufeff${csv}`)],
    ['GB18030', gb18030Text(csv)],
  ])('in %s become typed columns; an empty cell is NULL', async (encoding, bytes) => {
    expect((await readTable('a.csv', new Uint8Array(bytes))).encoding).toBe(encoding);
    const draft = await draftOf(bytes);
    expect(shape(draft)).toEqual({
      机构: ['VARCHAR', '市教育局', '市民政局'],
      代码: ['VARCHAR', '0101', '0102'],
      件数: ['BIGINT', '276', null],
      备注: ['VARCHAR', '无误', null],
    });
    expect(draft.columns.map(({ nulls }) => nulls)).toEqual([0, 0, 1, 1]);
  });

  it('below a title keep their heading, and shorter rows are filled with NULL', async () => {
    const draft = await draftOf(utf8('2024年各局信息公开汇总\n机构;件数;年份\n甲;1;2024\n乙;2\n'));
    expect(shape(draft)).toEqual({
      机构: ['VARCHAR', '甲', '乙'],
      件数: ['BIGINT', '1', '2'],
      年份: ['BIGINT', '2024', null],
    });
  });

  it('without a heading are named c1, c2 …', async () => {
    expect(shape(await draftOf(utf8('甲,1\n乙,2\n')))).toEqual({
      c1: ['VARCHAR', '甲', '乙'],
      c2: ['BIGINT', '1', '2'],
    });
  });
});

describe('separated values read piece by piece', () => {
  const whole = (raw: RawTable) => Array.from({ length: raw.rows }, (_, row) => raw.columns.map((one) => one.at(row)));

  it('are the same wherever the pieces end', () => {
    const field = fc.oneof(fc.constantFrom('', '1', '银川', 'a,b', 'x "y"', 'two\nlines', '\r\n', '"'), fc.string());
    const file = fc.tuple(fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1 }), fc.boolean());
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 40 }), fc.constantFrom('\n', '\r\n'), ([rows, tail], step, line) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = `头,尾${line}${rows.map((row) => row.map(quoted).join(',')).join(line)}${tail ? line : ''}`;
        // A text with such characters is no text to the reader, whole or in pieces.
        fc.pre([...text].every((sign) => sign >= ' ' || '\t\n\r'.includes(sign)));
        const bytes = utf8(text);
        const pieces = readCsvTable('a', bytes, () => undefined, step);
        expect(whole(pieces)).toEqual(whole(readCsvTable('a', bytes)));
      }),
    );
  });

  it('in GB18030 and UTF-16, cut inside characters', () => {
    const mark = Uint8Array.of(0xff, 0xfe);
    const wide = new Uint8Array([...mark, ...new Uint8Array(Uint16Array.from(csv, (c) => c.charCodeAt(0)).buffer)]);
    for (const bytes of [gb18030Text(csv), wide]) {
      const raw = readCsvTable('a', new Uint8Array(bytes), () => undefined, 7);
      expect(raw.columns[0]?.at(1)).toBe('市教育局');
      expect(raw.rows).toBe(3);
    }
  });

  it('say which charset they have where it shows late', () => {
    const bytes = gb18030Text(`n,t\n${'1,a\n'.repeat(1_100_000)}2,银川市教育局和科学技术局\n`);
    const raw = readCsvTable('a', new Uint8Array(bytes));
    expect([raw.encoding, raw.rows, raw.columns[1]?.at(raw.rows - 1)]).toEqual([
      'GB18030',
      1_100_002,
      '银川市教育局和科学技术局',
    ]);
    expect(draftTable(raw, 0).columns.map(({ type }) => type)).toEqual(['BIGINT', 'VARCHAR']);
  });

  it('are refused above the limits, in words that name them', () => {
    expect(() => readCsvTable('a', new Uint8Array(maxTableBytes + 1))).toThrow(/the limit is 209715200/);
    expect(() => checkCells('a', maxTableCells, 2)).toThrow(/20000000 rows and 2 columns/);
  });

  it('take a type of all their rows, not of the first', () => {
    const lines = Array.from({ length: 30 }, (_, row) => `${row},${row === 29 ? '无' : row}`);
    const raw = readCsvTable('a', utf8(`a,b\n${lines.join('\n')}\n`));
    expect(draftTable(raw, 0).columns.map(({ type }) => type)).toEqual(['BIGINT', 'VARCHAR']);
    expect(draftTable(raw, null).columns.map(({ type }) => type)).toEqual(['VARCHAR', 'VARCHAR']);
  });
});

describe('workbooks', () => {
  const bytes = buildXlsx({
    formats: ['yyyy"年"m"月"d"日"', '#,##0.0', '0%', 'yyyy/m/d h:mm'],
    sheets: [
      {
        name: '汇总',
        rows: [
          ['机构', '日期', '金额', '占比', '代码', '时刻'],
          ['甲', styled(45351, 1), styled(1234.5678, 2), styled(0.855, 3), '007', styled(45351.5, 4)],
          ['乙', null, styled(2, 2), styled(1, 3), '010', styled(45352.25, 4)],
        ],
      },
      { name: '藏', state: 'hidden', rows: [['x'], ['y']] },
      {
        name: '第二',
        rows: [
          ['组', '件'],
          ['丙', 3],
          [null, 4],
        ],
        merges: ['A2:A3'],
      },
    ],
  });

  it('give numbers whole, whatever their format rounds, and dates as dates', async () => {
    expect(shape(await draftOf(bytes))).toEqual({
      机构: ['VARCHAR', '甲', '乙'],
      日期: ['DATE', '2024-02-29', null],
      金额: ['DECIMAL(8,4)', '1234.5678', '2'],
      占比: ['DECIMAL(4,3)', '0.855', '1'],
      代码: ['VARCHAR', '007', '010'],
      时刻: ['TIMESTAMP', '2024-02-29 12:00:00', '2024-03-01 06:00:00'],
    });
  });

  it('offer their visible sheets; a merged cell counts for each row it covers', async () => {
    expect((await readTable('a.xlsx', new Uint8Array(bytes))).sheets).toEqual(['汇总', '第二']);
    expect(shape(await draftOf(bytes, 1))).toEqual({ 组: ['VARCHAR', '丙', '丙'], 件: ['BIGINT', '3', '4'] });
  });
});

describe('Parquet files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-parquet-'));
  let engine: StreamingEngine;
  beforeAll(async () => {
    engine = await openNodeEngine();
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });
  const values = `1::TINYINT AS i8, 9007199254740993 AS i64, 18446744073709551615::UBIGINT AS u64, 4294967295::UINTEGER AS u32,
    12345678901234567.89::DECIMAL(20,2) AS wide, -0.05::DECIMAL(9,2) AS narrow, 0.1::DOUBLE AS d, 0.5::FLOAT AS f, true AS b,
    '银川' AS t, '' AS empty, NULL::VARCHAR AS gone, DATE '1969-12-31' AS day, TIMESTAMP '2024-02-29 12:34:56.789012' AS at,
    TIMESTAMP '1960-01-01 00:00:00.5' AS before, TIMESTAMP_NS '2024-01-01 00:00:00.123456' AS ns`;

  it.each(['SNAPPY', 'UNCOMPRESSED', 'GZIP', 'ZSTD', 'BROTLI', 'LZ4'])(
    '(%s) keep types and values exactly',
    async (codec) => {
      const path = join(folder, `${codec}.parquet`);
      await engine.query(
        `COPY (SELECT ${values} UNION ALL SELECT ${values}) TO '${path}' (FORMAT parquet, COMPRESSION ${codec})`,
      );
      const draft = await draftOf(new Uint8Array(readFileSync(path)));
      expect(draft.count).toBe(2);
      expect(draft.columns.map(({ empties }) => empties)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0]);
      const select = (column: TableDraft['columns'][number]) => {
        const value = valuesOf(column, 2)[1];
        return `CAST(${value === null ? 'NULL' : `'${value}'`} AS ${column.type}) AS "${column.name}"`;
      };
      const ours = await engine.query(`SELECT ${draft.columns.map(select).join(', ')}`);
      expect(ours.rows).toEqual((await engine.query(`SELECT ${values}`)).rows);
    },
  );

  it('of nested values give JSON text', async () => {
    const nested = join(folder, 'nested.parquet');
    await engine.query(`COPY (SELECT [1, 2] AS l, {'a': 1} AS s, 7 AS n) TO '${nested}' (FORMAT parquet)`);
    expect(shape(await draftOf(new Uint8Array(readFileSync(nested))))).toEqual({
      l: ['VARCHAR', '[1,2]'],
      s: ['VARCHAR', '{"a":1}'],
      n: ['INTEGER', '7'],
    });
  });

  it('of many row groups are read one after another, and tell how far they are', async () => {
    const path = join(folder, 'groups.parquet');
    await engine.query(
      `COPY (SELECT range AS n, 'row ' || range AS t FROM range(10000)) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`,
    );
    const told: number[] = [];
    const raw = await readTable('groups', new Uint8Array(readFileSync(path)), 0, (done) => told.push(done));
    expect(told).toEqual([2048, 4096, 6144, 8192, 10000]);
    expect(raw.columns.map((column) => [column.at(0), column.at(5000), column.at(9999)])).toEqual([
      ['0', '5000', '9999'],
      ['row 0', 'row 5000', 'row 9999'],
    ]);
  });

  it('that are broken are refused', async () => {
    await expect(readTable('x.parquet', utf8('PAR1 and nothing else'))).rejects.toMatchObject({ code: 'unreadable' });
  });
});
