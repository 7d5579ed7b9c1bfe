import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDocument } from '../../../lib/read/index.ts';
import { oneSheet, type SheetSpec } from '../../read/sheet/builder.ts';
import { readBook as read, readReports } from './read.ts';

type Row = SheetSpec['rows'][number];

it('random summaries: every figure of every agency, in any order of columns', () => {
  const headings = [
    ['收到申请数', 'req_received'],
    ['予以公开', 'req_granted'],
    ['上年结转', 'req_carried_in'],
    ['政策解读数（篇）', 'interpretation_published'],
    ['行政复议数', 'review_total'],
    ['行政诉讼数', 'litigation_total'],
    ['新闻发布会（次）', 'press_conferences'],
  ] as const;
  const columns = fc.shuffledSubarray([...headings], { minLength: 2 });
  const value = fc.oneof(fc.nat({ max: 99_999 }), fc.constantFrom(null, '/', '1,234'));
  fc.assert(
    fc.property(
      columns,
      fc.array(fc.array(value, { minLength: 7, maxLength: 7 }), { minLength: 2, maxLength: 8 }),
      (chosen, values) => {
        const names = values.map((_, i) => `${'甲乙丙丁戊己庚辛'[i]}县教育局`);
        // A first row without any figure would be a row of nothing at all, which no heading tells from one of its own.
        const figures = values.map((line, i) => (i === 0 ? line.map((item) => item ?? 0) : line));
        const body = figures.map((line, i): Row => [i + 1, names[i] ?? '', ...line.slice(0, chosen.length)]);
        const found = read(
          oneSheet([['海陵市2023年汇总表'], ['序号', '单位名称', ...chosen.map(([label]) => label)], ...body]),
        );
        expect(found.map(({ identity }) => identity.agency)).toEqual(names);
        for (const [i, { candidates }] of found.entries()) {
          const expected = chosen.map(([, metric], c) => [metric, String(figures[i]?.[c] ?? '')]);
          expect(candidates.map(({ metric, raw }) => [metric, raw])).toEqual(expected);
        }
      },
    ),
    { numRuns: 100 },
  );
});

it('any table of words and figures is read to the end, in one piece or many', () => {
  const word = fc.constantFrom(
    '单位',
    '合计',
    '小计',
    '收到申请数',
    '2023年',
    '教育局',
    '县',
    '/',
    '12',
    '',
    '其中：微信',
    '序号',
    '1',
    '甲',
  );
  fc.assert(
    fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 9 }), (lines) => {
      const bytes = new TextEncoder().encode(`起,\n${lines.map((line) => line.join(',')).join('\n')}`);
      const document = readDocument('a.csv', bytes);
      const found = readReports(document);
      expect(found.length).toBeGreaterThan(0);
      for (const { raw, locator } of found.flatMap(({ candidates }) => candidates)) {
        expect(document.text.slice(locator.start, locator.end)).toBe(raw);
      }
    }),
    { numRuns: 300, seed: 3 },
  );
});
