import { strToU8 } from 'fflate';
import { buildDoc, line } from '../read/doc/builder.ts';
import { paragraph, wordParts, zipFiles } from '../read/docx/builder.ts';
import { buildPdf, showText } from '../read/pdf/builder.ts';
import { buildRtf } from '../read/rtf/builder.ts';
import type { FuzzCase } from './cases.ts';
import { workbookParts } from './sheet.ts';

/** A file made to hurt a reader, and the codes it may be refused with; `read` where it may be read as well. */
export interface HostileCase {
  readonly what: string;
  readonly expected: readonly string[];
  make(): FuzzCase;
}

function hostile(source: string, what: string, expected: readonly string[], bytes: () => Uint8Array): HostileCase {
  return {
    what,
    expected,
    make: () => ({ name: what, source, bytes: bytes(), how: [], truth: null, isWhole: false }),
  };
}

const wordDocument = 'word/document.xml';

function docxOf(body: string): Uint8Array {
  return zipFiles(wordParts({ body }));
}

/** A Word file whose main part's sizes are written over, in the directory and in the local header. */
function lyingSizes(declared: number, filler: string): Uint8Array {
  const bytes = docxOf(filler);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = strToU8(wordDocument);
  for (let at = 0; at + 46 < bytes.length; at++) {
    const signature = view.getUint32(at, true);
    const [nameAt, sizeAt] = signature === 0x02014b50 ? [46, 24] : signature === 0x04034b50 ? [30, 22] : [0, 0];
    if (nameAt === 0 || !name.every((byte, i) => bytes[at + nameAt + i] === byte)) continue;
    view.setUint32(at + sizeAt, declared, true);
  }
  return bytes;
}

function laughs(root: string): string {
  const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE ${root} [<!ENTITY l0 "lol">${levels.join('')}]>`;
}

function withDoctype(parts: Record<string, Uint8Array>, part: string, root: string): Uint8Array {
  const text = new TextDecoder().decode(parts[part]).replace(/^<\?xml[^>]*\?>\s*/, '');
  const bombed = text
    .replace(/<(w:t|t)([ >])/, '<$1$2')
    .replace('年报', '&l9;')
    .replace('总体情况', '&l9;');
  return zipFiles({ ...parts, [part]: strToU8(laughs(root) + bombed) });
}

function nested(levels: number, open: string, close: string, inner: string): string {
  return open.repeat(levels) + inner + close.repeat(levels);
}

const page = { width: 595, height: 842, content: showText(100, 700, 16, '全年公开信息12条。') };
const cell = '<c r="A1" t="inlineStr"><is><t>年报</t></is></c>';
const oneRow = { rows: [`<row r="1">${cell}</row>`], merges: [] };

/** Files made to hurt: bombs, depth, size. */
export const hostileCases: readonly HostileCase[] = [
  // ZIP64 sizes do not fit these fields; 4 GB less one is what they can claim.
  hostile('bomb.docx', 'docx that declares 4 GB', ['too_large', 'unreadable'], () =>
    lyingSizes(0xfffffffe, paragraph('一、总体情况')),
  ),
  hostile('bomb.docx', 'docx that unpacks to 200 MB of spaces', ['too_large'], () =>
    docxOf(paragraph(' '.repeat(200_000_000))),
  ),
  hostile('lying.docx', 'docx that declares less than it holds', ['unreadable'], () =>
    lyingSizes(1000, paragraph('x'.repeat(30_000_000))),
  ),
  hostile('lying.docx', 'docx that declares more than it holds', ['unreadable'], () =>
    lyingSizes(3_000_000, paragraph('x'.repeat(2_000_000))),
  ),
  hostile('laughs.docx', 'docx with a billion laughs', ['unreadable'], () =>
    withDoctype(wordParts({ body: paragraph('一、总体情况') }), wordDocument, 'w:document'),
  ),
  hostile('laughs.xlsx', 'xlsx with a billion laughs', ['unreadable', 'unsupported_format'], () =>
    withDoctype(workbookParts(oneRow), 'xl/worksheets/sheet1.xml', 'worksheet'),
  ),
  hostile(
    'huge.xlsx',
    'xlsx whose one cell stands in the last row and column',
    ['read', 'too_complex', 'too_large', 'unsupported_format'],
    () =>
      zipFiles(
        workbookParts({
          rows: [`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`],
          merges: ['<mergeCell ref="A1:XFD1048576"/>'],
        }),
      ),
  ),
  hostile('huge.xlsx', 'xlsx with a million rows', ['read', 'too_complex', 'too_large', 'unsupported_format'], () =>
    zipFiles(
      workbookParts({
        rows: Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`),
        merges: [],
      }),
    ),
  ),
  hostile('deep.html', 'html with tables nested 100 deep', ['read', 'too_complex'], () =>
    strToU8(nested(100, '<table><tr><td>1</td><td>', '</td></tr></table>', '行政许可')),
  ),
  hostile('deep.html', 'html with tables nested 5,000 deep', ['read', 'too_complex'], () =>
    strToU8(nested(5000, '<table><tr><td>', '</td></tr></table>', '行政许可')),
  ),
  hostile('deep.docx', 'docx with tables nested 100 deep', ['read', 'too_complex'], () =>
    docxOf(nested(100, '<w:tbl><w:tr><w:tc>', '<w:p/></w:tc></w:tr></w:tbl>', paragraph('行政许可'))),
  ),
  hostile('deep.docx', 'docx with tables nested 20,000 deep', ['too_complex'], () =>
    docxOf(nested(20_000, '<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', paragraph('行政许可'))),
  ),
  hostile('lines.doc', 'doc of five million paragraphs', ['too_complex'], () =>
    buildDoc([line('\r'.repeat(5_000_000))], { isCompressed: true }),
  ),
  hostile('deep.rtf', 'rtf with 200,000 nested groups', ['too_complex'], () =>
    buildRtf(nested(200_000, '{', '}', 'x')),
  ),
  hostile('boxes.rtf', 'rtf with text boxes nested 290 deep', ['read'], () =>
    buildRtf(nested(290, '{\\shptxt ', '}', 'x')),
  ),
  hostile('tables.rtf', 'rtf with a table 2 billion deep', ['read', 'too_complex'], () =>
    buildRtf('\\pard\\intbl\\itap2000000000 x\\nestcell\\nestrow\\cell\\row'.repeat(10_000)),
  ),
  hostile('cells.rtf', 'rtf whose row defines three million cells', ['read', 'too_complex'], () =>
    buildRtf(`\\trowd${'\\cellx9'.repeat(2_900_000)}\\pard\\intbl x\\cell\\row\\pard`),
  ),
  hostile('ragged.rtf', 'rtf whose 4,000 rows have no edge in common', ['read', 'too_complex'], () =>
    buildRtf(
      Array.from(
        { length: 4000 },
        (_, i) => `\\trowd\\trleft${i * 99}\\cellx${i * 99 + 5_000_000}\\intbl x\\cell\\row `,
      ).join(''),
    ),
  ),
  hostile('line.rtf', 'rtf of one line of 19 MB', ['read', 'too_large', 'too_complex'], () =>
    buildRtf('\\u20844?'.repeat(2_100_000)),
  ),
  hostile('data.rtf', 'rtf whose picture claims 2 GB', ['unreadable'], () => buildRtf('x{\\pict\\bin2147483647 x}')),
  hostile('pages.pdf', 'PDF of 10,000 pages', ['too_large'], () =>
    buildPdf(Array.from({ length: 10_000 }, () => page)),
  ),
  hostile('divs.html', 'html with 200,000 nested divs', ['read', 'too_complex'], () =>
    strToU8(nested(200_000, '<div>', '</div>', '全年公开信息12条。')),
  ),
  hostile('unclosed.html', 'html with a million unclosed cells', ['read', 'too_complex'], () =>
    strToU8(`<table>${'<td>1'.repeat(1_000_000)}`),
  ),
  hostile('spans.html', 'html whose cells span a thousand rows and columns each', ['read', 'too_complex'], () =>
    strToU8(`<table>${'<tr><td colspan="1000" rowspan="65534">1</td></tr>'.repeat(2000)}</table>`),
  ),
  hostile('line.txt', 'one line of 50 MB', ['too_large'], () => strToU8('全年公开信息12条，'.repeat(2_000_000))),
  hostile('line.txt', 'one line of 19 MB', ['read', 'too_large', 'too_complex'], () =>
    strToU8('全年公开信息12条，'.repeat(760_000)),
  ),
  hostile('wide.csv', 'CSV of a million columns', ['read', 'too_complex', 'too_large', 'unsupported_format'], () =>
    strToU8(Array.from({ length: 3 }, () => '1,'.repeat(1_000_000)).join('\n')),
  ),
  hostile('long.csv', 'CSV of a million rows', ['read', 'too_complex', 'too_large', 'unsupported_format'], () =>
    strToU8('行政许可,1\n'.repeat(1_000_000)),
  ),
  hostile(
    'quote.csv',
    'CSV with a quote that never closes',
    ['read', 'too_complex', 'unreadable', 'unsupported_format'],
    () => strToU8(`"${'行政许可,1\n'.repeat(500_000)}`),
  ),
];
