import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { maxFileBytes } from '../../../lib/read/decode.ts';
import { openOle } from '../../../lib/read/ole/index.ts';
import { readXls } from '../../../lib/read/sheet/index.ts';
import { buildOle } from '../ole/builder.ts';
import { refusalOf } from '../refusal.ts';
import { type BiffSheet, buildXls, characters, join, record, records, u16, u32, workbookStream } from './biff.ts';
import { xlsBooks } from './xls-books.ts';

const { label, number } = records;

const refusal = (bytes: Uint8Array) => refusalOf(() => readXls('table.xls', bytes));

const rows = [label(0, 0, '甲'), number(0, 1, 1)];
const sound = workbookStream([{ records: rows }]);
const sheet = (...cells: readonly Uint8Array[]): Uint8Array => buildXls([{ records: cells }]);
const globals = (...ahead: readonly Uint8Array[]): Uint8Array => buildXls([{ records: rows }], ahead);
const stream = (...pieces: readonly Uint8Array[]): Uint8Array => buildOle({ Workbook: join(...pieces) });

/** A sound workbook whose run at a place says it is of another version. */
function ofVersion(version: number): Uint8Array {
  const old = Uint8Array.from(sound);
  new DataView(old.buffer).setUint16(4, version, true);
  return buildOle({ Workbook: old });
}

const emptyRecords = (count: number): Uint8Array => new Uint8Array(count * 4).map((_, i) => (i % 4 === 0 ? 0x01 : 0));
/** Many lists of one sheet, which is nearly the whole file. */
function oneSheetManyTimes(): Uint8Array {
  const long: BiffSheet = { records: [...rows, emptyRecords(20_000)] };
  const first = workbookStream([long]).length - workbookStream([{ records: [] }]).length;
  expect(first).toBeGreaterThan(80_000);
  const lists = Array.from({ length: 400 }, (): BiffSheet => ({ records: [] }));
  const head = workbookStream([...lists, long]);
  const at = head.length - join(records.bof(0x10), ...long.records, records.eof()).length;
  return buildXls([...lists.map((list) => ({ ...list, at })), long]);
}
const insideOneAnother = Array.from({ length: 50 }, () => records.bof(0x10));

describe('workbooks that cannot be read', () => {
  it.each([
    ['words instead of a file of Office', 'unreadable', strToU8('这不是工作簿')],
    ['a file of Office without a workbook', 'unreadable', buildOle({ WordDocument: sound })],
    ['a file of Office cut off behind its head', 'unreadable', buildOle({ Workbook: sound }).slice(0, 600)],
    ['a workbook without sheets', 'unreadable', buildXls([])],
    ['a stream of zeros', 'unreadable', buildOle({ Workbook: new Uint8Array(100) })],
    ['a version nobody knows', 'unreadable', ofVersion(0x0700)],
    ['no end', 'unreadable', stream(records.bof(5), record(0x00fc, new Uint8Array(8000)), records.bof(5))],
    ['a record longer than the file', 'unreadable', stream(records.bof(5), Uint8Array.of(0xe0, 0, 0xff, 0xff))],
    ['a sheet that begins nowhere', 'unreadable', buildXls([{ records: rows, at: 0xfffffff0 }])],
    ['a sheet that begins amid another record', 'unreadable', buildXls([{ records: rows, at: 2 }])],
    ['a sheet that begins at its own list', 'unreadable', buildXls([{ records: rows, at: 0 }])],
    ['a sheet listed 400 times', 'unreadable', oneSheetManyTimes()],
    ['runs in one another that do not end', 'unreadable', sheet(...rows, ...insideOneAnother)],
    ['a number cut short', 'unreadable', sheet(record(0x0203, u16(0, 0, 0), [1, 2]))],
    ['a formula cut short', 'unreadable', sheet(record(0x0006, u16(0, 0, 0)))],
    ['a cell past the last column', 'unreadable', sheet(number(0, 0x4000, 1))],
    ['a text that is not there', 'unreadable', sheet(...rows, records.shared(1, 0, 0))],
    ['a text in the cell longer than its record', 'unreadable', sheet(record(0x0204, u16(0, 0, 0), u16(9), [0, 65]))],
    ['half a wide character', 'unreadable', sheet(record(0x0204, u16(0, 0, 0), u16(2), [1, 65, 0, 66]))],
    ['merged cells beyond their record', 'unreadable', sheet(...rows, record(0x00e5, u16(2), u16(0, 1, 0, 1)))],
    ['shared texts cut short', 'unreadable', globals(record(0x00fc, u32(1, 1), u16(9), [0, 65]))],
    ['aids of 4 GB', 'unreadable', globals(record(0x00fc, u32(1, 1), u16(1), [4], u32(0xffffffff), [65]))],
    ['fonts without end', 'unreadable', globals(record(0x00fc, u32(1, 1), u16(1), [8], u16(0xffff), [65]))],
    ['a password', 'encrypted', globals(record(0x002f, u16(1, 1, 1), new Uint8Array(48)))],
    ['no words', 'empty_file', sheet(record(0x0201, u16(0, 0, 0)))],
    ['only hidden words', 'empty_file', sheet(records.row(0, true), ...rows)],
    ['too many sheets', 'too_complex', buildXls(Array.from({ length: 501 }, () => ({ records: rows })))],
    ['too many cells', 'too_complex', sheet(...manyCells(251_000))],
    ['too many texts', 'too_complex', globals(...manyTexts(500_001))],
    ['a sheet of far more gaps than cells', 'too_complex', sheet(...diagonal(1500))],
    ['a long text repeated in every cell', 'too_complex', repeated()],
    ['too many bytes', 'too_large', new Uint8Array(maxFileBytes + 1)],
  ])('%s: %s', (_, code, bytes) => {
    const error = refusal(bytes);
    expect(error?.code).toBe(code);
    if (code === 'unreadable') expect(error?.details.reason).toMatch(/\w/);
  });

  it.each([
    ['record 224 at 20 is cut short', stream(records.bof(5), Uint8Array.of(0xe0, 0, 0xff, 0xff))],
    ['no records begin at 2', buildXls([{ records: rows, at: 2 }])],
    ['its sheets lie one over another', oneSheetManyTimes()],
    ['no sheets inside', buildXls([])],
    ['no file of Office before 2007', strToU8('这不是工作簿')],
    ['no workbook inside', buildOle({ WordDocument: sound })],
    ['text 0 of 0', sheet(...rows, records.shared(1, 0, 0))],
  ])('the reason is told: %s', (reason, bytes) => {
    expect(refusal(bytes)?.details.reason).toBe(reason);
  });

  it('one of Excel 95 is to be saved as .xlsx, wherever it is kept', () => {
    for (const bytes of [buildOle({ Book: sound }), ofVersion(0x0500)]) {
      const error = refusal(bytes);
      expect([error?.code, error?.details.saveAs]).toEqual(['unsupported_format', 'xlsx']);
      expect(error?.message).toContain('save it as .xlsx');
    }
  });

  it('of a file that keeps both, for Excel 95 and for later ones, the later is read', () => {
    expect(readXls('a.xls', buildOle({ Book: ofVersion(0x0500), Workbook: sound })).text).toBe('甲\t1');
  });

  it('merged ranges over the whole sheet, a thousand times over one another, cost nothing', () => {
    const merges = Array.from({ length: 10 }, () =>
      records.merges(...Array.from({ length: 1000 }, () => [0, 65_535, 0, 255] as const)),
    );
    const { blocks } = readXls('a.xls', sheet(...rows, number(65_535, 255, 3), ...merges));
    expect(blocks.map((block) => (block.kind === 'table' ? block.cells.length : block.text))).toEqual([1]);
  });
});

function manyCells(count: number): Uint8Array[] {
  const row = (index: number): Uint8Array =>
    join(...Array.from({ length: 250 }, (_, column) => records.rk(index, column, 6)));
  return Array.from({ length: count / 250 }, (_, index) => row(index));
}

function manyTexts(count: number): Uint8Array[] {
  const texts = (length: number): Uint8Array => new Uint8Array(length * 3);
  const whole = Math.floor(count / 2000);
  const rest = Array.from({ length: whole }, () => records.continued(texts(2000)));
  return [record(0x00fc, u32(count, count), texts(count - whole * 2000)), ...rest];
}

function diagonal(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => number(i, i, 1));
}

function repeated(): Uint8Array {
  const words = characters('a'.repeat(8000), false);
  const pieces = [words, words, words].map((part) => records.continued([0], part));
  const strings = [record(0x00fc, u32(1, 1), u16(32_000), [0], words), ...pieces];
  return buildXls([{ records: Array.from({ length: 1000 }, (_, i) => records.shared(i, 0, 0)) }], strings);
}

/** Reads what may be read, and looks whether every place is exact. */
function readPlaces(bytes: Uint8Array): 'read' | 'refused' {
  if (refusal(bytes) !== null) return 'refused';
  const { text, blocks } = readXls('damaged.xls', bytes);
  for (const block of blocks) {
    for (const piece of block.kind === 'table' ? block.cells : [block]) {
      expect(text.slice(piece.place.start, piece.place.end)).toBe(piece.text);
    }
  }
  return 'read';
}

const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 });

function changed(bytes: Uint8Array, at: readonly (readonly [number, number])[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const [place, value] of at) copy[place % copy.length] = value;
  return copy;
}

const fixtures = resolve(import.meta.dirname, '../../fixtures/xls');
const small = Object.keys(xlsBooks).filter((name) => name !== 'long-words');
const fixture = (name: string): Uint8Array => readFileSync(resolve(fixtures, name, 'input.xls'));
const workbookOf = (bytes: Uint8Array): Uint8Array => openOle('a.xls', bytes).stream('Workbook') ?? new Uint8Array();

describe('damaged workbooks', () => {
  it.each(small)('%s: 300 with changed bytes, 300 with changed records: an AtlasError or exact places', (name) => {
    const whole = fixture(name);
    const content = workbookOf(whole);
    const ends = new Set<string>();
    fc.assert(
      fc.property(changes, (at) => void ends.add(readPlaces(changed(whole, at)))),
      { numRuns: 300, seed: 3 },
    );
    fc.assert(
      fc.property(changes, (at) => void ends.add(readPlaces(buildOle({ Workbook: changed(content, at) })))),
      { numRuns: 300, seed: 3 },
    );
    expect([...ends].sort()).toEqual(['read', 'refused']);
  });

  it('every byte of the records of one, set to its ends: an AtlasError or exact places', () => {
    const content = workbookOf(fixture('words'));
    const ends = { read: 0, refused: 0 };
    for (let at = 0; at < content.length; at++) {
      for (const value of [0, 0x7f, 0xff]) ends[readPlaces(buildOle({ Workbook: changed(content, [[at, value]]) }))]++;
    }
    expect(Math.min(ends.read, ends.refused)).toBeGreaterThan(100);
  });

  it('cut off anywhere: an AtlasError, for the last record is its end', () => {
    const content = workbookOf(fixture('formulas'));
    for (let length = 0; length < content.length - 4; length += 3) {
      const cut = Uint8Array.from(content);
      cut.fill(0xff, length);
      expect(readPlaces(buildOle({ Workbook: cut })), `${length} bytes`).toBe('refused');
    }
  });

  it('any bytes called a workbook, or its stream: an AtlasError', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 600 });
    fc.assert(
      fc.property(bytes, (content) => {
        expect(readPlaces(content)).toBe('refused');
        expect(readPlaces(buildOle({ Workbook: content }))).toBe('refused');
        expect(readPlaces(buildOle({ Workbook: join(sound.slice(0, 30), content) }))).toBe('refused');
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});
