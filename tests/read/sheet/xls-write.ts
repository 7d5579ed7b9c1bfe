// `npx tsx tests/read/sheet/xls-write.ts [folder name part]`: writes tests/fixtures/xls; needs LibreOffice.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strToU8, unzipSync } from 'fflate';
import { readXlsx } from '../../../lib/read/sheet/index.ts';
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

/** Workbooks (name → .xlsx) saved as .xls by LibreOffice, all in one go. */
function saveAsXls(books: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const work = mkdtempSync(join(tmpdir(), 'xls-'));
  const paths = [...books].map(([name, bytes]) => {
    const path = join(work, `${name}.xlsx`);
    writeFileSync(path, typed(bytes));
    return path;
  });
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'xls:MS Excel 97', '--outdir', work, ...paths], {
    stdio: 'ignore',
    timeout: 900_000,
  });
  return new Map([...books.keys()].map((name) => [name, readFileSync(join(work, `${name}.xls`))]));
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
for (const [name, bytes] of saveAsXls(books)) {
  mkdirSync(join(fixtures, name), { recursive: true });
  writeFileSync(join(fixtures, name, 'input.xls'), bytes);
  writeFileSync(join(fixtures, name, 'expected.json'), expectedJson(books.get(name) ?? new Uint8Array()));
}
