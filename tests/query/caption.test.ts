import { describe, expect, it } from 'vitest';
import { footnoteMarks } from '../../lib/charts/mark.ts';
import { chartModel } from '../../lib/charts/registry.ts';
import { renderPicture } from '../../lib/export/picture.ts';
import type { Agency } from '../../lib/model/agency.ts';
import type { Language } from '../../lib/model/language.ts';
import { cellStatuses, chartKinds, type View, type ViewRow } from '../../lib/model/view.ts';
import { captionView } from '../../lib/query/caption.ts';
import { metricUnit, unitTail } from '../../lib/query/labels.ts';
import { notesOf } from '../../lib/query/notes.ts';
import { cellNotes, cellText, type NumberForm, plainText, statusText } from '../../lib/query/words.ts';
import { pivotTable } from '../../lib/tables/pivot.ts';
import { chartSets } from '../charts/sets.ts';
import { agencies, channelRows, channelView, row, theme, totalRows, totalView } from '../charts/synthetic.ts';
import { dictionary } from './world.ts';

const caption = (
  view: View,
  rows: readonly ViewRow[],
  language: Language = 'zh',
  known: readonly Agency[] = agencies,
) => captionView(view, rows, { dictionary, agencies: known, dataDate: '2026-11-21', language });
const kinds = (view: View, rows: readonly ViewRow[]) =>
  notesOf(view, rows, dictionary, 'picture').map(({ kind }) => kind);

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
      '覆盖：3 个机构中 2 个有此项；缺：乙区教育局；共缺 2 个年度的报告。',
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

  it('count every year without a report, those of agencies without any too', () => {
    const view: View = {
      ...totalView,
      agencies: agencies.slice(0, 2).map(({ id }) => id),
      years: { from: 2017, to: 2019 },
    };
    const none = (at: number, when: number) => row(at, when, null, null, { status: 'no_report' });
    const rows = [
      row(0, 2017, null, 3),
      none(0, 2018),
      row(0, 2019, null, 4),
      ...[2017, 2018, 2019].map((at) => none(1, at)),
    ];
    expect(caption(view, rows).completeness).toBe('覆盖：2 个机构中 1 个有此项；缺：乙区教育局；共缺 4 个年度的报告。');
    expect(caption(view, rows, 'en').completeness).toMatch(/; 4 agency years without a report\.$/);
    const alone = { ...view, agencies: view.agencies.slice(0, 1) };
    expect(caption(alone, rows.slice(0, 3)).completeness).toBe('覆盖：1 个机构中 1 个有此项；另缺 1 个年度的报告。');
  });

  it('do not call a figure missing that is there but cannot be measured so', () => {
    const view: View = { ...totalView, agencies: agencies.slice(0, 3).map(({ id }) => id), measure: 'change' };
    const rows = [
      row(0, 2019, null, 25, { printed: 5, base: 4 }),
      row(1, 2019, null, null, { status: 'no_base', printed: 7 }),
      row(2, 2019, null, null, { status: 'blank' }),
    ];
    expect(caption(view, rows).completeness).toBe(
      '覆盖：3 个机构中 2 个有此项；缺：丙县民政局；有此项但不能这样计：乙区教育局。',
    );
    expect(caption(view, rows, 'en').completeness).toBe(
      'Coverage: 2 of 3 agencies have this figure; missing: 丙县民政局; cannot be measured so: 乙区教育局.',
    );
  });

  it('of a scatter, count who has both figures of one year', () => {
    const view: View = { ...totalView, chart: 'scatter', against: 'grant_rate' };
    const rows = [
      row(0, 2019, null, 25, { against: 40, against_status: 'derived' }),
      row(1, 2019, null, 7, { against_status: 'not_reported' }),
      row(2, 2019, null, null, { against: 3, against_status: 'derived' }),
    ];
    expect(caption(view, rows).completeness).toBe(
      '覆盖：3 个机构中 1 个有同一年的两项数；缺：乙区教育局、丙县民政局。',
    );
    expect(caption(view, rows, 'en').completeness).toBe(
      'Coverage: 1 of 3 agencies has both figures of one year; missing: 乙区教育局, 丙县民政局.',
    );
  });

  it('of a slope, speak of the two years it draws alone', () => {
    const view: View = { ...totalView, agencies: [], chart: 'slope', years: { from: 2018, to: 2021 } };
    const none = (at: number, year: number) => row(at, year, null, null, { status: 'no_report' });
    const rows = [
      row(0, 2018, null, 5),
      row(0, 2019, null, 6, { doubt: true }),
      row(0, 2020, null, null, { status: 'not_captured' }),
      row(0, 2021, null, 7),
      row(1, 2018, null, 5),
      none(1, 2019),
      none(1, 2020),
      none(1, 2021),
      row(2, 2019, null, 3),
    ];
    expect(caption(view, rows).completeness).toBe(
      '覆盖（图中只画 2018 年和 2021 年）：4 个机构中 2 个有此项；两年都有的 1 个；缺：丙县民政局、丁市人民政府；共缺 1 个年度的报告。',
    );
    expect(caption(view, rows, 'en').completeness).toBe(
      'Coverage (only 2018 and 2021 are drawn): 2 of 4 agencies have this figure; 1 in both years; missing: 丙县民政局, 丁市人民政府; 1 agency year without a report.',
    );
    expect(kinds(view, rows)).toEqual(['form_2019', 'form_2021', 'absence']);
    expect(kinds({ ...view, chart: 'line' }, rows)).toEqual(expect.arrayContaining(['doubt', 'excerpt']));
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
    ['an excerpt', view, [row(0, 2018, null, null, { status: 'not_captured' })], ['excerpt', 'absence']],
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
      expect(footnotes.map(({ number }) => number)).toEqual([1, 2, ...Array.from({ length: 6 }, () => null)]);
      expect(footnotes.length).toBe(8);
      expect(new Set(footnotes.map(({ text }) => text)).size).toBe(8);
    }
    expect(caption(totalView, totalRows, 'en').footnotes.some(({ text }) => /\p{Script=Han}/u.test(text))).toBe(false);
  });
});

it('a scatter marks a small denominator of the figure up as of the figure across', () => {
  const view: View = { ...totalView, chart: 'scatter', against: 'grant_rate', years: { from: 2021, to: 2021 } };
  const rows = [
    row(0, 2021, null, 12, { against: 40, against_status: 'derived', against_small: true }),
    row(1, 2021, null, 90, { against: 41, against_status: 'derived' }),
  ];
  expect(kinds(view, rows)).toContain('small_base');
  expect(kinds(view, rows.slice(1))).not.toContain('small_base');
  expect(caption(view, rows).footnotes.map(({ text }) => text)).toContain(
    '分母不足 30，百分比起伏大，慎作比较。涉及：甲市科技局 2021。',
  );
  const { marks } = chartModel(view, rows, { dictionary, language: 'zh', width: 860, colours: theme.light });
  const labels = marks.map(({ label }) => label.includes('分母不足 30'));
  expect(marks.map((mark) => mark.row.agency_id)).toEqual(['900100-kj', '900101-kj']);
  expect(labels).toEqual([true, false]);
});

it('a scatter writes an inexact or doubtful figure up as it writes the one across', () => {
  const view: View = { ...totalView, chart: 'scatter', against: 'req_granted', years: { from: 2021, to: 2021 } };
  const second = { against: 40, against_status: 'reported' } as const;
  const rows = [
    row(0, 2021, null, 12, { ...second, against_qualifier: 'at_least', doubt: true }),
    row(1, 2021, null, 90, second),
  ];
  expect(kinds(view, rows)).toEqual(expect.arrayContaining(['inexact', 'doubt']));
  expect(kinds(view, rows.slice(1))).not.toContain('inexact');
  const { marks } = chartModel(view, rows, { dictionary, language: 'zh', width: 860, colours: theme.light });
  expect(marks.map(({ figure }) => figure)).toEqual(['12 · ≥ 40', '90 · 40']);
  const table = pivotTable(view, rows, 'none', { dictionary, language: 'zh' });
  expect(table.rows.map((line) => table.cells(line)[1])).toMatchObject([
    { text: '≥ 40', value: 40, doubt: true },
    { text: '40', value: 40, doubt: false },
  ]);
});

describe('the number of a footnote', () => {
  const all = agencies.map(({ id }) => id);
  const numbersOf = (view: View, rows: readonly ViewRow[]) =>
    caption(view, rows).footnotes.flatMap(({ number }) => number ?? []);
  const numbered = chartSets
    .flatMap(({ name, view, rows }) =>
      chartKinds.map((chart) => [`${name} as ${chart}`, { ...view, chart }, rows] as const),
    )
    .filter(([, view, rows]) => numbersOf(view, rows).length > 0);

  it('is given in enough pictures to be looked for', () => {
    expect(numbered.length).toBeGreaterThan(20);
  });

  it.each(numbered)('stands in the picture: %s', (_, view, rows) => {
    const context = { dictionary, language: 'zh', width: 1000, colours: theme.light } as const;
    const svg = renderPicture(chartModel(view, rows, context), 'p');
    const words = [...svg.matchAll(/>([^<]+)</g)].map(([, text = '']) => text);
    for (const number of numbersOf(view, rows)) {
      const mark = '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(number);
      expect(words.some((text) => text.includes(mark))).toBe(true);
    }
  });

  it('is left out where a kind of chart prints none: the note names its figures', () => {
    const view: View = { ...totalView, agencies: all, metric: 'grant_rate', years: { from: 2019, to: 2021 } };
    const rows = [0, 1, 2, 3].map((at) => row(at, 2020, null, 40, { base: 12, status: 'derived' }));
    const noteOf = (chart: View['chart'], language: Language = 'zh') =>
      caption({ ...view, chart }, rows, language).footnotes.find(({ text }) =>
        /分母不足|denominator is below/.test(text),
      );
    expect(noteOf('bar')).toEqual({ number: 1, text: '分母不足 30，百分比起伏大，慎作比较。' });
    expect(noteOf('line')).toEqual({
      number: null,
      text: '分母不足 30，百分比起伏大，慎作比较。涉及：甲市科技局 2020、乙区教育局 2020、丙县民政局 2020 等 4 个机构年度。',
    });
    expect(noteOf('line', 'en')?.text).toBe(
      'The denominator is below 30; such a percentage jumps about. This concerns 甲市科技局 2020, 乙区教育局 2020, 丙县民政局 2020 and 1 more.',
    );
  });

  it('stands in the table of a slope beside figures of the years in between as well', () => {
    const view: View = { ...totalView, chart: 'slope', years: { from: 2019, to: 2021 } };
    const rows = [2019, 2020, 2021].map((year) => row(0, year, null, 4, { status: 'derived' }));
    const marks = footnoteMarks(view, rows, { dictionary });
    expect(rows.map(marks)).toEqual(['¹', '¹', '¹']);
    expect(notesOf(view, rows, dictionary, 'picture')[0]?.rows).toHaveLength(2);
  });
});

describe('the words of computed figures and comparisons', () => {
  const rate: View = { ...totalView, metric: 'review_corrected_rate', years: { from: 2023, to: 2024 } };
  const rates = [
    row(0, 2023, null, 25, { base: 40, status: 'derived' }),
    row(0, 2024, null, 10, { base: 50, status: 'derived' }),
  ];

  it.each<[string, Partial<View>, string, string]>([
    ['a rate', {}, '数值，单位：%；2023—2024 年', 'Value, %; 2023–2024'],
    [
      'a difference of rates',
      { measure: 'difference' },
      '比上年增减，单位：个百分点；2023—2024 年',
      'Difference from the year before, percentage points; 2023–2024',
    ],
    [
      'a rank',
      { measure: 'rank' },
      '当年在所选机构中的名次，数大者在前，同数同名次；2023—2024 年',
      'Rank among the chosen agencies that year, largest first, ties alike; 2023–2024',
    ],
    [
      'an index',
      { measure: 'index' },
      '指数，当年所选机构的中位数＝100；2023—2024 年',
      'Index, median of the chosen agencies that year = 100; 2023–2024',
    ],
    [
      'per hundred',
      { metric: 'review_total', measure: 'per_hundred' },
      '按本机构当年每百件申请计，单位：件/百件申请；2023—2024 年',
      'Cases per hundred applications received that year; 2023–2024',
    ],
    [
      'points',
      { metric: 'req_granted', measure: 'points' },
      '占比比上年增减，单位：个百分点；2023—2024 年',
      'Change in share on the year before, percentage points; 2023–2024',
    ],
    [
      'a scatter',
      { metric: 'req_received', chart: 'scatter', against: 'grant_rate' },
      '数值，单位：件；纵轴：公开率（含部分公开）（%）；2023—2024 年',
      'Value, cases; vertical: Grant rate (partial grants included) (%); 2023–2024',
    ],
  ])('below the title of %s', (_, part, zh, en) => {
    expect(caption({ ...rate, ...part }, []).subtitle).toBe(zh);
    expect(caption({ ...rate, ...part }, [], 'en').subtitle).toBe(en);
  });

  it('name both figures of a scatter', () => {
    const view: View = { ...rate, metric: 'req_received', chart: 'scatter', against: 'grant_rate' };
    expect(caption(view, rates).title).toBe('各局本年新收政府信息公开申请数量与公开率（含部分公开），2023—2024 年');
    expect(caption(view, rates, 'en').sentence).toMatch(
      /Requests newly received this year against Grant rate .*, drawn as a scatter chart\.$/,
    );
  });

  it('define the figure, name the other definition, and the change of the law', () => {
    expect(caption(rate, rates).footnotes.map(({ text }) => text)).toEqual([
      '行政复议纠错率（占审结）：结果纠正÷（总计－尚未审结）；2014 年版表为“被依法纠错数”÷行政复议数量。',
      '同一问题另有口径：行政复议纠错率（占全部）。',
      '2024 年起，对不予公开不服的须先申请行政复议：此后复议增多、直接起诉减少，不全是工作变化所致。',
    ]);
    expect(caption(rate, rates, 'en').footnotes.some(({ text }) => /\p{Script=Han}/u.test(text))).toBe(false);
    expect(kinds(rate, rates.slice(0, 1))).toEqual(['definition', 'variants']);
  });

  it('mark a rate on a small denominator, never a rank or a count by its own base', () => {
    expect(kinds(rate, [row(0, 2023, null, 25, { base: 29 })])).toContain('small_base');
    for (const measure of ['rank', 'index', 'difference', 'points'] as const) {
      expect(kinds({ ...rate, measure }, [row(0, 2023, null, 3, { base: 5 })])).not.toContain('small_base');
    }
  });

  it('mark shares and rates of two years where either has a small denominator', () => {
    const points: View = { ...rate, metric: 'req_granted', measure: 'points' };
    const moved = row(0, 2024, null, 52.6, { base: 12, small_base: true });
    expect(kinds(points, [moved])).toContain('small_base');
    expect(caption(points, [moved]).footnotes.map(({ text }) => text)).toContain(
      '分母不足 30，百分比起伏大，慎作比较。',
    );
    expect(kinds(points, [{ ...row(0, 2024, null, 2, { base: 12 }) }])).not.toContain('small_base');
    expect(kinds({ ...rate, measure: 'change' }, [row(0, 2024, null, 50, { base: 12 })])).not.toContain('small_base');
    expect(cellNotes(moved, 'points', 'value', 'zh')).toContain('分母不足 30');
  });

  it('say how many are left out of a comparison, and why', () => {
    const view: View = { ...rate, measure: 'rank' };
    const out = (status: ViewRow['status'], rest: Partial<ViewRow> = {}) =>
      row(0, 2023, null, null, { status, printed: 40, ...rest });
    const texts = (rows: readonly ViewRow[], language: Language = 'zh', asked = view) =>
      caption(asked, rows, language).footnotes.map(({ text }) => text);
    expect(texts([out('small_base'), out('small_base')])).toEqual([
      '2 个数的分母不足 30，不参加名次和中位数。',
      '带花纹的格子没有数（分母过小），不是零。',
    ]);
    expect(texts([out('small_base')], 'en')).toEqual([
      '1 rate has a denominator below 30 and enters neither rank nor median.',
      'Patterned cells have no number (denominator too small); that is not zero.',
    ]);
    expect(texts([out('no_base', { qualifier: 'at_least' })])).toEqual([
      '1 个数报告未写准数，不参加名次和中位数。',
      '带花纹的格子没有数（不能参加比较），不是零。',
    ]);
    expect(texts([out('no_base')])).toEqual([
      '同一年可比的机构不足 3 个，不排名次，不算中位数。',
      '带花纹的格子没有数（不能参加比较），不是零。',
    ]);
    expect(texts([out('not_comparable')])).toEqual([
      '本指标可比等级为 C 级或 X 级：各机构口径不一，不排名次，不算中位数指数。',
      '带花纹的格子没有数（不可比），不是零。',
    ]);
    expect(kinds({ ...view, small: true }, [row(0, 2023, null, 1, { base: 5 })])).toContain('small_ranked');
  });
});

describe('the words of a cell', () => {
  it('say what a number is measured by', () => {
    const say = (value: number, base: number, form: NumberForm, printed = value) => {
      const cell = row(0, 2019, null, value, { base, printed });
      return [
        cellText(cell, form, 'zh'),
        ...cellNotes(cell, form, 'value', 'zh'),
        cellText(cell, form, 'en'),
        ...cellNotes(cell, form, 'value', 'en'),
      ];
    };
    expect(say(30, 40, 'value')).toEqual(['30.0%', '12 ÷ 40', '30.0%', '12 of 40']);
    expect(say(5, 100, 'per_hundred')).toEqual(['5.0', '5 ÷ 100', '5.0', '5 of 100']);
    expect(say(-10, 50, 'difference', 40)).toEqual(['−10', '上年 50，本年 40', '−10', '50 before, 40 now']);
    expect(say(2.5, 30, 'points')).toEqual(['+2.5', '上年 30.0%，本年 32.5%', '+2.5', '30.0% before, 32.5% now']);
    expect(say(2, 41, 'rank')).toEqual(['第 2 名', '共 41 个机构', 'no. 2', 'of 41 agencies']);
    expect(say(250, 40, 'index', 100)).toEqual(['250.0', '本机构 100，中位数 40', '250.0', '100, median 40']);
  });

  it('write the rates behind a number as rates, and call them computed, not reported', () => {
    const third = 100 / 3;
    const both = (value: number, base: number, form: NumberForm, printed: number) => {
      const cell = row(0, 2019, null, value, { base, printed });
      return [...cellNotes(cell, form, 'percent', 'zh'), ...cellNotes(cell, form, 'percent', 'en')];
    };
    expect(both(20, third, 'change', 40)).toEqual(['上年 33.3%，本年 40.0%', '33.3% before, 40.0% now']);
    expect(both(120, third, 'index', 40)).toEqual(['本机构 40.0%，中位数 33.3%', '40.0%, median 33.3%']);
    expect(both(2, 41, 'rank', third)).toEqual(['共 41 个机构', 'of 41 agencies']);
    expect(both(third, 60, 'percent', third)).toEqual(['20 ÷ 60', '20 of 60']);
    const none = row(0, 2019, null, null, { printed: third, status: 'no_base' });
    expect(cellNotes(none, 'rank', 'percent', 'zh')).toEqual(['算得 33.3%']);
    expect(cellNotes(none, 'points', 'percent', 'en')).toEqual(['33.3% computed']);
    const view: View = { ...totalView, metric: 'grant_rate', measure: 'rank', years: { from: 2019, to: 2019 } };
    const { marks } = chartModel(view, [none], { dictionary, language: 'zh', width: 860, colours: theme.light });
    expect(marks.map(({ label }) => label).join()).toContain('算得 33.3%');
  });

  it('do not speak of last year where agencies are compared', () => {
    const cell = row(0, 2019, null, null, { status: 'no_base' });
    expect(cellText(cell, 'change', 'zh')).toBe('上年无可比数');
    expect(cellText(cell, 'rank', 'zh')).toBe('不能参加比较');
  });

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
    expect(cellNotes(row(0, 2019, null, 50, { printed: 15, base: 30 }), 'share', 'value', 'zh')).toEqual(['15 ÷ 30']);
    expect(cellNotes(row(0, 2019, null, 50, { printed: 15, base: 10, doubt: true }), 'change', 'value', 'en')).toEqual([
      '10 before, 15 now',
      'doubtful',
    ]);
    expect(cellNotes(row(0, 2019, null, null, { printed: 7, status: 'no_base' }), 'change', 'value', 'zh')).toEqual([
      '报告数 7',
    ]);
  });

  it('hold no control or direction characters from the data', () => {
    expect(plainText(' a\u0008\u0000b\u202ec\r\nd\u2028 ')).toBe('a b c d');
  });
});

describe('a number with its unit', () => {
  it('counts what the metric counts, in English too', () => {
    const inEnglish = (id: string) => metricUnit(dictionary, id, 'en');
    expect(inEnglish('req_received')).toBe('cases');
    expect(inEnglish('policy_docs_drafted')).toBe('documents');
    expect(inEnglish('admin_decisions')).toBe('decisions');
    expect(metricUnit(dictionary, 'policy_docs_drafted', 'zh')).toBe('件');
  });

  it('is one case, and two cases', () => {
    const beside = (number: number) => metricUnit(dictionary, 'req_received', 'en', number);
    expect([0, 1, -1, 2].map(beside)).toEqual(['cases', 'case', 'case', 'cases']);
    expect(metricUnit(dictionary, 'staff_total', 'en', 1)).toBe('person');
    expect(metricUnit(dictionary, 'req_received', 'zh', 1)).toBe('件');
  });

  it.each([
    ['件', 'zh', ' 件'],
    ['cases', 'en', ' cases'],
    ['10,000 yuan', 'en', ' × 10,000 yuan'],
    ['count', 'en', ''],
    ['', 'zh', ''],
  ] as const)('%s in %s', (unit, language, tail) => {
    expect(unitTail(unit, language)).toBe(tail);
  });
});
