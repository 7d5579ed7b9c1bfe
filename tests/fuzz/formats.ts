import { strToU8 } from 'fflate';
import * as flat from '../extract/statutory/print.ts';
import * as binary from '../read/doc/builder.ts';
import { buildDocx, paragraph, table, zipFiles } from '../read/docx/builder.ts';
import { encodeGb18030 } from '../read/html/encode.ts';
import { escapeHtml } from '../read/html/page.ts';
import { type Printed, printReport } from '../read/pdf/printer.ts';
import * as rich from '../read/rtf/builder.ts';
import type { GridReport, KeyedCell } from './grid-report.ts';
import { ofdBytes } from './ofd.ts';
import type { Random } from './random.ts';
import { sheetBytes } from './sheet.ts';
import { xlsBytes } from './xls.ts';

/** The formats the fuzzer writes, by the extension of the file. */
export const formats = [
  'txt',
  'md',
  'html',
  'mhtml',
  'docx',
  'doc',
  'rtf',
  'pdf',
  'ofd',
  'xlsx',
  'xls',
  'csv',
  'zip',
] as const;
/** One of {@link formats}. */
export type Format = (typeof formats)[number];

/** Formats whose tables have real cells: a whole grid must be read without a slip. */
export const cellFormats: ReadonlySet<Format> = new Set(['html', 'mhtml', 'docx', 'doc', 'rtf', 'xlsx', 'xls']);

type Flatten = (cells: readonly KeyedCell[]) => string;

function lines(report: GridReport, flatten: Flatten): string {
  const sections = report.sections.flatMap(({ heading, words, cells }) => [
    heading,
    ...(words === null ? [] : [words]),
    ...(cells === null ? [] : [flatten(cells)]),
  ]);
  return [report.title, ...sections, report.signature].join('\n');
}

function rowsOf(cells: readonly KeyedCell[]): KeyedCell[][] {
  const rows: KeyedCell[][] = [];
  for (const cell of cells) rows[cell.row] = [...(rows[cell.row] ?? []), cell];
  return Array.from(rows, (row) => row ?? []);
}

function htmlTable(cells: readonly KeyedCell[]): string {
  const rows = rowsOf(cells).map((row) => {
    const inner = row.map(({ rowSpan, columnSpan, text }) => {
      const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}`;
      return `<td${spans}>${text === '' ? '&nbsp;' : escapeHtml(text)}</td>`;
    });
    return `<tr>${inner.join('')}</tr>`;
  });
  return `<table border="1">${rows.join('\n')}</table>`;
}

function html(report: GridReport, charset: string): string {
  const sections = report.sections.map(
    ({ heading, words, cells }) =>
      `<p>${heading}</p>\n${words === null ? '' : `<p>${words}</p>\n`}${cells === null ? '' : htmlTable(cells)}`,
  );
  return `<html><head><meta charset="${charset}"><title>${report.title}</title></head><body><div class="menu"><a href="/">首页</a></div><div id="zoom"><h1>${report.title}</h1>\n${sections.join('\n')}<p>${report.signature}</p></div></body></html>`;
}

/** A page wrapped as a browser saves it, in base64. */
export function mhtml(page: string): string {
  const body = Buffer.from(page).toString('base64').replace(/.{76}/g, '$&\r\n');
  const head = 'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n';
  return `From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b1"\r\n\r\n--b1\r\n${head}\r\n${body}\r\n--b1--\r\n`;
}

function docx(report: GridReport): Uint8Array {
  const body = report.sections.map(
    ({ heading, words, cells }) =>
      paragraph(heading) + (words === null ? '' : paragraph(words)) + (cells === null ? '' : table(cells)),
  );
  return buildDocx({ body: paragraph(report.title) + body.join('') + paragraph(report.signature) });
}

function doc(report: GridReport, random: Random): Uint8Array {
  const body = report.sections.flatMap(({ heading, words, cells }) => [
    binary.line(heading),
    ...(words === null ? [] : [binary.line(words)]),
    ...(cells === null ? [] : binary.table(cells)),
  ]);
  const cuts = random.chance(0.5) ? [7, 40, 41] : [];
  return binary.buildDoc([binary.line(report.title), ...body, binary.line(report.signature)], {
    cuts,
    isCompressed: true,
  });
}

function rtf(report: GridReport, random: Random): Uint8Array {
  const spelling = random.pick(['escaped', 'bare', 'unicode'] as const);
  const line = (text: string): string => rich.paragraph(text, spelling);
  const body = report.sections.map(
    ({ heading, words, cells }) =>
      line(heading) + (words === null ? '' : line(words)) + (cells === null ? '' : rich.table(cells, spelling)),
  );
  return rich.buildRtf(line(report.title) + body.join('') + line(report.signature));
}

function widthsOf(cells: readonly KeyedCell[]): number[] {
  const count = Math.max(...cells.map((cell) => cell.column + cell.columnSpan));
  if (count === 10 || count === 11) return [27, 77, 130, ...Array.from({ length: count - 3 }, () => 210 / (count - 3))];
  return count === 3 ? [300, 60, 85] : Array.from({ length: count }, () => 445 / count);
}

function pdf(report: GridReport, random: Random): Uint8Array {
  const parts = report.sections.flatMap(({ heading, words, cells }): Printed[] => [
    { kind: 'paragraph', text: heading },
    ...(words === null ? [] : [{ kind: 'paragraph', text: words } as const]),
    ...(cells === null ? [] : [{ kind: 'table', cells, widths: widthsOf(cells) } as const]),
  ]);
  return printReport([{ kind: 'title', text: report.title }, ...parts], {
    ruling: random.pick(['edges', 'boxes', 'bars', 'onePath'] as const),
    height: 842,
    repeatHead: random.chance(0.3),
    furniture: random.chance(0.5),
    sideways: false,
    cellSize: 9,
  });
}

function csv(report: GridReport): string {
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  return lines(report, (cells) =>
    flat
      .asTabs(cells)
      .split('\n')
      .map((line) => line.split('\t').map(quoted).join(','))
      .join('\n'),
  );
}

const flattenings: readonly Flatten[] = [
  flat.asTabs,
  flat.asTabs,
  flat.asRaggedTabs,
  flat.asLines,
  flat.asParagraphs,
  flat.asCellPerTab,
  flat.asSpaces,
  flat.asAligned,
];

/** A report printed in a format. The ways of printing that a format leaves open are chosen by chance. */
export function printAs(format: Format, report: GridReport, random: Random): Uint8Array {
  switch (format) {
    case 'txt': {
      const text = lines(report, random.pick(flattenings));
      return random.chance(0.2) ? encodeGb18030(text) : strToU8(text);
    }
    case 'md':
      return strToU8(`# ${lines(report, flat.asPipes)}`);
    case 'html':
      return random.chance(0.3) ? encodeGb18030(html(report, 'gb2312')) : strToU8(html(report, 'utf-8'));
    case 'mhtml':
      return strToU8(mhtml(html(report, 'utf-8')));
    case 'docx':
      return docx(report);
    case 'doc':
      return doc(report, random);
    case 'rtf':
      return rtf(report, random);
    case 'pdf':
      return pdf(report, random);
    case 'ofd':
      return ofdBytes(report);
    case 'xlsx':
      return sheetBytes(report);
    case 'xls':
      return xlsBytes(report, random);
    case 'csv':
      return random.chance(0.3) ? encodeGb18030(csv(report)) : strToU8(csv(report));
    case 'zip':
      return zipFiles({ 'report.docx': docx(report), '说明.txt': strToU8(lines(report, flat.asTabs)) });
  }
}
