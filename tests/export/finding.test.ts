import { describe, expect, test } from 'vitest';
import { findingSentence, foundCaption } from '../../lib/export/finding/finding.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { captionView } from '../../lib/query/caption.ts';
import { hasNumber } from '../../lib/query/view-rows.ts';
import { cellText } from '../../lib/query/words.ts';
import { chartSets } from '../charts/sets.ts';
import { agencies, channelView, row, totalView } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';

const zh = (view: View, rows: readonly ViewRow[]) => findingSentence(view, rows, { dictionary, language: 'zh' });
const en = (view: View, rows: readonly ViewRow[]) => findingSentence(view, rows, { dictionary, language: 'en' });
const year = (at: number, of: number, value: number | null, rest: Partial<ViewRow> = {}) =>
  row(at, of, null, value, rest);
const one = { ...totalView, years: { from: 2020, to: 2020 } };
const name = '本年新收政府信息公开申请数量';

describe('what rows say', () => {
  test('who has most and least, of how many; ties are named together', () => {
    const rows = [year(0, 2020, 40), year(1, 2020, 7), year(2, 2020, 40)];
    expect(zh(one, rows)).toBe(`2020 年${name}：3 个机构中甲市科技局、丙县民政局最多（40 件），乙区教育局最少（7 件）`);
    expect(en(one, rows)).toContain('2020: of 3 agencies highest in 甲市科技局, 丙县民政局 (40 cases), lowest in');
  });

  test('all alike, a stated zero among them', () => {
    expect(zh(one, [year(0, 2020, 0, { status: 'zero_stated' }), year(1, 2020, 0)])).toBe(
      `2020 年${name}：2 个机构都是 0 件`,
    );
  });

  test('how many rose and fell since the first year', () => {
    const rows = [year(0, 2018, 4), year(0, 2020, 9), year(1, 2018, 8), year(1, 2020, 3)];
    expect(zh({ ...one, years: { from: 2018, to: 2020 } }, rows)).toMatch(/；比 2018 年 1 个增、1 个减$/);
  });

  test('doubtful and inexact figures take no part, and it says so', () => {
    const rows = [
      year(0, 2020, 900, { doubt: true }),
      year(1, 2020, 7),
      year(2, 2020, 5),
      year(3, 2020, 800, { qualifier: 'at_least' }),
    ];
    const said = zh(one, rows);
    expect(said).toContain('2 个机构中乙区教育局最多（7 件）');
    expect(said).toContain('另有 2 个数存疑或不准确，不计');
  });

  test('figures that are not counted alike are never set against each other', () => {
    const view = { ...one, metric: 'proactive_total' };
    expect(zh(view, [year(0, 2020, 40), year(1, 2020, 7)])).toBeNull();
  });

  test('a share on a small denominator takes no part', () => {
    const view = { ...one, measure: 'share' } as const;
    const rows = [year(0, 2020, 100, { base: 1 }), year(1, 2020, 20, { base: 200 }), year(2, 2020, 10, { base: 90 })];
    expect(zh(view, rows)).toContain('2 个机构中乙区教育局最高（20.0%）');
  });

  test('what was left out is said with its own reason, each figure once', () => {
    const view = { ...one, metric: 'review_corrected_rate' };
    const rated = [year(0, 2020, 20.4, { base: 98 }), year(1, 2020, 10, { base: 40 }), year(2, 2020, 0, { base: 2 })];
    expect(zh(view, rated)).toMatch(/（另有 1 个分母不足 30，不计）$/);
    expect(en(view, rated)).toMatch(/ \(1 on a denominator below 30 left out\)$/);
    const also = [...rated, year(3, 2020, 9, { base: 3, doubt: true })];
    expect(zh(view, also)).toMatch(/（另有 1 个数存疑或不准确、1 个分母不足 30，不计）$/);
    expect(en(view, also)).toMatch(/ \(1 doubtful or inexact, 1 on a denominator below 30 left out\)$/);
    const more = [...rated, year(3, 2020, 9, { base: 3 })];
    expect(en(view, more)).toMatch(/ \(2 on denominators below 30 left out\)$/);
  });

  test('a share’s change on a small denominator of either year takes no part', () => {
    const view = { ...one, metric: 'req_granted', measure: 'points' } as const;
    const rows = [
      year(0, 2020, 52.6, { base: 12, small_base: true }),
      year(1, 2020, 4, { base: 5 }),
      year(2, 2020, -3, { base: 60 }),
    ];
    expect(zh(view, rows)).toContain('增得最多的是乙区教育局');
    expect(zh(view, rows)).toMatch(/（另有 1 个分母不足 30，不计）$/);
  });

  test('one agency: first and last year, and the highest between on one form', () => {
    const rows = [year(0, 2021, 4), year(0, 2022, 30), year(0, 2023, 9)];
    expect(zh({ ...one, agencies: ['900100-kj'] }, rows)).toBe(
      `甲市科技局${name}：2021 年 4 件，2023 年 9 件，其间最高 2022 年 30 件`,
    );
  });

  test('a rank is told as the chart tells it: beside a doubtful first the best certain one is second', () => {
    const view = { ...one, measure: 'rank' } as const;
    const rows = [
      year(0, 2020, 1, { base: 3, doubt: true }),
      year(1, 2020, 2, { base: 3 }),
      year(2, 2020, 3, { base: 3 }),
    ];
    expect(zh(view, rows)).toMatch(/2 个机构中乙区教育局居前（第 2 名）（另有 1 个数存疑或不准确，不计）$/);
    expect(en(view, rows)).toMatch(/乙区教育局 ahead among 2 agencies \(no. 2\) \(1 doubtful or inexact left out\)$/);
    const sure = rows.map((each) => ({ ...each, doubt: false }));
    expect(zh(view, sure)).toMatch(/3 个机构中甲市科技局居前（第 1 名）$/);
  });

  test('one agency: a doubtful latest year is said to be left out', () => {
    const rows = [year(0, 2021, 4), year(0, 2022, 9), year(0, 2023, 90, { doubt: true })];
    const own = { ...one, agencies: ['900100-kj'] };
    expect(zh(own, rows)).toBe(`甲市科技局${name}：2021 年 4 件，2022 年 9 件（另有 1 个数存疑或不准确，不计）`);
    expect(en(own, rows)).toMatch(/9 cases in 2022 \(1 doubtful or inexact left out\)$/);
  });

  test('parts: each agency’s own largest one', () => {
    const rows = [0, 1].flatMap((at) => [
      row(at, 2020, 'wechat', 40 + at),
      row(at, 2020, 'website_own', 10),
      row(at, 2020, 'weibo', null, { status: 'blank' }),
    ]);
    expect(zh({ ...channelView, years: { from: 2020, to: 2020 } }, rows)).toMatch(/2 个机构都以.*微信最多$/);
  });

  const channels = { ...channelView, years: { from: 2020, to: 2020 } };
  const ahead = (at: number, code: string, other: string) => [row(at, 2020, code, 40), row(at, 2020, other, 10)];

  test('parts: an agency whose largest are tied is counted and said', () => {
    const rows = [
      ...ahead(0, 'wechat', 'weibo'),
      ...ahead(1, 'weibo', 'wechat'),
      row(2, 2020, 'wechat', 7),
      row(2, 2020, 'weibo', 7),
    ];
    expect(zh(channels, rows)).toMatch(/3 个机构中以.*的 1 个，以.*的 1 个，并列的 1 个$/);
    expect(en(channels, rows)).toMatch(/largest part in 3 agencies: .* in 1, .* in 1, tied in 1$/);
    expect(zh(channels, rows.slice(2))).toMatch(/2 个机构中以.*的 1 个，并列的 1 个$/);
  });

  test('parts: where a doubtful one could be the largest nothing is decided', () => {
    const rest = [...ahead(0, 'wechat', 'weibo'), ...ahead(1, 'wechat', 'weibo')];
    const doubted = (value: number, part: Partial<ViewRow> = { doubt: true }) =>
      zh(channels, [...rest, row(2, 2020, 'website_own', value, part), row(2, 2020, 'wechat', 276)]);
    for (const value of [276, 300])
      expect(doubted(value)).toMatch(/2 个机构都以.*（另有 1 个机构存疑或不准确，不计）$/);
    expect(doubted(5, { qualifier: 'at_least' })).toMatch(/（另有 1 个机构存疑或不准确，不计）$/);
    expect(doubted(5)).toMatch(/3 个机构都以.*最多$/);
    const alone = [...rest, row(2, 2020, 'website_own', 9, { doubt: true })];
    expect(zh(channels, alone)).toMatch(/（另有 1 个机构存疑或不准确，不计）$/);
    expect(en(channels, alone)).toMatch(
      /largest part in all 2 agencies: .* \(agencies left out: 1 doubtful or inexact\)$/,
    );
    expect(zh(channels, [...rest, row(2, 2020, 'website_own', 9)])).toMatch(/（另有 1 个机构只有一项，不计）$/);
  });

  test('parts: shares on a small denominator are left out as such', () => {
    const shares = { ...channels, measure: 'share' } as const;
    const rows = [0, 1, 2].flatMap((at) =>
      ahead(at, 'wechat', 'weibo').map((each) => ({ ...each, base: at === 2 ? 9 : 90 })),
    );
    expect(zh(shares, rows)).toMatch(/2 个机构都以.*（另有 1 个机构分母不足 30，不计）$/);
  });

  test('of a scatter, a second figure that is inexact or on a small denominator takes no part, and it says so', () => {
    const view = { ...one, chart: 'scatter', against: 'review_corrected_rate' } as const;
    const pair = (at: number, value: number, against: number, rest: Partial<ViewRow> = {}) =>
      year(at, 2020, value, { against, against_status: 'derived', ...rest });
    const rows = [
      pair(0, 40, 20),
      pair(1, 7, 10),
      pair(2, 5, 90, { against_qualifier: 'at_least' }),
      pair(3, 6, 80, { against_small: true }),
    ];
    expect(zh(view, rows)).toMatch(
      /2020 年 2 个机构中.*最高的是甲市科技局（另有 1 个数存疑或不准确、1 个分母不足 30，不计）$/,
    );
    expect(zh(view, rows.slice(1, 3))).toBeNull();
  });

  test('in English the moves stand before their year', () => {
    const rows = [year(0, 2018, 4), year(0, 2020, 9), year(1, 2018, 8), year(1, 2020, 3)];
    expect(en({ ...one, years: { from: 2018, to: 2020 } }, rows)).toMatch(/; 1 rose, 1 fell since 2018$/);
  });

  test('nothing where nobody has a figure', () => {
    expect(zh(one, [year(0, 2020, null, { status: 'no_report' })])).toBeNull();
  });
});

test.each(chartSets.map((set) => [set.name, set] as const))(
  '%s: no cause, and every figure it names is one of the rows or counts them',
  (_, { view, rows }) => {
    for (const language of ['zh', 'en'] as const) {
      const said = findingSentence(view, rows, { dictionary, language });
      if (said === null) continue;
      expect(said).not.toMatch(/因为|由于|导致|原因|because|due to|caused/);
      const known = new Set([
        ...rows.flatMap((each) => [...numbersOf(each.agency), String(each.year)]),
        ...rows.filter(hasNumber).flatMap((each) => {
          const forms = ['value', 'percent', 'share', 'change', 'points', 'difference', 'rank', 'index', 'per_hundred'];
          return forms.flatMap((form) => numbersOf(cellText(each, form as 'value', language)));
        }),
        ...Array.from({ length: rows.length + 1 }, (_each, at) => String(at)),
      ]);
      for (const number of numbersOf(said)) expect(known, said).toContain(number);
    }
  },
);

const numbersOf = (text: string): string[] => text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? [];

test('the neutral title moves into the subtitle, the years once', () => {
  const rows = [year(0, 2020, 40), year(1, 2020, 7)];
  const caption = captionView(one, rows, { dictionary, agencies, dataDate: '2026-11-21', language: 'zh' });
  const found = foundCaption(caption, zh(one, rows), one, 'zh');
  expect(found.title).toContain('最多');
  expect(found.subtitle).toBe(`${caption.title}；数值，单位：件`);
  expect(foundCaption(caption, null, one, 'zh')).toBe(caption);
});
