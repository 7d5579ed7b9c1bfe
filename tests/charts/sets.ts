import type { CellStatus, View, ViewRow } from '../../lib/model/view.ts';
import { agencies, changeRows, changeView, channelRows, channelView, row, totalRows, totalView } from './synthetic.ts';

/** A View with rows that answer it, by a name that also names its pictures. */
export interface ChartSet {
  readonly name: string;
  readonly view: View;
  readonly rows: readonly ViewRow[];
}

/** Every status without a number. */
export const absences = [
  'not_reported',
  'blank',
  'not_applicable',
  'not_on_form',
  'not_captured',
  'no_report',
  'undefined_ratio',
  'no_base',
  'small_base',
  'not_comparable',
] as const satisfies readonly CellStatus[];

/** A whole number below `end` that depends only on its arguments. */
function pick(end: number, ...seeds: readonly number[]): number {
  let state = 2166136261;
  for (const seed of seeds) state = Math.imul(state ^ (seed + 77), 16777619) >>> 0;
  return ((state >>> 8) ^ (state >>> 17)) % end;
}

const suffixes = [
  '科技局',
  '教育局',
  '民政局',
  '财政局',
  '生态环境局',
  '农业农村局',
  '卫生健康委员会',
  '住房和城乡建设局',
];
const places = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄';

/** Any number of agencies over years, with gaps, doubts and zeros strewn in; `unit` scales the figures. */
export function manyRows(count: number, years: readonly number[], unit = 400): ViewRow[] {
  return Array.from({ length: count }, (_, agency) => {
    const name = `${places.charAt(agency % places.length)}${agency >= places.length ? '州' : '市'}${suffixes[agency % suffixes.length]}`;
    const own = { agency_id: `9${String(agency).padStart(5, '0')}-kj`, agency: name };
    return years.map((year) => {
      const dice = pick(20, agency, year);
      if (dice === 0) return { ...row(0, year, null, null, { status: 'no_report' }), ...own };
      if (dice < 3)
        return { ...row(0, year, null, null, { status: absences[pick(5, year, agency)] ?? 'blank' }), ...own };
      const value = dice === 3 ? 0 : pick(unit, agency, year, 3) * (dice === 4 ? 6 : 1);
      const rest = dice === 5 ? { doubt: true } : dice === 3 ? { status: 'zero_stated' as const } : {};
      return { ...row(0, year, null, value, rest), ...own };
    });
  }).flat();
}

const applicants = [
  'natural_person',
  'org_business',
  'org_research',
  'org_public_welfare',
  'org_legal_service',
  'org_other',
];

const applicantRows = [0, 1, 2].flatMap((agency) =>
  [2019, 2020, 2021].flatMap((year) => {
    if (agency === 2 && year === 2019)
      return [...applicants, 'org_subtotal', 'total'].map((code) => row(2, year, code, null, { status: 'no_report' }));
    const parts = applicants.map((code, at) => {
      if (agency === 1 && at === 3) return row(agency, year, code, null, { status: 'blank' });
      if (agency === 1 && at === 4) return row(agency, year, code, null);
      if (at === 2) return row(agency, year, code, 0, { status: 'zero_stated' });
      return row(agency, year, code, pick(90, agency, year, at) * (at === 0 ? 4 : 1), {
        doubt: at === 1 && agency === 0,
      });
    });
    const orgs = parts.slice(1).reduce((sum, { value }) => sum + (value ?? 0), 0);
    return [
      ...parts,
      row(agency, year, 'org_subtotal', orgs),
      row(agency, year, 'total', orgs + (parts[0]?.value ?? 0)),
    ];
  }),
);

const shareRows = applicantRows
  .filter(({ code }) => code !== 'total' && code !== 'org_subtotal')
  .map((cell) =>
    cell.value === null ? cell : { ...cell, value: cell.value / 4, base: 400, qualifier: 'exact' as const },
  );

const rateOf = (agency: number, year: number) => ({
  value: 30 + pick(600, agency, year) / 10,
  base: 20 + pick(90, year, agency),
});
const rateRows = [0, 1, 2, 3].flatMap((agency) =>
  [2019, 2020, 2021].map((year) => {
    if (agency === 3 && year === 2020) return row(agency, year, null, null, { status: 'undefined_ratio' });
    const { value, base } = rateOf(agency, year);
    return row(agency, year, null, value, { base, printed: value, status: 'derived' });
  }),
);

const remedyRows = [0, 1, 2].flatMap((agency) =>
  [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].map((year) =>
    year === 2018
      ? row(agency, year, null, null, { status: 'not_reported' })
      : row(agency, year, null, pick(40, agency, year)),
  ),
);

const rankRows = [0, 1, 2, 3].flatMap((agency) =>
  [2018, 2019, 2020, 2021].map((year) =>
    agency === 1 && year === 2019
      ? row(agency, year, null, null, { printed: 12, status: 'small_base' })
      : row(agency, year, null, 1 + ((agency + (year % 3)) % 4), { printed: 200 - agency * 20, base: 4 }),
  ),
);

const indexRows = [0, 1, 2, 3].flatMap((agency) =>
  [2019, 2020, 2021].map((year) =>
    agency === 2 && year === 2020
      ? row(agency, year, null, null, { printed: 12, status: 'not_comparable' })
      : row(agency, year, null, 40 + pick(2000, agency, year) / 10, { printed: 120, base: 100 }),
  ),
);

const differenceRows = [0, 1, 2].flatMap((agency) =>
  [2018, 2019, 2020, 2021].map((year) =>
    agency === 1 && year === 2018
      ? row(agency, year, null, null, { printed: 8, status: 'no_base' })
      : row(agency, year, null, pick(400, agency, year) - 180, { printed: 300, base: 200 }),
  ),
);

const absenceRows = absences.map((status, at) => row(at % 4, 2016 + Math.floor(at / 4), null, null, { status }));

const withAgainst = (rows: readonly ViewRow[]): ViewRow[] =>
  rows.map((cell, at) => {
    if (at % 7 === 3) return { ...cell, against: null, against_status: 'not_reported' };
    if (cell.value === null && at % 2 === 0) return { ...cell, against: null, against_status: cell.status };
    return { ...cell, against: pick(900, at, cell.year) / 10, against_status: 'derived' };
  });

const docTypeRows = [0, 1, 2, 3].flatMap((agency) => [
  row(agency, 2020, 'regulation', agency === 0 ? 0 : agency),
  row(agency, 2020, 'normative_doc', agency === 3 ? null : 12 + agency * 5, agency === 3 ? { status: 'blank' } : {}),
]);

const years = (from: number, to: number) => ({ from, to });
const all = agencies.map(({ id }) => id);

/** The sets every chart kind is drawn from. */
export const chartSets: readonly ChartSet[] = [
  { name: 'totals', view: totalView, rows: totalRows },
  { name: 'channels', view: channelView, rows: channelRows },
  { name: 'changes', view: changeView, rows: changeRows },
  { name: 'applicants', view: { ...totalView, by: 'applicant', years: years(2019, 2021) }, rows: applicantRows },
  {
    name: 'applicant-shares',
    view: { ...totalView, by: 'applicant', measure: 'share', years: years(2019, 2021) },
    rows: shareRows,
  },
  {
    name: 'documents',
    view: { ...totalView, metric: 'normdoc_issued', agencies: all, by: 'doc_type', years: years(2020, 2020) },
    rows: docTypeRows,
  },
  {
    name: 'rate',
    view: { ...totalView, metric: 'grant_rate', agencies: all, years: years(2019, 2021) },
    rows: rateRows,
  },
  { name: 'remedies', view: { ...totalView, metric: 'review_total', years: years(2018, 2025) }, rows: remedyRows },
  { name: 'rank', view: { ...totalView, agencies: all, measure: 'rank', years: years(2018, 2021) }, rows: rankRows },
  { name: 'index', view: { ...totalView, agencies: all, measure: 'index', years: years(2019, 2021) }, rows: indexRows },
  { name: 'difference', view: { ...totalView, measure: 'difference', years: years(2018, 2021) }, rows: differenceRows },
  {
    name: 'two-years',
    view: { ...totalView, years: years(2018, 2019) },
    rows: totalRows.filter(({ year }) => year === 2018 || year === 2019),
  },
  {
    name: 'one-year',
    view: { ...totalView, years: years(2021, 2021) },
    rows: totalRows.filter(({ year }) => year === 2021),
  },
  {
    name: 'one-agency',
    view: { ...totalView, agencies: all.slice(0, 1) },
    rows: totalRows.filter(({ agency_id }) => agency_id === all[0]),
  },
  {
    name: 'thirty',
    view: { ...totalView, agencies: [], years: years(2017, 2021) },
    rows: manyRows(30, [2017, 2018, 2019, 2020, 2021]),
  },
  { name: 'absences', view: { ...totalView, agencies: all, years: years(2016, 2018) }, rows: absenceRows },
  {
    name: 'against',
    view: { ...totalView, against: 'grant_rate', years: years(2018, 2021) },
    rows: withAgainst(totalRows.filter(({ year }) => year >= 2018 && year <= 2021)),
  },
  {
    name: 'thirty-against',
    view: { ...totalView, agencies: [], against: 'grant_rate', years: years(2021, 2021) },
    rows: withAgainst(manyRows(30, [2021])),
  },
];
