import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnsAt,
  firstRowAt,
  offsetAt,
  offsetToShow,
  rowHeight,
  rowsDrawn,
  type Scroll,
  scrollOf,
  scrollTopAt,
  tallest,
} from '../../lib/results/geometry.ts';

/** The rows drawn, `to` exclusive. */
function rowsAt(rows: number, scroll: Scroll, offset: number): { from: number; to: number } {
  const from = firstRowAt(rows, scroll, offset);
  return { from, to: from + rowsDrawn(rows, scroll) };
}

const grids = fc.tuple(fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 60, max: 2000 }));

describe('scrolling through any number of rows', () => {
  it('never needs an element a browser would cut, and reaches the first and the last row', () => {
    fc.assert(
      fc.property(grids, ([rows, viewport]) => {
        const scroll = scrollOf(rows, viewport);
        expect(scroll.height).toBeLessThanOrEqual(tallest);
        expect(rowsAt(rows, scroll, offsetAt(scroll, 0)).from).toBe(0);
        const end = offsetAt(scroll, Math.max(0, scroll.height - viewport));
        expect(rowsAt(rows, scroll, end).to).toBe(rows);
      }),
    );
  });

  it('shows any row asked for, wherever it was scrolled before', () => {
    const cases = grids
      .filter(([rows]) => rows > 0)
      .chain(([rows, viewport]) =>
        fc.tuple(fc.constant([rows, viewport] as const), fc.nat(rows - 1), fc.nat(rows - 1)),
      );
    fc.assert(
      fc.property(cases, ([[rows, viewport], before, row]) => {
        const scroll = scrollOf(rows, viewport);
        const start = offsetAt(scroll, scrollTopAt(scroll, before * rowHeight));
        const offset = offsetAt(scroll, scrollTopAt(scroll, offsetToShow(scroll, start, row)));
        const top = row * rowHeight - offset;
        expect(top).toBeGreaterThan(-1);
        expect(top + rowHeight).toBeLessThan(viewport + 1);
        const drawn = rowsAt(rows, scroll, offset);
        expect(row >= drawn.from && row < drawn.to).toBe(true);
        expect(drawn.to - drawn.from).toBeLessThan(viewport / rowHeight + 2);
        // What is seen is drawn to both edges, as far as there are rows.
        expect(drawn.from * rowHeight).toBeLessThanOrEqual(offset);
        expect(drawn.to * rowHeight).toBeGreaterThanOrEqual(Math.min(rows * rowHeight, offset + viewport));
      }),
    );
  });

  it('moves pixel by pixel where the rows fit', () => {
    const scroll = scrollOf(1000, 500);
    expect(offsetAt(scroll, 137)).toBe(137);
  });

  it('draws the columns that are seen', () => {
    const edges = [0, 100, 200, 300, 400];
    expect(columnsAt(edges, 0, 150)).toEqual({ from: 0, to: 2 });
    expect(columnsAt(edges, 250, 100)).toEqual({ from: 2, to: 4 });
    expect(columnsAt(edges, 5000, 100)).toEqual({ from: 3, to: 4 });
    expect(columnsAt([0], 0, 100)).toEqual({ from: 0, to: 0 });
  });
});
