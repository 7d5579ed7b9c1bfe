import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../lib/export/csv.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { captionView } from '../../lib/query/caption.ts';
import { numberForm, plainForm } from '../../lib/query/labels.ts';
import { statusText } from '../../lib/query/words.ts';
import { firstChoices, sheetOf, sidesOf, type TableChoices } from '../../lib/tables/sheet.ts';
import { sparkPath, sparkPoints } from '../../lib/tables/spark.ts';
import { chartSets } from '../charts/sets.ts';
import { agencies, channelRows, channelView, row, totalRows, totalView } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';

const keys = new Map(agencies.map(({ id, shortName }) => [id, [shortName]]));
const sheet = (view: View, rows: readonly ViewRow[], choices: Partial<TableChoices> = {}) =>
  sheetOf(view, rows, { ...firstChoices, ...choices }, { dictionary, language: 'zh', keys });
const texts = ({ rows }: ReturnType<typeof sheet>) => rows.map(({ cells }) => cells.map(({ text }) => text));

describe('a table as it is shown', () => {
  it('first leaves out lines without a report, and counts them', () => {
    const all = sheet(channelView, channelRows, { unreported: true });
    expect(all).toMatchObject({ unreported: 2, hidden: 0 });
    const first = sheet(channelView, channelRows);
    expect(first).toMatchObject({ side: 'code', unreported: 2, hidden: 2 });
    expect(first.rows).toHaveLength(all.rows.length - 2);
  });

  it('shows lines without a report where there are no others', () => {
    const rows = [row(1, 2019, null, null, { status: 'no_report' })];
    expect(sheet(totalView, rows)).toMatchObject({ hidden: 0, unreported: 0, rows: [{ agencyId: agencies[1]?.id }] });
  });

  it('puts years side by side, with sparklines and totals', () => {
    const years = sheet(totalView, totalRows, { side: 'year' });
    expect(years.columns.map(({ id }) => id).slice(0, 3)).toEqual(['agency', 'year-2017', 'year-2018']);
    expect(years.rows[0]?.spark.map(({ value }) => value)).toEqual([276, 310, 0, null, 1234, 900]);
    expect(years.totals?.map(({ text }) => text).slice(0, 3)).toEqual([
      '合计（3 个机构）',
      '276（缺 2 个）',
      '310 存疑（缺 2 个）',
    ]);
  });

  it('gives every figure a line of its own, named by year and code', () => {
    const long = sheet(channelView, channelRows, { side: 'none', unreported: true });
    expect(long.rows).toHaveLength(channelRows.length);
    expect(texts(long)[0]).toEqual(['甲市科技局', '2018', '网站', '276']);
    expect(long.columns.map(({ id }) => id)).toEqual(['agency', 'part', 'code', 'figure']);
    expect(long.totals).toBeNull();
  });

  it('lists and adds up only the agencies found', () => {
    const found = sheet(totalView, totalRows, { side: 'year', search: '甲 科技' });
    expect(found.rows.map(({ agencyId }) => agencyId)).toEqual([agencies[0]?.id]);
    expect(found.totals).toBeNull();
    expect(sheet(totalView, totalRows, { search: '没有这个' }).rows).toEqual([]);
  });

  it('sorts by several keys, years by number and parts in the order of the dictionary', () => {
    const sorted = sheet(channelView, channelRows, {
      side: 'none',
      sort: [
        { id: 'part', descending: true },
        { id: 'code', descending: true },
      ],
    });
    expect(texts(sorted)[0]?.slice(1, 3)).toEqual(['2019', '报刊等']);
    expect(texts(sorted).at(-1)?.slice(1, 3)).toEqual(['2018', '网站']);
  });

  it('sets the second figure of a scatter beside the first, and adds neither up', () => {
    const view: View = { ...totalView, chart: 'scatter', against: 'grant_rate', years: { from: 2019, to: 2019 } };
    const rows = [
      row(0, 2019, null, 5, { against: 12.34, against_status: 'derived' }),
      row(1, 2019, null, 7, { against: null, against_status: 'undefined_ratio' }),
      row(2, 2019, null, null, { status: 'blank', against: null, against_status: 'blank' }),
    ];
    const both = sheet(view, rows, { side: 'year', sort: [{ id: 'against', descending: false }] });
    expect(both.side).toBe('none');
    expect(both.totals).toBeNull();
    expect(texts(both).map((cells) => cells.slice(2))).toEqual([
      ['5', '12.3%'],
      ['7', '无法计算'],
      ['表格留空', '表格留空'],
    ]);
  });

  it('keeps a part that is called like a year as a word, and a year as a number', () => {
    const rows = [row(0, 2019, '2021', 5), row(0, 2019, 'wechat', 7)];
    const front = (side: 'year' | 'none') => sheet(channelView, rows, { side }).rows[0]?.cells.slice(1, 3);
    expect(front('year')?.[0]).toMatchObject({ text: '2021', value: '2021' });
    expect(front('none')).toMatchObject([{ value: 2019 }, { text: '2021', value: '2021' }]);
  });

  it('falls back to the View’s own first layout where the chosen one says nothing', () => {
    expect(sheet(totalView, totalRows, { side: 'code' }).side).toBe(sidesOf(totalView)[0]);
  });
});

describe('the CSV of a table', () => {
  const csv = (view: View, rows: readonly ViewRow[], choices: Partial<TableChoices>) => {
    const caption = captionView(view, rows, { dictionary, agencies, dataDate: '2026-11-21', language: 'zh' });
    const text = csvText(sheet(view, rows, choices), caption, {
      form: numberForm(view, dictionary),
      plain: plainForm(view, dictionary),
      language: 'zh',
    });
    return parse(text, { bom: true, relax_column_count: true }) as string[][];
  };

  it.each(chartSets.flatMap(({ name, view, rows }) => sidesOf(view).map((side) => [name, side, view, rows] as const)))(
    'of %s with %s side by side has the shown lines and totals, and as many fields in each',
    (_, side, view, rows) => {
      const shown = sheet(view, rows, { side });
      const records = csv(view, rows, { side });
      const lines = shown.rows.length + (shown.totals ? 1 : 0);
      expect(records[lines + 1]).toEqual(['']);
      const width = shown.columns.reduce((sum, { kind }) => sum + (kind === 'figure' || kind === 'total' ? 2 : 1), 0);
      for (const record of records.slice(0, lines + 1)) expect(record).toHaveLength(width);
      expect(records.slice(1, shown.rows.length + 1).map(([agency]) => agency)).toEqual(
        shown.rows.map(({ cells }) => cells[0]?.text),
      );
    },
  );

  it('writes a total as a number and says beside it what it lacks', () => {
    const records = csv(totalView, totalRows, { side: 'year' });
    const total = records.find(([first]) => first === '合计（3 个机构）');
    expect(total?.slice(1, 7)).toEqual(['276', '276（缺 2 个）', '310', '310 存疑（缺 2 个）', '59', '约 59']);
  });

  it('calls what has no base among agencies so, not a year before', () => {
    const view: View = { ...totalView, measure: 'rank', years: { from: 2019, to: 2019 } };
    const rows = [row(0, 2019, null, null, { status: 'no_base', printed: 3 })];
    expect(csv(view, rows, {})[1]?.at(-1)).toContain(statusText('no_base', 'zh', 'rank'));
  });
});

describe('a sparkline', () => {
  const view: View = { ...totalView, years: { from: 2021, to: 2025 } };
  /** The path of the years from 2021 on, all of one form unless told. */
  const pathOf = (values: readonly (number | null)[], rest: Partial<ViewRow>[] = [], asked: Partial<View> = {}) => {
    const cells = values.map((value, at) => row(0, 2021 + at, null, value, rest[at]));
    return sparkPath(sparkPoints(cells, { ...view, ...asked }, dictionary), 80, 20);
  };

  it('runs from zero and breaks where a number is missing', () => {
    expect(pathOf([0, 10, null, 5, 10])).toBe('M0 20L20 0M60 10L80 0');
  });

  it('keeps a lonely number as a stroke, and draws nothing of fewer than two', () => {
    expect(pathOf([4, null, 4])).toBe('M-1.5 0h3M78.5 0h3');
    expect(pathOf([null, 4, null])).toBe('');
  });

  it.each<[string, readonly Partial<ViewRow>[], Partial<View>]>([
    ['a doubtful year', [{}, { doubt: true }], {}],
    ['the year after a doubtful one', [{ doubt: true }], {}],
    ['another form', [{ template: 'format_2019' }], {}],
    ['a figure that is not exact', [{}, { qualifier: 'at_least' }], {}],
    ['a figure no two years may be compared by', [], { metric: 'admin_items_prev' }],
    [
      'suits of one route before and since 2024',
      [{ year: 2023 }, { year: 2024 }],
      { metric: 'litigation_total', where: { route: 'direct' } },
    ],
    ['a year that is left out', [{}, { year: 2023 }], {}],
  ])('does not join %s', (_, rest, asked) => {
    expect(pathOf([10, 5], [], {})).toBe('M0 0L80 10');
    expect(pathOf([10, 5], [...rest], asked)).toBe('M-1.5 0h3M78.5 10h3');
  });
});
