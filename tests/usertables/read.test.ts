import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { StreamingEngine } from '../../lib/model/engine.ts';
import { draftTable, findHeading, type TableDraft } from '../../lib/usertables/draft.ts';
import { readTable } from '../../lib/usertables/read.ts';
import { buildXlsx, styled } from '../read/sheet/builder.ts';
import { gb18030Text } from '../synthetic/gb18030.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function draftOf(bytes: Uint8Array, sheet = 0): Promise<TableDraft> {
  const raw = await readTable('file', new Uint8Array(bytes), sheet);
  return draftTable(raw, raw.declared === null ? findHeading(raw.rows) : null);
}

const shape = ({ columns }: TableDraft) =>
  Object.fromEntries(columns.map(({ name, type, values }) => [name, [type, ...values]]));

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

  it.each(['SNAPPY', 'UNCOMPRESSED'])('(%s) keep types and values exactly', async (codec) => {
    const path = join(folder, `${codec}.parquet`);
    await engine.query(
      `COPY (SELECT ${values} UNION ALL SELECT ${values}) TO '${path}' (FORMAT parquet, COMPRESSION ${codec})`,
    );
    const draft = await draftOf(new Uint8Array(readFileSync(path)));
    expect(draft.count).toBe(2);
    expect(draft.columns.map(({ empties }) => empties)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0]);
    const select = (column: { values: readonly (string | null)[]; type: string; name: string }) =>
      `CAST(${column.values[1] === null ? 'NULL' : `'${column.values[1]}'`} AS ${column.type}) AS "${column.name}"`;
    const ours = await engine.query(`SELECT ${draft.columns.map(select).join(', ')}`);
    expect(ours.rows).toEqual((await engine.query(`SELECT ${values}`)).rows);
  });

  it('of nested values give JSON text; an unknown compression says so', async () => {
    const nested = join(folder, 'nested.parquet');
    await engine.query(`COPY (SELECT [1, 2] AS l, {'a': 1} AS s, 7 AS n) TO '${nested}' (FORMAT parquet)`);
    expect(shape(await draftOf(new Uint8Array(readFileSync(nested))))).toEqual({
      l: ['VARCHAR', '[1,2]'],
      s: ['VARCHAR', '{"a":1}'],
      n: ['INTEGER', '7'],
    });
    const other = join(folder, 'zstd.parquet');
    await engine.query(`COPY (SELECT 1 AS a) TO '${other}' (FORMAT parquet, COMPRESSION zstd)`);
    await expect(draftOf(new Uint8Array(readFileSync(other)))).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('that are broken are refused', async () => {
    await expect(readTable('x.parquet', utf8('PAR1 and nothing else'))).rejects.toMatchObject({ code: 'unreadable' });
  });
});
