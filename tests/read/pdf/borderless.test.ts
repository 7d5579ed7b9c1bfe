import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import { readEffects } from '../../../lib/pipeline/read-effects.ts';
import { openDocument } from '../../../lib/read/open.ts';
import { templates } from '../../extract/resources.ts';
import { applications, disclosure2019, disclosure2021, type FormTable, suits } from '../../extract/statutory/forms.ts';
import { fill } from '../../extract/statutory/print.ts';
import { buildPdf, showText } from './builder.ts';
import { type Printed, printReport } from './printer.ts';

const forms: Readonly<Record<string, readonly [FormTable, readonly number[]]>> = {
  '2019 table two': [disclosure2019, [150, 98, 98, 98]],
  '2021 table two': [disclosure2021, [150, 98, 98, 98]],
  '2019 table three': [applications(2019), [27, 77, 130, 30, 30, 30, 30, 30, 30, 30]],
  '2021 table three': [applications(2021), [27, 77, 130, 30, 30, 30, 30, 30, 30, 30]],
  'table four': [suits, Array.from({ length: 15 }, () => 29.6)],
};
const printed = fc.oneof(
  fc.constant('0'),
  fc.integer({ min: 1, max: 99_999 }).map(String),
  fc.constantFrom('—', '/', '12'),
);

describe('statutory tables without any ruling line', () => {
  it.each(Object.entries(forms))('%s: each figure is in its cell', async (_, [form, widths]) => {
    const keys = form.flatMap((row) =>
      row.flatMap(({ figure }) => (figure === null ? [] : [cellKey(figure.metric, figure.dims)])),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(printed, { minLength: keys.length, maxLength: keys.length }), async (figures) => {
        const parts: Printed[] = [
          { kind: 'title', text: '海陵县水利局2021年政府信息公开工作年度报告' },
          { kind: 'paragraph', text: '二、情况如下' },
          { kind: 'table', cells: fill(form, figures), widths },
          { kind: 'paragraph', text: '五、其他' },
        ];
        const bytes = printReport(parts, {
          ruling: 'none',
          height: 842,
          repeatHead: false,
          furniture: true,
          sideways: false,
          cellSize: 9,
        });
        const document = await openDocument('report.pdf', bytes, readEffects);
        expect(document.blocks.filter((block) => block.kind === 'table')).toHaveLength(1);
        const { candidates } = readStatutory(document, templates);
        const read = Object.fromEntries(candidates.map(({ metric, dims, raw }) => [cellKey(metric, dims), raw]));
        expect(read).toEqual(Object.fromEntries(keys.map((key, i) => [key, figures[i]])));
      }),
      { numRuns: 15, seed: 20210926 },
    );
  });
});

/** Three rows of a label and two figures, at the heights given; `last` stands in the last row's second column. */
const rowsAt = (ys: readonly number[], last: string, off = 0): string =>
  ys
    .map((y, i) => {
      const isLast = i === ys.length - 1;
      return (
        showText(80, y, 10, ['（一）予以公开', '（二）部分公开', '（三）不予公开'][i] ?? '') +
        showText(300, y, 10, '12') +
        showText(isLast ? 400 + off : 400, y, 10, isLast ? last : '34')
      );
    })
    .join('');
const heights = [700, 670, 640] as const;
const wanted = '（一）予以公开\t12\t34\n（二）部分公开\t12\t34\n（三）不予公开\t12\t56\n';

describe('tables with some lines', () => {
  const read = async (content: string) =>
    openDocument('report.pdf', buildPdf([{ width: 595, height: 842, content }]), readEffects);

  it('horizontal rules alone', async () => {
    const rules = [715, 685, 655, 625].map((y) => `70 ${y} m 450 ${y} l S\n`).join('');
    expect(await read(rules + rowsAt(heights, '56'))).toMatchObject({ text: wanted, warnings: [] });
  });

  it('shading alone', async () => {
    const shades = [685, 625].map((y) => `0.8 g 70 ${y} 380 30 re f 0 g\n`).join('');
    expect(await read(shades + rowsAt(heights, '56'))).toMatchObject({ text: wanted, warnings: [] });
  });

  it.each([
    ['a figure with a unit among figures without', '1条', 0],
    ['a figure beside the line of its column', '56', 9],
  ])('%s is doubted', async (_, last, off) => {
    const { warnings } = await read(rowsAt(heights, last, off));
    expect(warnings).toMatchObject([{ code: 'uncertain_table' }]);
  });
});

describe('figures', () => {
  const open = async (content: string) =>
    openDocument('report.pdf', buildPdf([{ width: 595, height: 842, content }]), readEffects);

  it('a raised note mark is no digit of the figure before it', async () => {
    const words =
      showText(100, 700, 16, '全年公开信息27') + showText(212, 707, 8, '1') + showText(216, 700, 16, '条。');
    expect((await open(words)).text).toBe('全年公开信息27条。\n');
  });

  it('digits set wide are one figure where the file has no space between them', async () => {
    const lines = [720, 690, 660].map((y) => `70 ${y} m 450 ${y} l S\n`).join('');
    const sides = [70, 250, 450].map((x) => `${x} 660 m ${x} 720 l S\n`).join('');
    const wide = [...'1106'].map((digit, i) => showText(300 + i * 8, 700, 10, digit)).join('');
    const rows =
      showText(80, 700, 10, '规章') + wide + showText(80, 670, 10, '规范性文件') + showText(300, 670, 10, '5');
    expect((await open(lines + sides + rows)).text).toBe('规章\t1106\n规范性文件\t5\n');
  });

  it('radicals and soft hyphens are read as the hanzi they stand for, and as nothing', async () => {
    expect((await open(showText(100, 700, 16, '⽂件公开12⽇\u00ad'))).text).toBe('文件公开12日\n');
  });
});
