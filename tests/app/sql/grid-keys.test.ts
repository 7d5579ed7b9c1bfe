import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextCell } from '../../../app/_components/sql/grid-keys.ts';

const size = { rows: 50, columns: 4 };

describe('keys in the result grid', () => {
  it.each([
    ['ArrowRight', false, { row: 3, column: 1 }, { row: 3, column: 2 }],
    ['ArrowUp', false, { row: 1, column: 1 }, { row: 0, column: 1 }],
    ['PageDown', false, { row: 45, column: 0 }, { row: 50, column: 0 }],
    ['Home', false, { row: 9, column: 3 }, { row: 9, column: 0 }],
    ['End', true, { row: 9, column: 0 }, { row: 50, column: 3 }],
    ['Home', true, { row: 9, column: 2 }, { row: 0, column: 0 }],
  ])('%s (control: %s) leads from %j to %j', (key, control, from, to) => {
    expect(nextCell(key, control, from, size)).toEqual(to);
  });

  it('leaves other keys, and keys at the edge, to the browser', () => {
    expect(nextCell('a', false, { row: 1, column: 1 }, size)).toBeNull();
    expect(nextCell('ArrowDown', false, { row: 50, column: 1 }, size)).toBeNull();
  });

  it('never leaves the grid', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())), (presses) => {
        let at = { row: 0, column: 0 };
        for (const [key, control] of presses) at = nextCell(key, control, at, size) ?? at;
        expect(at.row).toBeGreaterThanOrEqual(0);
        expect(at.row).toBeLessThanOrEqual(size.rows);
        expect(at.column).toBeGreaterThanOrEqual(0);
        expect(at.column).toBeLessThan(size.columns);
      }),
    );
  });
});
