import { describe, expect, it } from 'vitest';
import type { Agency } from '../../lib/model/agency.ts';
import type { Language } from '../../lib/model/language.ts';
import { cellStatuses, type View, type ViewRow } from '../../lib/model/view.ts';
import { captionView } from '../../lib/query/caption.ts';
import { notesOf } from '../../lib/query/notes.ts';
import { cellNotes, cellText, plainText, statusText } from '../../lib/query/words.ts';
import { agencies, channelRows, channelView, row, totalRows, totalView } from '../charts/synthetic.ts';
import { dictionary } from './world.ts';

const caption = (
  view: View,
  rows: readonly ViewRow[],
  language: Language = 'zh',
  known: readonly Agency[] = agencies,
) => captionView(view, rows, { dictionary, agencies: known, dataDate: '2026-11-21', language });
const kinds = (view: View, rows: readonly ViewRow[]) => notesOf(view, rows, dictionary).map(({ kind }) => kind);

describe('the words of a View', () => {
  it('title what is shown and claim nothing', () => {
    expect(caption(channelView, channelRows).title).toBe('各局分渠道公开政府信息数，2018—2019 年');
    expect(caption({ ...totalView, agencies: [] }, [row(3, 2019, null, 1)]).title).toBe(
      '各机构本年新收政府信息公开申请数量，2017—2022 年',
    );
    const one: View = { ...totalView, by: 'applicant', agencies: ['900100-kj'], years: { from: 2019, to: 2019 } };
    expect(caption(one, [row(0, 2019, 'natural_person', 1)]).title).toBe(
      '甲市科技局本年新收政府信息公开申请数量，按申请人类别分，2019 年',
    );
    expect(caption(one, [row(0, 2019, 'natural_person', 1)], 'en').title).toMatch(
      /^Requests newly received this year by .+, 甲市科技局, 2019$/,
    );
  });

  it('name measure, unit and years below the title, and what is fixed', () => {
    expect(caption(channelView, channelRows).subtitle).toBe('数值，单位：条；2018—2019 年');
    expect(caption(channelView, channelRows, 'en').subtitle).toBe('Value, pieces; 2018–2019');
    const fixed: View = {
      ...channelView,
      metric: 'proactive_by_category',
      by: 'category',
      where: { channel: 'wechat' },
      measure: 'share',
    };
    expect(caption(fixed, []).subtitle).toBe('占本机构当年总数的百分比（%）；公开渠道：政务微信；2018—2019 年');
  });

  it('count who has the figure and name who lacks it, five at most', () => {
    expect(caption(channelView, channelRows).completeness).toBe(
      '覆盖：3 个机构中 2 个有此项；缺：乙区教育局；另缺 1 个年度的报告。',
    );
    const many = Array.from(
      { length: 43 },
      (_, index): Agency => ({ ...(agencies[0] as Agency), id: `a${index}`, shortName: `${index} 局` }),
    );
    const rows = [{ ...row(0, 2019, null, 1), agency_id: 'a0' }];
    const all: View = { ...totalView, agencies: [], years: { from: 2019, to: 2019 } };
    expect(caption(all, rows, 'zh', many).completeness).toBe(
      '覆盖：43 个机构中 1 个有此项；缺：1 局、2 局、3 局、4 局、5 局 等 42 个。',
    );
    expect(caption(all, rows, 'en', many).completeness).toBe(
      'Coverage: 1 of 43 agencies has this figure; missing: 1 局, 2 局, 3 局, 4 局, 5 局 and 37 more.',
    );
  });

  it('give the source with the years read and the date of the data', () => {
    expect(caption(channelView, channelRows).source).toBe(
      '来源：各机构政府信息公开工作年度报告（2018、2019）。数据截至 2026-11-21。',
    );
  });

  it('say the selection as one sentence in both languages', () => {
    expect(caption(channelView, channelRows).sentence).toBe(
      '比较甲市科技局、乙区教育局、丙县民政局在 2018—2019 年的分渠道公开政府信息数，以数值计，画成条形图。',
    );
    const share: View = { ...totalView, agencies: [], measure: 'share', chart: 'heat' };
    expect(caption(share, totalRows, 'en').sentence).toBe(
      "Compare every agency that has the figure, 2017–2022: Requests newly received this year, shown as shares of the agency's own total, drawn as a heat matrix.",
    );
  });
});

describe('footnotes', () => {
  const plain = [row(0, 2017, null, 100), row(0, 2018, null, 120)];
  const view: View = { ...totalView, agencies: ['900100-kj'] };

  it('are absent where nothing is to be said', () => {
    expect(kinds(view, plain)).toEqual([]);
  });

  it.each<[string, View, readonly ViewRow[], readonly string[]]>([
    ['figures on both sides of 2019', view, [row(0, 2018, null, 1), row(0, 2019, null, 1)], ['form_2019']],
    ['figures on both sides of 2021', view, [row(0, 2020, null, 1), row(0, 2021, null, 1)], ['form_2021']],
    [
      'years that cross 2019 but figures that do not',
      view,
      [row(0, 2019, null, 1), row(0, 2018, null, null)],
      ['absence'],
    ],
    ['a doubtful figure', view, [row(0, 2018, null, 1, { doubt: true })], ['doubt']],
    ['a figure that is not exact', view, [row(0, 2018, null, 1, { qualifier: 'at_least' })], ['inexact']],
    ['a sum', view, [row(0, 2018, null, 1, { parts: 2, status: 'derived' })], ['sum']],
    ['a derived figure', view, [row(0, 2018, null, 1, { status: 'derived' })], ['derived']],
    ['an excerpt', view, [row(0, 2018, null, null, { status: 'not_captured' })], ['excerpt']],
    ['a small denominator', { ...view, measure: 'share' }, [row(0, 2018, null, 50, { base: 29 })], ['small_base']],
    ['a denominator of 30', { ...view, measure: 'share' }, [row(0, 2018, null, 50, { base: 30 })], []],
    [
      'grade C, two agencies',
      { ...view, metric: 'proactive_total' },
      [row(0, 2018, null, 1), row(1, 2018, null, 1)],
      ['grade_c'],
    ],
    ['grade C, one agency and one form', { ...view, metric: 'proactive_total' }, plain, []],
    ['grade B, one form', { ...view, metric: 'review_total' }, plain, []],
    [
      'grade X, two agencies',
      { ...view, metric: 'admin_items_prev' },
      [row(0, 2018, null, 1), row(1, 2018, null, 1)],
      ['grade_x'],
    ],
    ['several channels of one report', channelView, [row(0, 2018, 'weibo', 1), row(0, 2018, 'wechat', 1)], ['overlap']],
    ['one channel', channelView, [row(0, 2018, 'weibo', 1)], []],
    [
      'shares within the whole',
      { ...channelView, measure: 'share' },
      [row(0, 2018, 'weibo', 40, { base: 99 }), row(0, 2018, 'wechat', 60, { base: 99 })],
      [],
    ],
  ])('speak of %s', (_, asked, rows, expected) => {
    expect(kinds(asked, rows)).toEqual(expected);
  });

  it('say by how much the shares of a report exceed the whole', () => {
    const rows = [row(0, 2017, 'website_own', 100, { base: 276 }), row(0, 2017, 'wechat', 160.86, { base: 276 })];
    const { footnotes } = caption({ ...channelView, measure: 'share' }, rows);
    expect(footnotes).toEqual([
      { number: 1, text: '同一信息常在几个渠道重复发布，各渠道的数不可相加（甲市科技局 2017 年占比合计 260.9%）。' },
    ]);
  });

  it('are numbered in order and have words in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const { footnotes } = caption(totalView, totalRows, language);
      expect(footnotes.map(({ number }) => number)).toEqual(footnotes.map((_, index) => index + 1));
      expect(footnotes.length).toBe(8);
      expect(new Set(footnotes.map(({ text }) => text)).size).toBe(8);
    }
    expect(caption(totalView, totalRows, 'en').footnotes.some(({ text }) => /\p{Script=Han}/u.test(text))).toBe(false);
  });
});

describe('the words of a cell', () => {
  it('are different for every status, in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      expect(new Set(cellStatuses.map((status) => statusText(status, language))).size).toBe(cellStatuses.length);
    }
  });

  it('print figures with separators, exactness and sign', () => {
    expect(cellText(row(0, 2019, null, 59237.2449), 'value', 'zh')).toBe('59,237.2449');
    expect(cellText(row(0, 2019, null, 140000, { qualifier: 'at_least' }), 'value', 'zh')).toBe('≥ 140,000');
    expect(cellText(row(0, 2019, null, 200, { qualifier: 'approx' }), 'value', 'en')).toBe('about 200');
    expect(cellText(row(0, 2019, null, 23.913, { base: 276 }), 'share', 'zh')).toBe('23.9%');
    expect(cellText(row(0, 2019, null, -66.667, { base: 15 }), 'change', 'zh')).toBe('−66.7%');
    expect(cellText(row(0, 2019, null, 50, { base: 10 }), 'change', 'zh')).toBe('+50.0%');
    expect(cellText(row(0, 2019, null, null, { status: 'not_captured' }), 'value', 'zh')).toBe('节选未收录');
  });

  it('show the figures behind a ratio, and the figure behind a ratio that cannot be computed', () => {
    expect(cellNotes(row(0, 2019, null, 50, { printed: 15, base: 30 }), 'share', 'zh')).toEqual(['15 ÷ 30']);
    expect(cellNotes(row(0, 2019, null, 50, { printed: 15, base: 10, doubt: true }), 'change', 'en')).toEqual([
      '10 before, 15 now',
      'doubtful',
    ]);
    expect(cellNotes(row(0, 2019, null, null, { printed: 7, status: 'no_base' }), 'change', 'zh')).toEqual([
      '报告数 7',
    ]);
  });

  it('hold no control or direction characters from the data', () => {
    expect(plainText(' a\u0008\u0000b\u202ec\r\nd\u2028 ')).toBe('a b c d');
  });
});
