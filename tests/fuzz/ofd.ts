import { buildOfd, path, words } from '../read/ofd/builder.ts';
import type { GridReport, KeyedCell } from './grid-report.ts';

/** Millimetres: the sheet, its left edge, the room for words. */
const sheet = { width: 210, left: 25, room: 160 };
const sizes = { title: 8, text: 5, cell: 3 };

/** Words cut into lines of a width; a number is never cut. */
function wrap(text: string, room: number, size: number): string[] {
  const lines: string[] = [];
  let used = 0;
  for (const part of text.match(/[!-~]+|./gu) ?? ['']) {
    const width = part < '\u0100' ? (part.length * size) / 2 : size;
    if (lines.length === 0 || used + width > room) {
      lines.push('');
      used = 0;
    }
    lines.push((lines.pop() ?? '') + part);
    used += width;
  }
  return lines;
}

function widthsOf(cells: readonly KeyedCell[]): number[] {
  const count = Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan));
  const heads = count === 10 || count === 11 ? [14, 26, 34] : count === 3 ? [100] : [];
  const rest = (sheet.room - heads.reduce((sum, width) => sum + width, 0)) / (count - heads.length);
  return [...heads, ...Array.from({ length: count - heads.length }, () => rest)];
}

/** Sums of the numbers before each place. */
function edgesOf(sizesOf: readonly number[]): number[] {
  const edges = [0];
  for (const size of sizesOf) edges.push((edges.at(-1) ?? 0) + size);
  return edges;
}

/** A table from a height on: cells drawn as boxes, their words in the middle of their height. */
function table(cells: readonly KeyedCell[], top: number): { readonly xml: string; readonly height: number } {
  const across = edgesOf(widthsOf(cells));
  /** The words of a cell line by line, in a size that lets its longest number stand on one. */
  const setting = ({ column, columnSpan, text }: KeyedCell) => {
    const room = (across[column + columnSpan] ?? 0) - (across[column] ?? 0) - 2;
    const longest = Math.max(...(text.match(/[!-~]+/g) ?? ['']).map((part) => part.length));
    const size = Math.min(sizes.cell, room / Math.max(longest / 2, 1));
    return { size, lines: text === '' ? [] : wrap(text, room, size) };
  };
  const heights = Array.from({ length: Math.max(...cells.map(({ row, rowSpan }) => row + rowSpan)) }, () => 6);
  for (const cell of cells) {
    const each = (setting(cell).lines.length * sizes.cell * 1.2 + 2) / cell.rowSpan;
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) heights[row] = Math.max(heights[row] ?? 0, each);
  }
  const down = edgesOf(heights);
  const xml = cells.map((cell) => {
    const [left, right] = [cell.column, cell.column + cell.columnSpan].map((edge) => sheet.left + (across[edge] ?? 0));
    const [upper, lower] = [cell.row, cell.row + cell.rowSpan].map((edge) => top + (down[edge] ?? 0));
    const [width, height] = [(right ?? 0) - (left ?? 0), (lower ?? 0) - (upper ?? 0)];
    const { size, lines } = setting(cell);
    const first = (upper ?? 0) + (height - lines.length * size * 1.2) / 2 + size;
    const box = path(`${left} ${upper} ${width} ${height}`, `M 0 0 L ${width} 0 L ${width} ${height} L 0 ${height} C`);
    return box + lines.map((line, i) => words(line, (left ?? 0) + 1, first + i * size * 1.2, size)).join('');
  });
  return { xml: xml.join(''), height: down.at(-1) ?? 0 };
}

/** Prints a report as an OFD file of one long page. */
export function ofdBytes(report: GridReport): Uint8Array {
  let y = 20;
  const layer: string[] = [];
  const line = (text: string, left: number, size: number): void => {
    layer.push(words(text, left, y, size));
    y += size * 1.6;
  };
  const paragraph = (text: string): void => {
    for (const [i, part] of wrap(`　　${text}`, sheet.room, sizes.text).entries()) {
      if (i === 0) line(part.slice(2), sheet.left + 2 * sizes.text, sizes.text);
      else line(part, sheet.left, sizes.text);
    }
  };
  for (const part of wrap(report.title, sheet.room, sizes.title)) {
    line(part, sheet.left + (sheet.room - [...part].length * sizes.title) / 2, sizes.title);
  }
  for (const { heading, words: text, cells } of report.sections) {
    paragraph(heading);
    if (text !== null) paragraph(text);
    if (cells === null) continue;
    const { xml, height } = table(cells, y);
    layer.push(xml);
    y += height + 10;
  }
  paragraph(report.signature);
  return buildOfd([{ layer: layer.join(''), width: sheet.width, height: Math.ceil(y) + 20 }]);
}
