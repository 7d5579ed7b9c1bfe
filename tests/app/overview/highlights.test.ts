import { describe, expect, it } from 'vitest';
import { figureHref } from '../../../app/_components/overview/figure-link.ts';
import { sidesOf, worthALook } from '../../../app/_components/overview/highlights.ts';
import { dimensionNames } from '../../../lib/model/dimension.ts';
import type { FindingFigureRow } from '../../../lib/query/entry.ts';
import type { BrokenRow } from '../../../lib/query/highlights-sql.ts';
import { markOf } from '../../../lib/query/mark.ts';

const nowhere = Object.fromEntries(dimensionNames.map((name) => [name, null])) as Record<
  (typeof dimensionNames)[number],
  null
>;
const figure = (value: number, metric: string, codes: Partial<FindingFigureRow> = {}): FindingFigureRow => ({
  ...nowhere,
  finding_id: 'r#1',
  agency_id: '640100-kj',
  year: 2017,
  metric_id: metric,
  value,
  ...codes,
});
const finding = (id: string, change: Partial<BrokenRow> = {}): BrokenRow => ({
  finding_id: id,
  rule_id: 'NAR-CATEGORY-SUM',
  severity: 'warning',
  verdict: 'report_says_so',
  expected: '276',
  actual: '180 + 98 = 278',
  message_zh: '278 ≠ 276',
  message_en: '278 ≠ 276',
  agency_id: '640100-kj',
  agency: '甲局',
  report_id: 'r',
  year: 2017,
  evidence_id: null,
  ...change,
});
const figures = [
  figure(276, 'proactive_by_channel', { channel: 'website_own' }),
  figure(180, 'proactive_by_category', { category: 'work_news', channel: 'website_own' }),
  figure(98, 'proactive_by_category', { category: 'other', channel: 'website_own' }),
];

describe('both sides of a broken rule', () => {
  it('lead to the printed figure and to the parts of a sum', () => {
    expect(sidesOf('zh', finding('r#1'), figures)).toEqual([
      {
        text: '276',
        href: '/compare/?m=proactive_by_channel&b=channel&a=640100-kj&y=2017#f=640100-kj~2017~website_own',
      },
      { text: '278', href: '/compare/?m=proactive_by_category&b=category&a=640100-kj&y=2017' },
    ]);
  });

  it('open the English page in English', () => {
    expect(sidesOf('en', finding('r#1'), figures)[0]?.href).toMatch(/^\/en\/compare\//);
  });

  it('name the figure as the compare page does', () => {
    const mark = markOf({ agency_id: '640100-kj', year: 2017, code: 'website_own' });
    expect(decodeURIComponent(figureHref('zh', figures[0] ?? figure(0, 'x')).split('#f=')[1] ?? '')).toBe(mark);
  });
});

describe('what is worth a look', () => {
  const shown = (broken: readonly BrokenRow[]) =>
    worthALook(
      'zh',
      broken,
      broken.flatMap(({ finding_id }) => figures.map((each) => ({ ...each, finding_id }))),
    ).map((each) => each.finding.finding_id);

  it('is what a report says against itself, not a note, a matter of scope or a perhaps misread figure', () => {
    const broken = [
      finding('a', { severity: 'info' }),
      finding('b', { verdict: 'maybe_scope' }),
      finding('c', { verdict: 'maybe_misread' }),
      finding('d'),
    ];
    expect(shown(broken)).toEqual(['d']);
  });

  it('has two figures to show', () => {
    expect(shown([finding('a', { expected: null }), finding('b', { actual: '见正文' }), finding('c')])).toEqual(['c']);
  });

  it('takes few of one report', () => {
    expect(shown([finding('a'), finding('b'), finding('c'), finding('d', { report_id: 's' })])).toEqual([
      'a',
      'b',
      'd',
    ]);
  });
});
