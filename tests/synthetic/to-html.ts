import { encodeGb18030 } from '../read/html/encode.ts';
import { escapeHtml, sitePage } from '../read/html/page.ts';
import { dressed, printedParts } from './awkward.ts';
import type { Layout } from './layout.ts';
import type { GridCell, Piece, SyntheticReport } from './report.ts';

function inCell(text: string): string {
  return escapeHtml(text).replaceAll('\u00a0', '&nbsp;').replaceAll('\n', '<br>');
}

function tableHtml(cells: readonly GridCell[]): string {
  const height = Math.max(...cells.map((cell) => cell.row + 1));
  const rows = Array.from({ length: height }, (_, row) =>
    cells
      .filter((cell) => cell.row === row)
      .map(({ rowSpan, columnSpan, text }) => {
        const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${columnSpan > 1 ? ` colspan=${columnSpan}` : ''}`;
        return `<td${spans}>${inCell(text)}</td>`;
      })
      .join(''),
  );
  return `<table border="1" cellspacing="0">\n${rows.map((row) => `<tr>${row}</tr>`).join('\n')}\n</table>`;
}

function pieceHtml(piece: Piece, layout: Layout): string {
  switch (piece.kind) {
    case 'title':
      return piece.lines
        .map((line) => `<p align="center"><strong><span>${escapeHtml(line)}</span></strong></p>`)
        .join('\n');
    case 'signature':
      return piece.lines.map((line) => `<p style="text-align:right">${escapeHtml(line)}</p>`).join('\n');
    case 'heading':
      return layout.headings === 'bold'
        ? `<p><b>${escapeHtml(piece.text)}</b></p>`
        : `<h${piece.level + 1}>${escapeHtml(piece.text)}</h${piece.level + 1}>`;
    case 'paragraph': {
      const indent = layout.spaces === 'nbsp' ? '&nbsp;&nbsp;&nbsp;&nbsp;' : '　　';
      // Editors cut words and numbers by tags of their own.
      const text = escapeHtml(piece.text).replace(/(\d)(\d)/, '$1<span style="letter-spacing:0">$2</span>');
      return `<p>${indent}${text}</p>`;
    }
    case 'caption':
      return `<p align="center"><img src="a.jpg" alt="现场图片"></p><p align="center">${escapeHtml(piece.text)}</p>`;
    case 'table':
      return printedParts(piece, layout)
        .map((part) => tableHtml(dressed(part, layout, true)))
        .map((table) => (layout.framed ? `<table><tr><td>${table}</td></tr></table>` : table))
        .join('\n<p>&nbsp;</p>\n');
  }
}

function sectioned(pieces: readonly Piece[], layout: Layout): string {
  return pieces
    .map((piece) => {
      const html = pieceHtml(piece, layout);
      return piece.kind === 'heading' && piece.level === 1 ? `</div>\n<div class="section">${html}` : html;
    })
    .join('\n');
}

function page({ pieces, layout }: SyntheticReport, charset: string | null): string {
  const html = pieces.map((piece) => pieceHtml(piece, layout)).join('\n');
  const meta = charset === null ? '' : `<meta charset="${charset}">`;
  const head = `<!DOCTYPE html>\n<html><head>${meta}<title>政府信息公开年报</title></head>`;
  switch (layout.page) {
    case 'bare':
      return `${head}<body>\n${html}\n</body></html>`;
    case 'site':
      return sitePage('年度报告', html, charset);
    case 'layoutTables':
      return `${head}<body><table width="100%"><tr><td><a href="/">首页</a></td></tr><tr><td><table><tr><td>\n${html}\n</td></tr></table></td></tr><tr><td>访问量：81234次</td></tr></table></body></html>`;
    case 'sections':
      return `${head}<body><div id="main"><div class="section">${sectioned(pieces, layout)}</div></div><div class="footer">联系我们：0857-6000000</div></body></html>`;
  }
}

/** The report as a web page in UTF-8; what the page says of its encoding may be wrong, or missing. */
export function toHtml(report: SyntheticReport): Uint8Array {
  return new TextEncoder().encode(page(report, report.layout.declared.utf8));
}

/** The report as a web page in GB18030; what the page says of its encoding may be wrong, or missing. */
export function toGb18030Html(report: SyntheticReport): Uint8Array {
  return encodeGb18030(page(report, report.layout.declared.gb18030));
}
