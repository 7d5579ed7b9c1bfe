import { expect, test } from 'vitest';
import { markAfterKey } from '../../app/_components/figure/mark-keys.ts';
import { chartModel } from '../../lib/charts/registry.ts';
import { chartKinds } from '../../lib/model/view.ts';
import { chartSets } from '../charts/sets.ts';
import { theme } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';

// Two lines, given out of order: 0 1 2 above, 3 4 below.
const marks = [
  { line: 0, at: 10 },
  { line: 1, at: 0 },
  { line: 0, at: 0 },
  { line: 1, at: 11 },
  { line: 0, at: 20 },
];

test.each([
  [2, 'ArrowRight', 0],
  [4, 'ArrowRight', 1],
  [1, 'ArrowLeft', 4],
  [3, 'ArrowRight', 3],
  [2, 'ArrowLeft', 2],
  [0, 'ArrowDown', 3],
  [3, 'ArrowUp', 0],
  [0, 'ArrowUp', 0],
  [0, 'Home', 2],
  [0, 'End', 3],
  [0, 'x', 0],
])('from mark %i the key %s leads to %i', (from, key, to) => {
  expect(markAfterKey(marks, from, key)).toBe(to);
});

test('one arrow key alone reaches every mark of every chart kind', () => {
  const context = { dictionary, language: 'zh', width: 900, colours: theme.light } as const;
  for (const { name, view, rows } of chartSets) {
    for (const chart of chartKinds) {
      const model = chartModel({ ...view, chart, against: chart === 'scatter' ? view.against : null }, rows, context);
      const seen = new Set<number>();
      for (
        let at = markAfterKey(model.marks, 0, 'Home');
        !seen.has(at);
        at = markAfterKey(model.marks, at, 'ArrowRight')
      ) {
        seen.add(at);
      }
      expect(seen.size, `${name} as ${chart}`).toBe(Math.max(model.marks.length, 1));
    }
  }
});
