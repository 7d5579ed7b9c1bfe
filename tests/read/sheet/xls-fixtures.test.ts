import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadReportResources } from '../../../lib/pipeline/extract-resources.ts';
import { sha256Hex } from '../../../lib/read/sha256.ts';
import { readXls, readXlsx } from '../../../lib/read/sheet/index.ts';
import { readReportsFrom } from '../../../lib/reading/report.ts';
import { xlsBooks } from './xls-books.ts';
import { outlineOf } from './xls-outline.ts';

const fixtures = resolve(import.meta.dirname, '../../fixtures/xls');
const bytesOf = (name: string): Uint8Array => readFileSync(resolve(fixtures, name, 'input.xls'));
const books = Object.entries(xlsBooks);

describe('workbooks LibreOffice saved as .xls', () => {
  it.each(books)('%s: what is written down beside it', (name) => {
    const expected = JSON.parse(readFileSync(resolve(fixtures, name, 'expected.json'), 'utf8'));
    expect(outlineOf(readXls('input.xls', bytesOf(name)))).toEqual(expected);
  });

  it.each(books)('%s: the same Document as of the .xlsx', (name, xlsx) => {
    const bytes = bytesOf(name);
    expect(readXls('input', bytes)).toEqual({ ...readXlsx('input', xlsx), format: 'xls', sha256: sha256Hex(bytes) });
  });

  it.each(['statutory-2014', 'statutory-2019-sheets', 'statutory-2021', 'summary'])(
    '%s: the same reports, figures and findings as of the .xlsx',
    (name) => {
      const resources = loadReportResources();
      const read = (document: ReturnType<typeof readXls>) =>
        readReportsFrom(document, resources).map((reading) => ({ ...reading, sha256: '' }));
      const reports = read(readXls('input', bytesOf(name)));
      expect(reports.flatMap(({ facts }) => facts).length).toBeGreaterThan(10);
      expect(reports).toEqual(read(readXlsx('input', xlsBooks[name] ?? new Uint8Array())));
    },
  );

  it('no folder is left over', () => {
    expect(readdirSync(fixtures).sort()).toEqual(Object.keys(xlsBooks).sort());
  });
});
