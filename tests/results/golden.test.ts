import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { StreamingEngine } from '../../lib/model/engine.ts';
import { copiedText, csvPieces, tsvPieces } from '../../lib/results/delimited.ts';
import { partOf, type ResultTable, textAt } from '../../lib/results/table.ts';
import { workbookSlices } from '../../lib/results/xlsx.ts';
import { finish } from './run.ts';
import { streamed } from './stream.ts';
import { typeExpressions, typeQuery } from './types.ts';

let engine: StreamingEngine;
beforeAll(async () => {
  engine = await openNodeEngine({ threads: 1 });
});
afterAll(() => engine.close());

const about = { sql: 'SELECT 1', words: { sheet: '结果', about: '查询', note: '全部。' } };

function workbook(table: ResultTable): Record<string, Uint8Array> {
  const { result } = finish(workbookSlices(table, about));
  return unzipSync(Uint8Array.from(result.flatMap((part) => [...part])));
}

interface Cell {
  readonly type: string;
  readonly text: string;
  readonly format: string;
}

/** The cells of a part of a workbook by their places, read with an XML parser: type, content, number format code. */
function cellsOf(parts: Record<string, Uint8Array>, name: string): Map<string, Cell> {
  const formats: string[] = [];
  const styles: string[] = [];
  const cells = new Map<string, Cell>();
  const read = (
    part: string,
    onOpen: (tag: string, values: Record<string, string>) => void,
    onText: (text: string) => void,
  ) => {
    const parser = new SaxesParser();
    parser.on('opentag', ({ name: tag, attributes }) => onOpen(tag, attributes));
    parser.on('text', onText);
    parser.write(new TextDecoder().decode(parts[part])).close();
  };
  read(
    'xl/styles.xml',
    (tag, values) => {
      if (tag === 'numFmt') formats.push(values.formatCode ?? '');
      if (tag === 'xf') styles.push(values.numFmtId ?? '');
    },
    () => undefined,
  );
  const [, ...cellStyles] = styles;
  let place = '';
  read(
    name,
    (tag, { r = '', t = 'n', s = '0' }) => {
      if (tag !== 'c') return;
      place = r;
      cells.set(r, { type: t, text: '', format: formats[Number(cellStyles[Number(s)]) - 164] ?? '' });
    },
    (text) => {
      const cell = cells.get(place);
      if (cell) cells.set(place, { ...cell, text: cell.text + text });
    },
  );
  return cells;
}

/** What a spreadsheet shows of a cell, from its content and its number format; TRUE and E are its own spelling. */
function shownBySpreadsheet(cell: Cell | undefined): string | null {
  if (cell === undefined) return null;
  if (cell.type === 'b') return cell.text === '1' ? 'true' : 'false';
  // As spreadsheets read it: `_x005F_` is an underscore.
  if (cell.type === 'inlineStr') {
    return cell.text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }
  const value = Number(cell.text);
  if (cell.format.startsWith('yyyy')) {
    const decimals = /\.(0+)$/.exec(cell.format)?.[1]?.length ?? 0;
    const iso = new Date(Math.round((value - 25_569) * 86_400_000)).toISOString();
    return cell.format.includes('hh')
      ? `${iso.slice(0, 10)} ${iso.slice(11, 19)}${iso.slice(19, decimals > 0 ? 20 + decimals : 19)}`
      : iso.slice(0, 10);
  }
  if (cell.format.includes('E+')) {
    const [mantissa = '', exponent = ''] = value.toExponential(Math.max(0, cell.format.indexOf('E') - 2)).split('e');
    return `${mantissa}e${exponent.replace(/^([+-])(\d)$/, '$10$2')}`;
  }
  const decimals = cell.format.split('.')[1]?.length ?? 0;
  return value.toFixed(decimals);
}

/** Fifteen digits are what a spreadsheet shows of a number, and it knows no minus zero; the cell itself holds the whole. */
const beyondSpreadsheet = new Set(["'-0.0'::DOUBLE", '0.1::DOUBLE + 0.2::DOUBLE', '1.7976931348623157e308::DOUBLE']);

describe('every type: screen = clipboard = CSV = XLSX = DuckDB’s own text', () => {
  it.each(typeExpressions())('%s', async (sql) => {
    const { table } = await streamed(engine, typeQuery(sql));
    const own = table.value(0, 1);
    expect(own === null || typeof own === 'string').toBe(true);
    const cell = partOf(table, { from: 0, to: 0 }, { from: 0, to: 0 });
    expect(textAt(table, 0, 0)).toBe(own);
    expect(copiedText(cell)).toBe(own ?? '');

    const csv: string[][] = parse([...csvPieces(cell)].join(''), {
      bom: true,
      recordDelimiter: '\r\n',
      skip_empty_lines: false,
    });
    expect(csv[1]?.[0]).toBe(own ?? '');
    const line = [...tsvPieces(cell, { head: false })].join('');
    const tsv: string[][] = parse(line, { delimiter: '\t', recordDelimiter: '\n' });
    expect(tsv[0]?.[0] ?? '').toBe(own ?? '');
    // A gap is an empty field, an empty text a quoted one.
    if (own === null || own === '') expect(line).toBe(own === null ? '\n' : '""\n');

    const found = cellsOf(workbook(cell), 'xl/worksheets/sheet1.xml').get('A2');
    if (beyondSpreadsheet.has(sql)) expect(Number(found?.text)).toBe(Number(own) + 0);
    else expect(shownBySpreadsheet(found)).toBe(own);
  });
});

describe('a result as a workbook', () => {
  const table = (type: string, values: readonly (string | number | boolean | null)[]): ResultTable => ({
    columns: [{ name: '值', type }],
    rows: values.length,
    value: (row) => values[row] ?? null,
  });
  const cells = (source: ResultTable, sheet = 1) => cellsOf(workbook(source), `xl/worksheets/sheet${sheet}.xml`);

  it('types numbers, dates and truth values, and leaves gaps out', () => {
    expect(cells(table('DECIMAL(5,2)', [1.5, null])).get('A2')).toEqual({ type: 'n', text: '1.5', format: '0.00' });
    expect(cells(table('DECIMAL(5,2)', [1.5, null])).has('A3')).toBe(false);
    expect(cells(table('DATE', ['2024-02-29'])).get('A2')).toMatchObject({ type: 'n', text: '45351' });
    expect(cells(table('BOOLEAN', [true])).get('A2')).toMatchObject({ type: 'b', text: '1' });
    expect(cells(table('DATE', ['1900-01-01'])).get('A2')).toMatchObject({ type: 'inlineStr', text: '1900-01-01' });
    expect(cells(table('BIGINT', ['9007199254740993'])).get('A2')).toMatchObject({ type: 'inlineStr' });
  });

  it('holds no formula and no character XML forbids, whatever the data are', () => {
    const hostile = [
      '=1+1',
      '+cmd',
      '@x',
      "<c r='A9'>",
      'a\u0000b\u001bc',
      '\ud800',
      ']]>',
      '&amp;',
      'x'.repeat(40_000),
    ];
    const parts = workbook(table('VARCHAR', hostile));
    const xml = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
    expect(xml).not.toMatch(/<f[ >]/);
    const found = cellsOf(parts, 'xl/worksheets/sheet1.xml');
    expect(hostile.map((_, row) => found.get(`A${row + 2}`)?.text)).toEqual([
      '=1+1',
      '+cmd',
      '@x',
      "<c r='A9'>",
      'a\ufffdb\ufffdc',
      '\ufffd',
      ']]>',
      '&amp;',
      'x'.repeat(32_767),
    ]);
  });

  it('says beside the rows what was asked', () => {
    const found = cells(table('INTEGER', [1]), 2);
    expect([found.get('A1')?.text, found.get('A3')?.text]).toEqual(['全部。', 'SELECT 1']);
  });

  it('is the same bytes every time', () => {
    const bytes = () => finish(workbookSlices(table('INTEGER', [1, 2]), about)).result.map((part) => [...part]);
    expect(bytes()).toEqual(bytes());
  });

  it('goes on to another sheet where one is full', () => {
    const long: ResultTable = { columns: [{ name: 'n', type: 'INTEGER' }], rows: 5000, value: (row) => row };
    const { result, turns } = finish(workbookSlices(long, about, { rowsPerSheet: 4999 }));
    expect(turns).toBeGreaterThan(4);
    const parts = unzipSync(new Uint8Array(Buffer.concat(result)));
    expect(cellsOf(parts, 'xl/worksheets/sheet1.xml').get('A5000')?.text).toBe('4998');
    expect(cellsOf(parts, 'xl/worksheets/sheet2.xml').get('A2')?.text).toBe('4999');
    expect(cellsOf(parts, 'xl/worksheets/sheet3.xml').get('A3')?.text).toBe('SELECT 1');
  });
});
