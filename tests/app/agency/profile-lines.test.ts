import { describe, expect, it } from 'vitest';
import {
  changeText,
  figureAmongPeers,
  figureOverYears,
  profileLines,
} from '../../../app/_components/agency/profile-lines.ts';
import { followsRoute } from '../../../lib/query/measured.ts';
import type { ProfileRow } from '../../../lib/query/profile-sql.ts';
import { decodeView, defaultView, encodeView } from '../../../lib/query/view-url.ts';
import { agencies } from '../../charts/synthetic.ts';
import { dictionary } from '../../query/world.ts';

const [agency] = agencies;
if (agency === undefined) throw new Error('no agency');

function cell(figure: string, year: number, value: number | null, rest: Partial<ProfileRow> = {}): ProfileRow {
  return {
    figure,
    year,
    value,
    base: null,
    status: value === null ? 'not_reported' : 'reported',
    qualifier: 'exact',
    doubt: false,
    edited: false,
    evidence_id: null,
    report_id: 'r',
    template: 'format_2021',
    completeness: 'full',
    peers: 0,
    p25: null,
    median: null,
    p75: null,
    place: null,
    ranked: null,
    ...rest,
  };
}
const lineOf = (...rows: ProfileRow[]) => {
  const [line] = profileLines(rows, agency, dictionary, 'zh');
  if (line === undefined) throw new Error('no line');
  return line;
};
const change = (before: ProfileRow, now: ProfileRow) => changeText(lineOf(before, now), now.year, dictionary, 'zh');

describe('the figures of an agency', () => {
  it('tell every absence in words and never as 0', () => {
    const statuses = ['not_reported', 'blank', 'not_applicable', 'not_on_form', 'not_captured', 'no_report'] as const;
    const { cells } = lineOf(
      ...statuses.map((status, index) => cell('applications_received', 2018 + index, null, { status })),
    );
    expect(cells.map(({ text }) => text)).toEqual([
      '未报告',
      '表格留空',
      '不适用',
      '当年表式无此项',
      '节选未收录',
      '无报告',
    ]);
  });

  it('carry the denominator of a rate, mark a small one, and say what is doubtful or stated as none', () => {
    const { cells } = lineOf(
      cell('grant_rate', 2021, 50, { base: 12, status: 'derived', doubt: true }),
      cell('grant_rate', 2022, 40, { base: 200, status: 'derived' }),
    );
    expect(cells.map(({ text, notes }) => [text, ...notes])).toEqual([
      ['50.0%', '6 ÷ 12', '存疑', '分母小'],
      ['40.0%', '80 ÷ 200'],
    ]);
    expect(lineOf(cell('applications_received', 2021, 0, { status: 'zero_stated' })).cells[0]?.notes).toEqual([
      '写明为零',
    ]);
  });

  it('change in percent, rates in percentage points, and only where years compare', () => {
    const received = (year: number, value: number | null, rest: Partial<ProfileRow> = {}) =>
      cell('applications_received', year, value, rest);
    expect(change(received(2021, 40), received(2022, 50))).toBe('+25.0%');
    expect(change(received(2021, 0), received(2022, 3))).toBe('上年为 0，+3');
    expect(change(received(2021, 0), received(2022, 0))).toBe('持平');
    expect(change(received(2021, null), received(2022, 3))).toBe('上年无可比数');
    expect(change(received(2021, 40), received(2022, null))).toBe('');
    expect(change(received(2021, 40, { qualifier: 'approx' }), received(2022, 50))).toBe('不是准数，不比');
    expect(change(cell('grant_rate', 2021, 40), cell('grant_rate', 2022, 37.5))).toBe('−2.5 个百分点');
    const rated = (at: number, value: number, base: number) => cell('grant_rate', at, value, { base });
    expect(change(rated(2021, 40, 21), rated(2022, 50, 80))).toBe('+10.0 个百分点（分母小）');
    expect(change(rated(2021, 40, 30), rated(2022, 50, 29))).toBe('+10.0 个百分点（分母小）');
    expect(change(rated(2021, 40, 30), rated(2022, 50, 30))).toBe('+10.0 个百分点');
    const graded = [...dictionary.metrics.values()].find(({ comparability }) => comparability === 'X');
    expect(change(cell(graded?.id ?? '', 2021, 4), cell(graded?.id ?? '', 2022, 5))).toBe('口径不同，不比');
    const direct = [...dictionary.indicators.values()].find((metric) => followsRoute({ metric, view: defaultView }));
    const suits = (at: number) => cell(direct?.id ?? '', at, 4);
    expect(change(suits(2023), suits(2024))).toBe('2024 年起复议前置，不比');
    expect(change(suits(2022), suits(2023))).toBe('持平');
  });

  it('are joined by a line only where years compare, as the change in words says', () => {
    const joined = (...rows: ProfileRow[]) => lineOf(...rows).cells.map(({ follows }) => follows);
    const received = (year: number, value: number | null, rest: Partial<ProfileRow> = {}) =>
      cell('applications_received', year, value, rest);
    expect(joined(received(2021, 40), received(2022, 50), received(2023, 0))).toEqual([false, true, true]);
    expect(joined(received(2021, 40), received(2022, null), received(2023, 5))).toEqual([false, false, false]);
    expect(joined(received(2021, 40), received(2023, 5))).toEqual([false, false]);
    const atLeast = { qualifier: 'at_least' } as const;
    expect(joined(received(2022, 180000, atLeast), received(2023, 140000, atLeast))).toEqual([false, false]);
    const graded = [...dictionary.metrics.values()].find(({ comparability }) => comparability === 'X');
    expect(joined(cell(graded?.id ?? '', 2021, 4), cell(graded?.id ?? '', 2022, 5))).toEqual([false, false]);
  });

  it('lead to Views that the compare page can read', () => {
    const views = [
      figureOverYears('grant_rate', agency.id, { from: 2019, to: 2022 }),
      figureOverYears('grant_rate', agency.id, { from: 2022, to: 2022 }),
      figureAmongPeers(
        'grant_rate',
        agency.id,
        Array.from({ length: 500 }, (_, index) => `9${String(index).padStart(5, '0')}-kj`),
        2022,
      ),
    ];
    for (const view of views) expect(decodeView(new URLSearchParams(encodeView(view)))).toEqual(view);
  });
});
