import * as print from '../extract/statutory/print.ts';
import { dressed, printedParts } from './awkward.ts';
import type { Layout } from './layout.ts';
import type { GridCell, Piece, SyntheticReport } from './report.ts';

const flatten: Readonly<Record<Layout['flattening'], (cells: readonly GridCell[]) => string>> = {
  tabs: print.asTabs,
  raggedTabs: print.asRaggedTabs,
  pipes: print.asPipes,
  cellPerTab: print.asCellPerTab,
  lines: print.asLines,
  paragraphs: print.asParagraphs,
  spaces: print.asSpaces,
  aligned: print.asAligned,
};

function wrapped(text: string, width: number | null): string {
  if (width === null) return text;
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width));
  return lines.join('\n');
}

function pieceText(piece: Piece, layout: Layout): string {
  switch (piece.kind) {
    case 'title':
    case 'signature':
      return piece.lines.join('\n');
    case 'heading':
    case 'caption':
      return piece.text;
    case 'paragraph':
      return wrapped(layout.wrap === null ? `　　${piece.text}` : piece.text, layout.wrap);
    case 'table': {
      const breaks = layout.flattening === 'lines';
      return printedParts(piece, layout)
        .map((part) => flatten[layout.flattening](dressed(part, layout, breaks)))
        .join('\n\n');
    }
  }
}

/** The report as a text file: tables flattened, lines perhaps broken, page numbers perhaps left standing. */
export function toText({ pieces, layout }: SyntheticReport): string {
  const lines: string[] = [];
  let page = 1;
  for (const [i, piece] of pieces.entries()) {
    lines.push(pieceText(piece, layout));
    if (layout.pageNumbers && i % 7 === 6) lines.push(`— ${page++} —`);
  }
  return `${lines.join('\n\n')}\n`;
}
