import { expect, it } from 'vitest';
import { readEffects } from '../../../lib/pipeline/read-effects.ts';
import { openDocument } from '../../../lib/read/open.ts';
import { buildPdf, showText } from './builder.ts';

const width = 595;
const rows = [
  ['规章', '3', '40128'],
  ['行政规范性文件', '12', '5'],
] as const;

/** A table whose last column, around x = `last`, ends where the page does or at `edge`; lines end at the page's edge. */
function tableTo(edge: number, last: number): Uint8Array {
  const level = [700, 670, 640].map((y) => `70 ${y} m ${edge} ${y} l S\n`);
  const upright = [70, 400, 560, edge].map((x) => `${x} 640 m ${x} 700 l S\n`);
  const words = rows.map(([label, count, total], i) => {
    const y = 680 - i * 30;
    return showText(80, y, 10, label) + showText(470, y, 10, count) + showText(last, y, 10, total);
  });
  return buildPdf([{ width, height: 842, content: [...level, ...upright, ...words].join('') }]);
}

it('a figure that runs over the page’s edge stays whole in its cell, and the table is told', async () => {
  const { text, warnings } = await openDocument('report.pdf', tableTo(width, 582), readEffects);
  expect(text).toBe('规章\t3\t40128\n行政规范性文件\t12\t5\n');
  expect(warnings).toMatchObject([{ code: 'uncertain_table', message: expect.stringContaining('page 1') }]);
});

it('a table within its page is not told', async () => {
  const { text, warnings } = await openDocument('report.pdf', tableTo(590, 563), readEffects);
  expect(text).toBe('规章\t3\t40128\n行政规范性文件\t12\t5\n');
  expect(warnings).toEqual([]);
});
