import type { Bilingual, Language } from '../model/language.ts';
import type { CellStatus, ChartKind, Measure, ViewRow } from '../model/view.ts';
import { hasNumber } from './view-rows.ts';

/** The words of absence and presence: the one place where they stand, for axes, tables, exports and the spoken label. */
const statusWords: Readonly<Record<CellStatus, Bilingual>> = {
  reported: { zh: '报告数', en: 'reported' },
  zero_stated: { zh: '写明为零', en: 'stated as none' },
  derived: { zh: '推算数', en: 'derived' },
  not_reported: { zh: '未报告', en: 'not reported' },
  blank: { zh: '表格留空', en: 'left blank' },
  not_applicable: { zh: '不适用', en: 'not applicable' },
  not_on_form: { zh: '当年表式无此项', en: "not on that year's form" },
  not_captured: { zh: '节选未收录', en: 'not in the excerpt' },
  no_report: { zh: '无报告', en: 'no report' },
  undefined_ratio: { zh: '无法计算', en: 'cannot be computed' },
  no_base: { zh: '上年无可比数', en: 'no comparable base' },
};

/** What a cell's status means, in a few words. */
export function statusText(status: CellStatus, language: Language): string {
  return statusWords[status][language];
}

/** "存疑": printed beside a figure that is drawn hollow. */
export const doubtWord: Bilingual = { zh: '存疑', en: 'doubtful' };

const qualifierWords: Readonly<Record<ViewRow['qualifier'], Bilingual>> = {
  exact: { zh: '', en: '' },
  approx: { zh: '约 ', en: 'about ' },
  at_least: { zh: '≥ ', en: '≥ ' },
  at_most: { zh: '≤ ', en: '≤ ' },
};

/** How a measure is called in the selection sentence. */
export const measureWords: Readonly<Record<Measure, Bilingual>> = {
  value: { zh: '数值', en: 'values' },
  share: { zh: '占比', en: "shares of the agency's own total" },
  change: { zh: '比上年增减', en: 'changes on the year before' },
};

/** How a chart kind is called. */
export const chartWords: Readonly<Record<ChartKind, Bilingual>> = {
  bar: { zh: '条形图', en: 'a bar chart' },
  line: { zh: '折线图', en: 'a line chart' },
  heat: { zh: '热力矩阵', en: 'a heat matrix' },
};

const counts = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
const percents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const changes = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

/** A number as people read it: thousands separators, percent with one decimal, a change with its sign. */
export function numberText(value: number, measure: Measure): string {
  if (measure === 'value') return counts.format(value);
  return `${(measure === 'share' ? percents : changes).format(value).replace('-', '−')}%`;
}

/** A cell in words: its number with 约, ≥ or ≤ where it is not exact, or why there is none. Doubt stands beside it. */
export function cellText(row: ViewRow, measure: Measure, language: Language): string {
  if (!hasNumber(row)) return statusText(row.status, language);
  return `${qualifierWords[row.qualifier][language]}${numberText(row.value, measure)}`;
}

/** What else is to be said of a cell, one sentence part each: stated zero, sum, base of a ratio, doubt. */
export function cellNotes(row: ViewRow, measure: Measure, language: Language): string[] {
  const zh = language === 'zh';
  const printed = row.printed === null ? '' : counts.format(row.printed);
  const base = row.base === null ? '' : counts.format(row.base);
  const parts = zh ? `由 ${row.parts} 个小类相加` : `sum of ${row.parts} printed figures`;
  return [
    ...(row.status === 'zero_stated' ? [statusText('zero_stated', language)] : []),
    ...(row.parts > 1 ? [parts] : row.status === 'derived' ? [statusText('derived', language)] : []),
    ...(measure === 'share' && base ? [zh ? `${printed} ÷ ${base}` : `${printed} of ${base}`] : []),
    ...(measure === 'change' && base ? [zh ? `上年 ${base}，本年 ${printed}` : `${base} before, ${printed} now`] : []),
    ...(!hasNumber(row) && printed ? [zh ? `报告数 ${printed}` : `${printed} printed`] : []),
    ...(row.doubt ? [doubtWord[language]] : []),
  ];
}

/** Text from data made safe to draw or write: control characters and stray line breaks become spaces. */
export function plainText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+/gu, ' ')
    .trim();
}

/** Years as people write them: 2017—2021 年, 2019 年; 2017–2021. */
export function yearsText(years: { readonly from: number; readonly to: number }, language: Language): string {
  const single = years.from === years.to;
  if (language === 'zh') return `${single ? years.from : `${years.from}—${years.to}`} 年`;
  return single ? String(years.from) : `${years.from}–${years.to}`;
}
