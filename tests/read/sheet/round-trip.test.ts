import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDocument } from '../../../lib/read/index.ts';
import { columnName, oneSheet, type SheetValue } from './builder.ts';

interface Span {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A grid cut into merged cells: at each free place a span as large as asked for and as fits. */
function cut(height: number, width: number, wishes: readonly (readonly [number, number])[]): Span[] {
  const taken = new Set<string>();
  const spans: Span[] = [];
  const isFree = (row: number, column: number, rows: number, columns: number): boolean =>
    row + rows <= height &&
    column + columns <= width &&
    Array.from(
      { length: rows * columns },
      (_, i) => `${row + Math.floor(i / columns)},${column + (i % columns)}`,
    ).every((place) => !taken.has(place));
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (taken.has(`${row},${column}`)) continue;
      const [rows = 1, columns = 1] = wishes[(row * width + column) % wishes.length] ?? [];
      const [rowSpan, columnSpan] = isFree(row, column, rows, columns) ? [rows, columns] : [1, 1];
      for (let i = 0; i < rowSpan * columnSpan; i++) {
        taken.add(`${row + Math.floor(i / columnSpan)},${column + (i % columnSpan)}`);
      }
      spans.push({ row, column, rowSpan, columnSpan });
    }
  }
  return spans;
}

it('random grids with merged cells, at any place of a sheet, are read back equal', () => {
  const words = fc.oneof(fc.stringMatching(/^[甲乙丙丁<&"_x]{1,6}$/), fc.integer({ min: -999, max: 99_999 }));
  const wish = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
  const cells = fc.array(words, { minLength: 48, maxLength: 48 });
  const shape = fc.record({
    height: fc.integer({ min: 1, max: 6 }),
    width: fc.integer({ min: 1, max: 8 }),
    wishes: fc.array(wish, { minLength: 1, maxLength: 48 }),
    top: fc.nat({ max: 3 }),
    left: fc.nat({ max: 30 }),
  });
  fc.assert(
    fc.property(shape, cells, ({ height, width, wishes, top, left }, texts) => {
      // A frame of single cells keeps every row and column of the grid from being empty, and every row a table's.
      const spans = cut(height, width, wishes);
      const rows: SheetValue[][] = Array.from({ length: top }, () => []);
      const head = Array.from({ length: width + 2 }, (_, i) => `列${i}`);
      rows.push([...Array<null>(left).fill(null), ...head]);
      for (let row = 0; row < height; row++) {
        const line: SheetValue[] = [
          ...Array<null>(left).fill(null),
          `行${row}`,
          ...Array<null>(width).fill(null),
          `尾${row}`,
        ];
        rows.push(line);
      }
      const merges: string[] = [];
      for (const [i, { row, column, rowSpan, columnSpan }] of spans.entries()) {
        const [r, c] = [top + 1 + row, left + 1 + column];
        const line = rows[r];
        if (line !== undefined) line[c] = texts[i] ?? null;
        if (rowSpan * columnSpan > 1)
          merges.push(`${columnName(c)}${r + 1}:${columnName(c + columnSpan - 1)}${r + rowSpan}`);
      }
      const { blocks } = readDocument('grid.xlsx', oneSheet(rows, { merges }));
      const [table] = blocks;
      const read = (table?.kind === 'table' ? table.cells : [])
        .filter(({ row, column }) => row > 0 && column > 0 && column <= width)
        .map(({ row, column, rowSpan, columnSpan, text }) => ({
          row: row - 1,
          column: column - 1,
          rowSpan,
          columnSpan,
          text,
        }));
      expect(blocks).toHaveLength(1);
      expect(read).toEqual(spans.map((span, i) => ({ ...span, text: String(texts[i]) })));
    }),
    { numRuns: 200 },
  );
});
