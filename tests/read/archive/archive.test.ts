import fc from 'fast-check';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type AtlasErrorCode, isAtlasError } from '../../../lib/model/error.ts';
import { isArchive, openArchive } from '../../../lib/read/archive.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { buildDocx, paragraph } from '../docx/builder.ts';
import { oneSheet } from '../sheet/builder.ts';

const report = buildDocx({ body: paragraph('一、总体情况') });
const sheet = oneSheet([['甲', 1]]);
const pack = (files: Zippable): Uint8Array => zipSync(files, { level: 6 });

function codeOf(action: () => unknown): AtlasErrorCode | 'none' {
  try {
    action();
  } catch (error) {
    if (isAtlasError(error)) return error.code;
    throw error;
  }
  return 'none';
}

/** Names and the words inside, or what is refused. */
function contents(source: string, bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    openArchive(source, bytes).map((entry) => {
      const code = codeOf(entry.read);
      return [entry.source, code === 'none' ? new TextDecoder().decode(entry.read()) : code];
    }),
  );
}

const directory = [0x50, 0x4b, 1, 2];

/** Changes the entry of a file (counted from 0) in the directory of an archive. */
function withEntry(bytes: Uint8Array, index: number, change: (entry: DataView) => void): Uint8Array {
  const copy = Uint8Array.from(bytes);
  let seen = -1;
  for (let at = 0; at < copy.length; at++) {
    if (!directory.every((byte, i) => copy[at + i] === byte) || ++seen < index) continue;
    change(new DataView(copy.buffer, at));
    break;
  }
  return copy;
}

/** Overwrites a name in an archive with bytes of the same length, in both places it stands. */
function renamed(bytes: Uint8Array, from: string, to: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const old = strToU8(from);
  for (let at = 0; at + old.length <= copy.length; at++) {
    if (old.every((byte, i) => copy[at + i] === byte)) copy.set(to, at);
  }
  return copy;
}

describe('archives', () => {
  it('documents that are packed like archives are none, whatever they are called', () => {
    expect(isArchive(report, 'a.zip')).toBe(false);
    expect(isArchive(sheet, 'a.zip')).toBe(false);
    expect(isArchive(pack({ mimetype: strToU8('x'), 'content.xml': strToU8('x') }), 'a.ods')).toBe(false);
    expect(isArchive(pack({ 'OFD.xml': strToU8('x') }), 'a.ofd')).toBe(false);
    expect(isArchive(strToU8('PK words'), 'a.zip')).toBe(false);
    expect(isArchive(pack({ 'a/report.docx': report }), '年报.dat')).toBe(true);
    expect(isArchive(pack({ 'unpacked/[Content_Types].xml': strToU8('x') }), 'a.zip')).toBe(true);
  });

  it('lists reports in their order and leaves out what systems leave behind', () => {
    const bytes = pack({
      '乙局/年报.txt': strToU8('乙'),
      '乙局/': new Uint8Array(),
      '__MACOSX/乙局/._年报.txt': strToU8('x'),
      '.DS_Store': strToU8('x'),
      '乙局/Thumbs.db': strToU8('x'),
      '乙局/~$年报.docx': strToU8('x'),
      '甲局/.git/config': strToU8('x'),
      '甲局/年报.txt': strToU8('甲'),
    });
    expect(Object.entries(contents('全市.zip', bytes))).toEqual([
      ['全市.zip/乙局/年报.txt', '乙'],
      ['全市.zip/甲局/年报.txt', '甲'],
    ]);
  });

  it('reads a Word file and a workbook from inside', () => {
    const entries = openArchive('全市.zip', pack({ 'a.docx': report, 'b.xlsx': sheet }));
    const read = entries.map((entry) => readDocument(entry.source, entry.read()));
    expect(read.map(({ source, format, text }) => [source, format, text])).toEqual([
      ['全市.zip/a.docx', 'docx', '一、总体情况'],
      ['全市.zip/b.xlsx', 'xlsx', '甲\t1'],
    ]);
  });

  it('names in GBK, as Windows and WPS write them, and in UTF-8 without the flag', () => {
    const gbk = [0xbd, 0xcc, 0xd3, 0xfd, 0xbe, 0xd6];
    const bytes = renamed(pack({ 'abcdef.txt': strToU8('甲') }), 'abcdef', gbk);
    expect(Object.keys(contents('a.zip', bytes))).toEqual(['a.zip/教育局.txt']);
    const utf8 = withEntry(pack({ '教育局.txt': strToU8('甲') }), 0, (entry) => entry.setUint16(8, 0, true));
    expect(Object.keys(contents('a.zip', utf8))).toEqual(['a.zip/教育局.txt']);
  });

  it('an archive inside stands in its place, one inside that is refused alone', () => {
    const inner = pack({ '年报.txt': strToU8('甲'), '更深.zip': pack({ 'x.txt': strToU8('x') }) });
    const bytes = pack({ 'a.txt': strToU8('一'), '甲局.zip': inner, '乙局.zip': report, 'z.txt': strToU8('二') });
    expect(Object.entries(contents('全市.zip', bytes))).toEqual([
      ['全市.zip/a.txt', '一'],
      ['全市.zip/甲局.zip/年报.txt', '甲'],
      ['全市.zip/甲局.zip/更深.zip', 'unsupported_format'],
      ['全市.zip/乙局.zip', new TextDecoder().decode(report)],
      ['全市.zip/z.txt', '二'],
    ]);
  });

  it('a name that climbs out of the archive stays inside; one that begins here is no hidden file', () => {
    const names = Object.keys(contents('a.zip', pack({ '../../etc/x.txt': strToU8('x'), './b.txt': strToU8('b') })));
    expect(names).toEqual(['a.zip/etc/x.txt', 'a.zip/b.txt']);
  });

  it('trouble of one file is its own: a password, damage, a size that is none', () => {
    const whole = pack({ 'a.txt': strToU8('甲'.repeat(100)), 'b.txt': strToU8('乙') });
    const read = (change: (entry: DataView) => void): string[] =>
      Object.values(contents('a.zip', withEntry(whole, 0, change)));
    expect(read((entry) => entry.setUint16(8, 0x801, true))).toEqual(['encrypted', '乙']);
    expect(read((entry) => entry.setUint32(16, 1, true))).toEqual(['unreadable', '乙']);
    expect(read((entry) => entry.setUint32(24, 200 * 1024 * 1024, true))).toEqual(['too_large', '乙']);
    expect(read((entry) => entry.setUint32(24, 30 * 1024 * 1024, true))).toEqual(['unreadable', '乙']);
  });

  it('files that unpack to too much together are refused from there on', () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.txt`, strToU8('x')]));
    let bytes = pack(files);
    for (let i = 0; i < 50; i++) bytes = withEntry(bytes, i, (entry) => entry.setUint32(24, 40 * 1024 * 1024, true));
    expect(contents('a.zip', bytes)['a.zip/59.txt']).toBe('too_large');
  });

  it.each([
    ['a cut-off archive', 'unreadable', pack({ 'a.txt': strToU8('甲') }).slice(0, 40)],
    ['an empty archive', 'empty_file', pack({})],
    ['only litter', 'empty_file', pack({ '.DS_Store': strToU8('x') })],
    [
      'too many files',
      'too_complex',
      pack(Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`${i}.txt`, new Uint8Array()]))),
    ],
  ])('%s: %s', (_, code, bytes) => {
    expect(isArchive(bytes, 'a.zip')).toBe(true);
    expect(codeOf(() => openArchive('a.zip', bytes))).toBe(code);
  });

  it('an archive handed to the reader of documents is named as what it is', () => {
    expect(codeOf(() => readDocument('a.zip', pack({ 'a.txt': strToU8('甲') })))).toBe('unsupported_format');
  });

  it('300 archives with changed bytes: only an AtlasError', () => {
    const whole = pack({ 'a.txt': strToU8('甲'), '乙局.zip': pack({ 'b.txt': strToU8('乙') }) });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        codeOf(() => isArchive(bytes, 'a.zip') && contents('a.zip', bytes));
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});
