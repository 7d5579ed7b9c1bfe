import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultCsv, resultTsv } from '../../../app/_components/sql/result-text.ts';
import type { SqlValue } from '../../../lib/model/engine.ts';

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
});
