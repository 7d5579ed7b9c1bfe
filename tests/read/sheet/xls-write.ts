// `npx tsx tests/read/sheet/xls-write.ts [folder name part]`: writes tests/fixtures/xls; needs LibreOffice.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { strToU8, unzipSync } from 'fflate';
import { readXlsx } from '../../../lib/read/sheet/index.ts';
import { convertFiles } from '../../synthetic/convert.ts';
import { zipFiles } from '../docx/builder.ts';
import { xlsBooks } from './xls-books.ts';
import { outlineOf } from './xls-outline.ts';

const fixtures = resolve(import.meta.dirname, '../../fixtures/xls');
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook of `buildXlsx` made ready for LibreOffice, which wants to be told what each part is. */
function typed(xlsx: Uint8Array): Uint8Array {
  const files = unzipSync(xlsx);
  const kindOf = (name: string): string => (/^[a-zA-Z]+/.exec(name.split('/').pop() ?? '')?.[0] ?? '').toLowerCase();
  const kinds: Readonly<Record<string, string>> = {
    workbook: 'sheet.main',
    sheet: 'worksheet',
    styles: 'styles',
    sharedstrings: 'sharedStrings',
  };
  const parts = Object.keys(files).filter((name) => name.startsWith('xl/') && name.endsWith('.xml'));
  const overrides = parts.map(
    (name) => `<Override PartName="/${name}" ContentType="${types}.${kinds[kindOf(name)]}+xml"/>`,
  );
  const content = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
  return zipFiles({ ...files, '[Content_Types].xml': strToU8(content) });
}

/** A line for each row of a table and each warning. */
function expectedJson(xlsx: Uint8Array): string {
  const { blocks, warnings } = outlineOf(readXlsx('input.xlsx', xlsx));
  const lines = (items: readonly unknown[], indent: string): string =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => `${indent}  ${text(item, indent)}`).join(',\n')}\n${indent}]`;
  const text = (item: unknown, indent: string): string =>
    Array.isArray(item) && Array.isArray(item[0]) ? lines(item, `${indent}  `) : JSON.stringify(item);
  return `{\n  "blocks": ${lines(blocks, '  ')},\n  "warnings": ${lines(warnings, '  ')}\n}\n`;
}

const [part = ''] = process.argv.slice(2);
const books = new Map(Object.entries(xlsBooks).filter(([name]) => name.includes(part)));
const typedBooks = new Map([...books].map(([name, bytes]) => [name, typed(bytes)]));
for (const [name, bytes] of convertFiles(typedBooks, 'xlsx', 'xls:MS Excel 97')) {
  mkdirSync(join(fixtures, name), { recursive: true });
  writeFileSync(join(fixtures, name, 'input.xls'), bytes);
  writeFileSync(join(fixtures, name, 'expected.json'), expectedJson(books.get(name) ?? new Uint8Array()));
}
