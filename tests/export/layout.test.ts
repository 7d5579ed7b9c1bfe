import { expect, test } from 'vitest';
import { nativeContent } from '../../lib/export/native/content.ts';
import { tableBodies } from '../../lib/export/pptx/slide.ts';
import { tablePages, type WordTable } from '../../lib/export/word-table.ts';
import { changeRows, changeView, theme } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';

/** A table of so many lines and columns of a width, one of them naming the lines. */
function tableOf(lines: number, columns: number, width: number): WordTable {
  const cells = (line: number) =>
    Array.from({ length: columns }, (_, at) => ({
      ...({ text: `${line}.${at}`, align: 'left', bold: false, fill: null, hatch: null, edge: null } as const),
    }));
  const rows = Array.from({ length: lines }, (_, line) => cells(line + 1));
  return { head: cells(0), rows, fronts: 1, widths: cells(0).map(() => width) };
}

const words = (tables: readonly WordTable[]) =>
  tables.flatMap(({ rows }) => rows.flatMap((row) => row.map((c) => c.text)));

test.each([
  [5, 200, [1]],
  [35, 100, [3]],
  [115, 165, [2, 2, 2, 2, 1]],
  [30, 400, [1, 1, 1]],
])('a table of %i lines, two columns of %i points: %j tables on its slides, every line once', (lines, width, sides) => {
  const table = tableOf(lines, 2, width);
  const slides = tableBodies(table, 880, '').map((body) => (body.kind === 'tables' ? body.tables : []));
  expect(slides.map((tables) => tables.length)).toEqual(sides);
  expect(words(slides.flat())).toEqual(words([table]));
});

test('the columns of a table too wide for a page are shared out evenly', () => {
  const pages = tablePages(tableOf(3, 8, 100), 20, 700);
  expect(pages.map(({ head }) => head.length)).toEqual([5, 4]);
});

test('the axis of bars to the left leaves room for the figure before the longest', () => {
  const content = nativeContent(
    { ...changeView, chart: 'bar' },
    changeRows,
    { dictionary, language: 'zh', colours: theme.light, width: 900 },
    '',
  );
  const [chart] = content.kind === 'charts' ? content.charts : [];
  const values = chart?.series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])) ?? [];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  expect(least).toBeLessThan(0);
  expect(chart?.value.min).toBeLessThanOrEqual(least - 0.15 * (most - least));
});
