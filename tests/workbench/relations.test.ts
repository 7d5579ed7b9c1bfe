import { expect, it } from 'vitest';
import { tables } from '../../lib/store/schema.ts';
import { boxWidth, sketchTables, tableRelations } from '../../lib/workbench/relations.ts';

const pairs = tableRelations(tables).map(({ from, to }) => `${from} ${to}`);

it('reads the relations off the schema', () => {
  expect(pairs).toEqual([
    'agency region',
    'report agency',
    'fact report',
    'fact agency',
    'fact metric',
    'fact evidence',
    'fact dimension_code',
    'evidence report',
    'finding report',
    'finding_evidence finding',
    'finding_evidence evidence',
  ]);
});

it('draws every table once, none over another, every line from right to left', () => {
  const { boxes, lines, width, height } = sketchTables(tables);
  expect(boxes.map(({ table }) => table.name)).toEqual(tables.map(({ name }) => name));
  expect(lines.map(({ from, to }) => `${from} ${to}`)).toEqual(pairs);
  for (const a of boxes) {
    expect(a.x + boxWidth).toBeLessThanOrEqual(width);
    expect(a.y + a.height).toBeLessThanOrEqual(height);
    for (const b of boxes) {
      const apart = a === b || a.x !== b.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(apart, `${a.table.name} ${b.table.name}`).toBe(true);
    }
  }
  // A line that leads past a column runs above its boxes, not behind them.
  for (const { from, to, path } of lines) {
    for (const [, x = '', y = ''] of path.matchAll(/L(\d+) ([\d.]+)/g)) {
      const behind = boxes.filter(
        (box) => box.x === Number(x) && box.y <= Number(y) && Number(y) <= box.y + box.height,
      );
      expect([from, to, behind.map(({ table }) => table.name)]).toEqual([from, to, []]);
    }
  }
  expect(lines.filter(({ path }) => path.includes('L')).map(({ from, to }) => `${from} ${to}`)).toEqual([
    'fact report',
    'fact agency',
  ]);
  const at = new Map(boxes.map(({ table, x }) => [table.name, x]));
  expect(lines.filter(({ from, to }) => (at.get(from) ?? 0) <= (at.get(to) ?? 0))).toEqual([]);
});
