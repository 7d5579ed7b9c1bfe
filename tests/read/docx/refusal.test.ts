import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { loadReportResources } from '../../../lib/pipeline/extract-resources.ts';
import { readReportFrom } from '../../../lib/pipeline/reading.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { buildOle } from '../ole/builder.ts';
import { refusalOf } from '../refusal.ts';
import { buildDocx, paragraph, wordParts, zipFiles } from './builder.ts';
import { figureKeys, reportBody, reportForms } from './forms.ts';

const resources = loadReportResources();
const form = reportForms['2021'] ?? { year: 0, sections: [] };
const report = buildDocx({
  body: reportBody(
    form,
    figureKeys(form).map((_, i) => String(i % 7)),
  ),
});

const refusal = (name: string, bytes: Uint8Array) => refusalOf(() => readDocument(name, bytes));

/** Offset of a signature's last occurrence. */
function findLast(bytes: Uint8Array, signature: readonly number[]): number {
  for (let at = bytes.length - 4; at >= 0; at--) if (signature.every((byte, i) => bytes[at + i] === byte)) return at;
  return -1;
}

/** The report with the directory entry of `word/document.xml` changed. */
function withEntry(change: (entry: DataView) => void): Uint8Array {
  const bytes = Uint8Array.from(zipFiles({ 'word/document.xml': strToU8('x'.repeat(1000)) }));
  const at = findLast(bytes, [0x50, 0x4b, 1, 2]);
  change(new DataView(bytes.buffer, at));
  return bytes;
}

const document = (inner: string): Uint8Array =>
  zipFiles({ ...wordParts({ body: '' }), 'word/document.xml': strToU8(inner) });
const nestedTables = (depth: number): string =>
  `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}<w:p><w:r><w:t>底</w:t></w:r></w:p>${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
const zeros = new Uint8Array(60 * 1024 * 1024);
const packedZeros = zipSync({ 'word/document.xml': zeros }, { level: 6 });

describe('Word files that cannot be read', () => {
  it.each([
    ['words instead of an archive', 'unreadable', strToU8('这不是压缩包')],
    ['a cut-off archive', 'unreadable', report.slice(0, report.length / 2)],
    ['an archive without a Word document', 'unreadable', zipFiles({ 'xl/workbook.xml': strToU8('<a/>') })],
    ['an archive whose document is something else', 'unreadable', document('<a/>')],
    ['broken XML', 'unreadable', document('<w:document><w:body>')],
    ['a DOCTYPE', 'unreadable', document('<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document>&a;</w:document>')],
    ['an unknown entity', 'unreadable', document('<document>&a;</document>')],
    ['an impossible ratio', 'unreadable', withEntry((entry) => entry.setUint32(24, 30_000_000, true))],
    ['a larger part than declared', 'unreadable', withEntry((entry) => entry.setUint32(24, 999, true))],
    ['a wrong checksum', 'unreadable', withEntry((entry) => entry.setUint32(16, 1, true))],
    ['an unknown packing', 'unreadable', withEntry((entry) => entry.setUint16(10, 99, true))],
    ['a password on the archive', 'encrypted', withEntry((entry) => entry.setUint16(8, 1, true))],
    ['a password set in Word', 'encrypted', buildOle({ EncryptedPackage: strToU8('x') })],
    ['a zip bomb', 'too_large', packedZeros],
    ['tables nested 101 deep', 'too_complex', buildDocx({ body: nestedTables(101) })],
    ['elements nested without end', 'too_complex', buildDocx({ body: nestedTables(5000) })],
    ['pictures only', 'empty_file', buildDocx({ body: '<w:p><w:r><w:drawing/></w:r></w:p>' })],
  ])('%s: %s', (_, code, bytes) => {
    expect(refusal('report.docx', bytes)?.code).toBe(code);
  });

  it('a part inflated beyond what the directory declares is stopped at the declared size', () => {
    const bytes = Uint8Array.from(packedZeros);
    const at = findLast(bytes, [0x50, 0x4b, 1, 2]);
    new DataView(bytes.buffer, at).setUint32(24, 1000, true);
    expect(refusal('bomb.docx', bytes)?.code).toBe('unreadable');
  });

  it('tables nested 100 deep are read', () => {
    const { text } = readDocument('nested.docx', buildDocx({ body: nestedTables(100) }));
    expect(text).toBe('底');
  });

  it.each([
    ['report.wps', 'docx', buildOle({ WpsDocument: strToU8('x') })],
    ['report.wps', 'docx', strToU8('x')],
    ['report.odt', 'docx', zipFiles({ mimetype: strToU8('x') })],
    ['table.et', 'xlsx', Uint8Array.of(9, 8, 0, 0, 0, 0)],
    ['table.xls of Excel 95', 'xlsx', buildOle({ Book: strToU8('x') })],
    ['table.ods', 'xlsx', zipFiles({ mimetype: strToU8('x') })],
    ['table.xlsb', 'xlsx', zipFiles({ 'xl/workbook.bin': strToU8('x') })],
    ['slides.ppt', 'pdf', buildOle({ 'PowerPoint Document': strToU8('x') })],
    ['report.ofd', 'pdf', strToU8('x')],
  ])('%s in a format without a reader says to save it as .%s', (name, saveAs, bytes) => {
    const error = refusal(name, bytes);
    expect(error?.code).toBe('unsupported_format');
    expect(error?.details.saveAs).toBe(saveAs);
    expect(error?.message).toContain(`save it as .${saveAs}`);
  });

  it.each(['report.docx', 'report.doc', 'report.wps', 'REPORT.DOCX'])('a Word file called %s is read', (name) => {
    expect(readDocument(name, report).format).toBe('docx');
  });
});

describe('Word files of other makers', () => {
  it('other prefixes and a document under another name are read', () => {
    const parts = wordParts({ body: paragraph('一、总体情况') });
    const renamed = new TextDecoder()
      .decode(parts['word/document.xml'])
      .replaceAll('<w:', '<ns0:')
      .replaceAll('</w:', '</ns0:')
      .replaceAll(' w:', ' ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=');
    const rels = new TextDecoder().decode(parts['_rels/.rels']).replace('word/document.xml', '/Word/Document2.xml');
    const bytes = zipFiles({ '_rels/.rels': strToU8(rels), 'word/document2.xml': strToU8(renamed) });
    expect(readDocument('a.docx', bytes).text).toBe('一、总体情况');
  });
});

const bytesOf = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 });

describe('damaged Word files', () => {
  const whole = readReportFrom(readDocument('whole.docx', report), resources);

  it('200 files with changed bytes: refused with a reason, or read as they were', () => {
    fc.assert(
      fc.property(bytesOf, (changes) => {
        const bytes = Uint8Array.from(report);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        if (refusal('damaged.docx', bytes) !== null) return;
        const { facts } = readReportFrom(readDocument('whole.docx', bytes), resources);
        expect(facts).toEqual(whole.facts);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('200 files with changed characters inside: an AtlasError or a Document whose places are exact', () => {
    const xml = wordParts({ body: reportBody(form, []) })['word/document.xml'] ?? new Uint8Array();
    fc.assert(
      fc.property(bytesOf, (changes) => {
        const changed = Uint8Array.from(xml);
        for (const [at, value] of changes) changed[at % changed.length] = value;
        const bytes = zipFiles({ ...wordParts({ body: '' }), 'word/document.xml': changed });
        if (refusal('damaged.docx', bytes) !== null) return;
        const { text, blocks } = readDocument('damaged.docx', bytes);
        for (const block of blocks) {
          for (const piece of block.kind === 'table' ? block.cells : [block]) {
            expect(text.slice(piece.place.start, piece.place.end)).toBe(piece.text);
          }
        }
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});
