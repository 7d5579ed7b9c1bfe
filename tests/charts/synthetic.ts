import { readFileSync } from 'node:fs';
import { parseTheme } from '../../lib/charts/theme.ts';
import type { Agency } from '../../lib/model/agency.ts';
import type { CellStatus, View, ViewRow } from '../../lib/model/view.ts';
import { defaultView } from '../../lib/query/view-url.ts';

/** The product's own themes. */
export const theme = parseTheme(JSON.parse(readFileSync(new URL('../../data/theme.json', import.meta.url), 'utf8')));

const names = ['甲市科技局', '乙区教育局', '丙县民政局', '丁市人民政府'];

/** Four synthetic agencies. */
export const agencies: readonly Agency[] = names.map((name, index) => ({
  id: `90010${index}-kj`,
  name: `${name}（全称）`,
  shortName: name,
  regionCode: `90010${index}`,
  level: 'county',
  kind: 'kj',
  sortKey: index,
  initials: 'x',
}));

/** A row of a View; what is not given is an ordinary exact figure of a full report. */
export function row(
  agency: number,
  year: number,
  code: string | null,
  value: number | null,
  rest: Partial<ViewRow> = {},
): ViewRow {
  const known = agencies[agency] ?? { id: 'none', shortName: '无' };
  const status: CellStatus = rest.status ?? (value === null ? 'not_reported' : 'reported');
  return {
    agency_id: known.id,
    agency: known.shortName,
    year,
    code,
    value,
    printed: value,
    base: null,
    status,
    qualifier: 'exact',
    doubt: false,
    parts: 1,
    evidence_id: value === null ? null : `e-${agency}-${year}-${code ?? 'all'}`,
    report_id: status === 'no_report' ? null : `${known.id}-${year}`,
    template:
      status === 'no_report' ? null : year >= 2021 ? 'format_2021' : year >= 2019 ? 'format_2019' : 'narrative_2008',
    completeness: status === 'no_report' ? null : status === 'not_captured' ? 'excerpt' : 'full',
    against: null,
    against_status: null,
    ...rest,
  };
}

/** Every status over two agencies and six years, one figure each: with all that can be said of a figure. */
export const totalRows: readonly ViewRow[] = [
  row(0, 2017, null, 276),
  row(0, 2018, null, 310, { doubt: true }),
  row(0, 2019, null, 0, { status: 'zero_stated' }),
  row(0, 2020, null, null, { status: 'blank' }),
  row(0, 2021, null, 1234),
  row(0, 2022, null, 900, { qualifier: 'at_least' }),
  row(1, 2017, null, null, { status: 'no_report' }),
  row(1, 2018, null, null, { status: 'not_captured' }),
  row(1, 2019, null, 18, { status: 'derived' }),
  row(1, 2020, null, 0),
  row(1, 2021, null, null, { status: 'not_applicable' }),
  row(1, 2022, null, null, { status: 'not_on_form' }),
  row(2, 2017, null, null, { status: 'no_report' }),
  row(2, 2018, null, null, { status: 'not_reported' }),
  row(2, 2019, null, 41, { qualifier: 'approx', parts: 3, status: 'derived' }),
  row(2, 2020, null, 77),
  row(2, 2021, null, 95, { doubt: true }),
  row(2, 2022, null, null, { status: 'no_report' }),
];

export const totalView: View = {
  ...defaultView,
  metric: 'req_received',
  agencies: agencies.slice(0, 3).map(({ id }) => id),
  years: { from: 2017, to: 2022 },
};

/** Channels of three agencies in two years, one of which breaks nothing down. */
export const channelRows: readonly ViewRow[] = [
  row(0, 2018, 'website_own', 276, { doubt: true }),
  row(0, 2018, 'weibo', 49),
  row(0, 2018, 'wechat', 276),
  row(0, 2018, 'press_media', null),
  row(0, 2019, 'website_own', 300),
  row(0, 2019, 'weibo', 0, { status: 'zero_stated' }),
  row(0, 2019, 'wechat', 310, { qualifier: 'at_least' }),
  row(0, 2019, 'press_media', 53),
  ...['website_own', 'weibo', 'wechat', 'press_media'].map((code) => row(1, 2018, code, null)),
  ...['website_own', 'weibo', 'wechat', 'press_media'].map((code) => row(1, 2019, code, null, { status: 'no_report' })),
  row(2, 2018, 'website_own', 65),
  ...['weibo', 'wechat', 'press_media'].map((code) => row(2, 2018, code, null, { status: 'not_captured' })),
  ...['website_own', 'weibo', 'wechat', 'press_media'].map((code) => row(2, 2019, code, null, { status: 'no_report' })),
];

export const channelView: View = {
  ...totalView,
  metric: 'proactive_by_channel',
  by: 'channel',
  years: { from: 2018, to: 2019 },
};

/** Changes with both signs, a missing base and an undefined ratio. */
export const changeRows: readonly ViewRow[] = [
  row(0, 2018, null, 50, { printed: 15, base: 10 }),
  row(0, 2019, null, -66.66666666666667, { printed: 5, base: 15 }),
  row(0, 2020, null, null, { printed: 7, status: 'no_base' }),
  row(0, 2021, null, null, { printed: 7, base: 0, status: 'undefined_ratio' }),
  row(1, 2018, null, 0, { printed: 40, base: 40 }),
  row(1, 2019, null, 12.5, { printed: 45, base: 40, doubt: true }),
  row(1, 2020, null, null, { status: 'no_report' }),
  row(1, 2021, null, 300, { printed: 400, base: 100 }),
];

export const changeView: View = { ...totalView, measure: 'change', years: { from: 2018, to: 2021 } };
