import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/read/index.ts';
import { refusalOf } from '../refusal.ts';
import { buildXlsx, columnName, oneSheet, type SheetValue, workbookParts } from './builder.ts';

const refusal = (name: string, bytes: Uint8Array): string | null =>
  refusalOf(() => readDocument(name, bytes))?.code ?? null;

const plain = oneSheet([
  ['名称', '数量'],
  ['甲', 1],
]);
const withSheet = (xml: string): Uint8Array =>
  buildXlsx({ sheets: [{ rows: [] }] }, { 'xl/worksheets/sheet1.xml': strToU8(xml) });
const sheet = (rows: string, rest = ''): Uint8Array =>
  withSheet(`<worksheet><sheetData>${rows}</sheetData>${rest}</worksheet>`);
const manyCells = (count: number): string =>
  Array.from({ length: count / 1000 }, (_, r) => `<row r="${r + 1}">${'<c><v>1</v></c>'.repeat(1000)}</row>`).join('');
const diagonal = Array.from(
  { length: 1500 },
  (_, i) => `<row r="${i + 1}"><c r="${columnName(i)}${i + 1}"><v>1</v></c></row>`,
);

describe('workbooks that cannot be read', () => {
  it.each([
    ['words instead of an archive', 'unreadable', strToU8('这不是压缩包')],
    ['a cut-off archive', 'unreadable', plain.slice(0, plain.length / 2)],
    ['an archive without a workbook', 'unreadable', zipSync({ 'a.xml': strToU8('<a/>') })],
    ['a workbook without sheets', 'unreadable', buildXlsx({ sheets: [] })],
    ['broken XML', 'unreadable', withSheet('<worksheet><sheetData>')],
    ['a DOCTYPE', 'unreadable', withSheet('<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>')],
    ['an unknown entity', 'unreadable', sheet('<row><c t="str"><v>&a;</v></c></row>')],
    ['a row number of 100 digits', 'unreadable', sheet(`<row r="${'9'.repeat(100)}"><c><v>1</v></c></row>`)],
    ['a cell number of 100 digits', 'unreadable', sheet(`<row r="1"><c r="A${'9'.repeat(100)}"><v>1</v></c></row>`)],
    ['a cell past the last column', 'unreadable', sheet('<row r="1"><c r="ZZZ1"><v>1</v></c></row>')],
    ['no words', 'empty_file', sheet('')],
    ['only hidden words', 'empty_file', oneSheet([['甲', 1]], { hiddenRows: [0] })],
    ['too many cells', 'too_complex', sheet(manyCells(251_000))],
    ['a sheet of far more gaps than cells', 'too_complex', sheet(diagonal.join(''))],
    ['elements nested without end', 'too_complex', withSheet(`<worksheet>${'<a>'.repeat(2000)}`)],
    ['a long text repeated in every cell', 'too_complex', repeated()],
    ['a zip bomb', 'too_large', bomb()],
    ['too many sheets', 'too_complex', buildXlsx({ sheets: Array.from({ length: 501 }, () => ({ rows: [['甲']] })) })],
  ])('%s: %s', (_, code, bytes) => {
    expect(refusal('table.xlsx', bytes)).toBe(code);
  });

  it('merged ranges over the whole sheet, a thousand times over one another, cost nothing', () => {
    const merges = `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:XFD1048576"/>'.repeat(5000)}</mergeCells>`;
    const cells =
      '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="1048576"><c r="XFD1048576"><v>3</v></c></row>';
    const { blocks } = readDocument('table.xlsx', sheet(cells, merges));
    expect(blocks.map((block) => (block.kind === 'table' ? block.cells.length : block.text))).toEqual([1]);
  });
});

function repeated(): Uint8Array {
  const rows = `<row r="1">${'<c t="s"><v>0</v></c>'.repeat(1000)}</row>`;
  const strings = `<sst><si><t>${'长'.repeat(30_000)}</t></si></sst>`;
  const parts = { 'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`) };
  return buildXlsx(
    { sheets: [{ rows: [] }], sharedStrings: '' },
    { ...parts, 'xl/sharedStrings.xml': strToU8(strings) },
  );
}

function bomb(): Uint8Array {
  const parts = workbookParts({ sheets: [{ rows: [] }] });
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 6 });
}

const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 });
const rows: SheetValue[][] = [
  ['海陵市2023年统计表'],
  ['单位', '收到申请', '行政复议'],
  ['教育局', 1, 2],
  ['民政局', 3.25, '/'],
];
const base = { sheets: [{ name: 'Sheet1', rows, merges: ['A1:C1'] }] };

function changed(bytes: Uint8Array, at: readonly (readonly [number, number])[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const [place, value] of at) copy[place % copy.length] = value;
  return copy;
}

/** Reads what may be read, and looks whether every place is exact. */
function readPlaces(bytes: Uint8Array, name: string): void {
  if (refusal(name, bytes) !== null) return;
  const { text, blocks } = readDocument(name, bytes);
  for (const block of blocks) {
    for (const piece of block.kind === 'table' ? block.cells : [block]) {
      expect(text.slice(piece.place.start, piece.place.end)).toBe(piece.text);
    }
  }
}

describe('damaged sheets', () => {
  it('300 workbooks with changed bytes: an AtlasError or a Document whose places are exact', () => {
    const whole = buildXlsx(base);
    fc.assert(
      fc.property(changes, (at) => readPlaces(changed(whole, at), 'damaged.xlsx')),
      { numRuns: 300, seed: 3 },
    );
  });

  it.each(Object.keys(workbookParts(base)))('200 workbooks with changed characters in %s', (part) => {
    const xml = workbookParts(base)[part] ?? new Uint8Array();
    fc.assert(
      fc.property(changes, (at) => readPlaces(buildXlsx(base, { [part]: changed(xml, at) }), 'damaged.xlsx')),
      { numRuns: 200, seed: 3 },
    );
  });

  it('any bytes called a sheet: an AtlasError or exact places', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(bytes, fc.constantFrom('a.xlsx', 'a.xlsm', 'a.csv', 'a.tsv', 'a.xls'), (content, name) =>
        readPlaces(content, name),
      ),
      { numRuns: 500, seed: 3 },
    );
  });
});
