import { buildDocx, paragraph, runs, table } from '../read/docx/builder.ts';
import { automatic } from '../read/docx/report.ts';
import { dressed, printedParts } from './awkward.ts';
import type { Layout } from './layout.ts';
import { printable, tableBorders } from './printable.ts';
import type { GridCell, Piece, SyntheticReport } from './report.ts';

const tableWidth = 9000;

/** Two levels, 一、 and （一）, counted by Word. */
const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
const footnotes = `<w:footnote w:id="2"><w:p>${runs('口径与上年度一致。')}</w:p></w:footnote>`;

function wordTable(cells: readonly GridCell[], framed: boolean): string {
  const width = Math.max(...cells.map((cell) => cell.column + cell.columnSpan));
  const one = table(cells)
    .replaceAll('w:w="900"', `w:w="${Math.floor(tableWidth / width)}"`)
    .replace('</w:tblPr>', `${tableBorders}</w:tblPr>`);
  if (!framed) return one;
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="9400"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="9400" w:type="dxa"/></w:tcPr>${one}<w:p/></w:tc></w:tr></w:tbl>`;
}

type Headings = (piece: Extract<Piece, { kind: 'heading' }>) => string;

function headingWriter(style: Layout['headings']): Headings {
  if (style === 'outline') return ({ text, level }) => paragraph(text, `<w:outlineLvl w:val="${level - 1}"/>`);
  if (style === 'bold') {
    return ({ text }) => `<w:p>${runs(text).replace('<w:rPr>', '<w:rPr><w:b/>')}</w:p>`;
  }
  const write = automatic();
  return ({ text, level }) =>
    write({ kind: 'heading', level, text, place: { block: 0, page: null, start: 0, end: text.length } }, text);
}

/** The first number of a paragraph, corrected with the changes tracked. */
function tracked(text: string): string {
  const number = /\d+/.exec(text);
  if (number === null) return paragraph(text);
  const [old] = number;
  const before = runs(text.slice(0, number.index));
  const after = runs(text.slice(number.index + old.length));
  const deleted = `<w:del w:id="91" w:author="a" w:date="2021-01-05T08:00:00Z"><w:r><w:delText>${Number(old) + 7}</w:delText></w:r></w:del>`;
  const inserted = `<w:ins w:id="92" w:author="a" w:date="2021-01-05T08:00:00Z">${runs(old)}</w:ins>`;
  return `<w:p>${before}${deleted}${inserted}${after}</w:p>`;
}

const textBox = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p>${runs('政务公开专栏截图')}</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p>${runs('政务公开专栏截图')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
const noteMark = '<w:r><w:footnoteReference w:id="2"/></w:r>';

function body({ pieces, layout }: SyntheticReport, forPrint: boolean): string {
  const heading = headingWriter(layout.headings);
  let paragraphs = 0;
  const prose = (text: string): string => {
    paragraphs++;
    const isMarked = paragraphs === 3 && !forPrint;
    const written = isMarked && layout.tracked ? tracked(text) : paragraph(text);
    return isMarked && layout.footnote ? written.replace(/<\/w:p>$/, `${noteMark}</w:p>`) : written;
  };
  const write = (piece: Piece): string => {
    switch (piece.kind) {
      case 'title':
        return piece.lines.map((line) => paragraph(line).replace('w:val="both"', 'w:val="center"')).join('');
      case 'signature':
        return piece.lines.map((line) => paragraph(line).replace('w:val="both"', 'w:val="right"')).join('');
      case 'heading':
        return heading(piece);
      case 'caption':
        return (layout.textBox && !forPrint ? textBox : '') + paragraph(piece.text);
      case 'paragraph':
        return prose(piece.text);
      case 'table':
        return printedParts(piece, layout)
          .map((part) => wordTable(dressed(part, layout, true), layout.framed))
          .join('<w:p/>');
    }
  };
  return pieces.map(write).join('');
}

/** The report as a Word file. */
export function toDocx(report: SyntheticReport): Uint8Array {
  const { layout } = report;
  return buildDocx({
    body: body(report, false),
    ...(layout.headings === 'numbered' && { numbering }),
    ...(layout.footnote && { footnotes }),
  });
}

/** The same report for printing, no changes left to accept. */
export function toPrintDocx(report: SyntheticReport): Uint8Array {
  const isNumbered = report.layout.headings === 'numbered';
  return printable(buildDocx({ body: body(report, true), ...(isNumbered && { numbering }) }));
}
