import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueryResult, SqlValue } from '../../lib/model/engine.ts';
import { csvPieces, markdownPieces, tsvPieces } from '../../lib/results/delimited.ts';
import { tableOfRows } from './table-of-rows.ts';

const resultCsv = (result: QueryResult) => [...csvPieces(tableOfRows(result))].join('');
const resultTsv = (result: QueryResult) => [...tsvPieces(tableOfRows(result), { head: true })].join('');

const column = (rows: readonly SqlValue[]) => ({
  columns: [{ name: '值', type: 'VARCHAR' }],
  rows: rows.map((value) => [value]),
});

describe('a result as text', () => {
  it('comes back from a CSV reader as it was', () => {
    const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, fc.integer()), { minLength: 1 }), (rows) => {
        const csv = resultCsv({
          columns: [
            { name: 'a', type: 'VARCHAR' },
            { name: 'b', type: 'INTEGER' },
          ],
          rows,
        });
        const read: string[][] = parse(csv, { bom: true, recordDelimiter: '\r\n' });
        expect(read.slice(1)).toEqual(rows.map(([text, number]) => [text, String(number)]));
      }),
    );
  });

  it('keeps NULL and an empty text apart', () => {
    expect(resultTsv(column([null, '']))).toBe('值\n\n""\n');
  });

  it.each(['=1+1', '+8610', '@sum', '-rm', '\tx'])('does not let a spreadsheet run %j', (text) => {
    expect(parse(resultCsv(column([text])), { bom: true, recordDelimiter: '\r\n' })).toEqual([['值'], [`'${text}`]]);
  });

  it('leaves numbers as numbers, also negative and beyond a double', () => {
    expect(resultTsv(column([-5, '-170141183460469231731687303715884105727', '-1.50']))).toBe(
      '值\n-5\n-170141183460469231731687303715884105727\n-1.50\n',
    );
  });

  it('quotes what a pasted table would cut', () => {
    expect(resultTsv(column(['a\tb', 'c\n"d"']))).toBe('值\n"a\tb"\n"c\n""d"""\n');
  });

  it('leaves dates and intervals as they are, also before their beginning', () => {
    const rows = [['-1 year', '-infinity', '-0.0']];
    const columns = ['INTERVAL', 'DATE', 'DOUBLE'].map((type) => ({ name: type, type }));
    expect(resultTsv({ columns, rows })).toBe('INTERVAL\tDATE\tDOUBLE\n-1 year\t-infinity\t-0.0\n');
  });

  it('carries no character that controls the reader', () => {
    expect(resultTsv(column(['a\u0000b\u0008c\u202ed\u001b[31m']))).toBe('值\na\ufffdb\ufffdc\ufffdd\ufffd[31m\n');
    expect(resultTsv(column(['\u0008=1+1']))).toBe('值\n\ufffd=1+1\n');
  });

  it('as Markdown keeps every cell in its place and runs no markup', () => {
    const cells = ['a|b', 'c\nd', '<img src=x>', '[x](javascript:1)', '*b* `c`', null, ''];
    const text = [...markdownPieces(tableOfRows(column(cells)))].join('');
    expect(text).toBe(
      [
        '| 值 |',
        '| --- |',
        '| a\\|b |',
        '| c<br>d |',
        '| \\<img src=x\\> |',
        '| \\[x\\](javascript:1) |',
        '| \\*b\\* \\`c\\` |',
        '| NULL |',
        '|  |',
        '',
      ].join('\n'),
    );
  });

  it('comes in pieces, so that a large one never holds up the page', () => {
    const large = { columns: [{ name: 'n', type: 'INTEGER' }], rows: 10_000, value: (row: number) => row };
    const found = [...csvPieces(large)];
    expect(found.length).toBeGreaterThan(5);
    expect(parse(found.join(''), { bom: true, recordDelimiter: '\r\n' })).toHaveLength(10_001);
  });
});
