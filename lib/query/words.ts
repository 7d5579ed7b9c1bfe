import type { Bilingual, Language } from '../model/language.ts';
import type { CellStatus, ChartKind, Measure, ViewRow } from '../model/view.ts';
import { smallBase } from './measured.ts';
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
  small_base: { zh: '分母过小', en: 'denominator too small' },
  not_comparable: { zh: '不可比', en: 'not comparable' },
};

/** Among agencies there is no year before to lack: too few to compare, or the figure is not exact. */
const noBaseAmongAgencies: Bilingual = { zh: '不能参加比较', en: 'cannot be compared' };

/** What a cell's status means, in a few words; where it depends on it, for the measure of the View. */
export function statusText(status: CellStatus, language: Language, form?: NumberForm): string {
  return (isAmongAgencies(status, form) ? noBaseAmongAgencies : statusWords[status])[language];
}

/** Whether what lacks a base is a standing among agencies, not a figure beside its year before. */
export function isAmongAgencies(status: CellStatus, form?: NumberForm): boolean {
  return status === 'no_base' && (form === 'rank' || form === 'index');
}

/** "存疑": printed beside a figure that is drawn hollow. */
export const doubtWord: Bilingual = { zh: '存疑', en: 'doubtful' };

/** "更正": printed beside a figure that a person corrected or added. */
export const editedWord: Bilingual = { zh: '更正', en: 'corrected' };

/** Beside a number on a denominator below {@link smallBase}. */
export const smallBaseWord: Bilingual = { zh: `分母不足 ${smallBase}`, en: `denominator below ${smallBase}` };

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
  per_hundred: { zh: '每百件申请', en: 'figures per hundred applications' },
  change: { zh: '比上年增减', en: 'changes on the year before' },
  difference: { zh: '比上年增减量', en: 'differences from the year before' },
  points: { zh: '占比增减', en: 'changes in share' },
  rank: { zh: '名次', en: 'ranks' },
  index: { zh: '指数', en: 'an index to the median' },
};

/** How a chart kind is called. */
export const chartWords: Readonly<Record<ChartKind, Bilingual>> = {
  bar: { zh: '条形图', en: 'a bar chart' },
  stack: { zh: '堆叠条形图', en: 'stacked bars' },
  stack100: { zh: '百分比堆叠条形图', en: 'bars stacked to 100 %' },
  line: { zh: '折线图', en: 'a line chart' },
  slope: { zh: '首末年对照图', en: 'a slope chart' },
  heat: { zh: '热力矩阵', en: 'a heat matrix' },
  multiples: { zh: '分机构小图', en: 'small multiples' },
  strip: { zh: '分布图', en: 'a strip chart' },
  scatter: { zh: '散点图', en: 'a scatter chart' },
};

const counts = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
const percents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const changes = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

const signedCounts = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4, signDisplay: 'exceptZero' });

/** How a number is written: as its measure asks, and the plain value of a rate as a percentage. */
export type NumberForm = Measure | 'percent';

/** How the figure behind a measured number is written: a rate as a percentage, everything else as it is. */
export type PlainForm = 'value' | 'percent';

const writers: Readonly<Record<NumberForm, (value: number) => string>> = {
  value: (value) => counts.format(value),
  percent: (value) => `${percents.format(value)}%`,
  share: (value) => `${percents.format(value)}%`,
  per_hundred: (value) => percents.format(value),
  change: (value) => `${changes.format(value)}%`,
  difference: (value) => signedCounts.format(value),
  points: (value) => changes.format(value),
  rank: (value) => counts.format(value),
  index: (value) => percents.format(value),
};

/**
 * A number as people read it: thousands separators, percent and ratios with one decimal, a change with its sign. Percentage
 * points, ranks and index figures carry no unit: it stands in the subtitle.
 */
export function numberText(value: number, form: NumberForm): string {
  return writers[form](value).replace('-', form === 'value' ? '-' : '−');
}

/** How a cell's number is written: of the plain figures, only a rate has a denominator. */
export function formOf(row: ViewRow, form: NumberForm): NumberForm {
  return form === 'value' && row.base !== null ? 'percent' : form;
}

/** A cell in words: its number with 约, ≥ or ≤ where it is not exact, or why there is none. Doubt stands beside it. */
export function cellText(row: ViewRow, form: NumberForm, language: Language): string {
  if (!hasNumber(row)) return statusText(row.status, language, form);
  const number = numberText(row.value, formOf(row, form));
  const text = form === 'rank' ? { zh: `第 ${number} 名`, en: `no. ${number}` }[language] : number;
  return `${qualifierWords[row.qualifier][language]}${text}`;
}

/** A scatter's second figure in words, as {@link cellText} writes the first; empty where the View has none. */
export function againstText(row: ViewRow, form: NumberForm, language: Language): string {
  const { against, against_status: status, against_qualifier: qualifier = 'exact' } = row;
  if (against === null) return status === null ? '' : statusText(status, language);
  return `${qualifierWords[qualifier][language]}${numberText(against, form)}`;
}

/** What else is to be said of a scatter's second figure: its small denominator, and doubt, which is of the dot as a whole. */
export function againstNotes(row: ViewRow, language: Language): string[] {
  if (row.against === null) return [];
  return [...(row.against_small ? [smallBaseWord[language]] : []), ...(row.doubt ? [doubtWord[language]] : [])];
}

/**
 * What else is to be said of a cell, one sentence part each: stated zero, sum, base of a ratio, doubt, correction. `plain` is how
 * the figure behind the number is written.
 */
export function cellNotes(row: ViewRow, form: NumberForm, plain: PlainForm, language: Language): string[] {
  const zh = language === 'zh';
  const parts = zh ? `由 ${row.parts} 个小类相加` : `sum of ${row.parts} printed figures`;
  const computed = row.base !== null && formOf(row, form) === 'percent';
  return [
    ...(row.status === 'zero_stated' ? [statusText('zero_stated', language)] : []),
    ...(row.parts > 1 ? [parts] : row.status === 'derived' && !computed ? [statusText('derived', language)] : []),
    ...baseNotes(row, form, plain, language),
    ...(row.small_base && hasNumber(row) ? [smallBaseWord[language]] : []),
    ...(hasNumber(row) || row.printed === null ? [] : [behindNote(row.printed, plain, language)]),
    ...(row.doubt ? [doubtWord[language]] : []),
    ...(row.edited ? [editedWord[language]] : []),
  ];
}

/** The figure there is although it cannot be measured as asked: rates are computed, nobody printed them. */
function behindNote(printed: number, plain: PlainForm, language: Language): string {
  const text = numberText(printed, plain);
  const words: Readonly<Record<PlainForm, Bilingual>> = {
    value: { zh: `报告数 ${text}`, en: `${text} printed` },
    percent: { zh: `算得 ${text}`, en: `${text} computed` },
  };
  return words[plain][language];
}

/** What the number is measured by. */
function baseNotes(row: ViewRow, form: NumberForm, plain: PlainForm, language: Language): string[] {
  const { value, printed, base } = row;
  if (base === null) return [];
  const zh = language === 'zh';
  const [now, by] = [printed === null ? '' : numberText(printed, plain), numberText(base, plain)];
  const percent = (number: number) => numberText(number, 'percent');
  switch (formOf(row, form)) {
    case 'share':
    case 'per_hundred':
      return [zh ? `${now} ÷ ${by}` : `${now} of ${by}`];
    case 'percent': {
      if (value === null) return [];
      const part = counts.format((value * base) / 100);
      return [zh ? `${part} ÷ ${counts.format(base)}` : `${part} of ${counts.format(base)}`];
    }
    case 'change':
    case 'difference':
      return [zh ? `上年 ${by}，本年 ${now}` : `${by} before, ${now} now`];
    case 'points':
      if (value === null) return [];
      return [
        zh
          ? `上年 ${percent(base)}，本年 ${percent(base + value)}`
          : `${percent(base)} before, ${percent(base + value)} now`,
      ];
    case 'rank':
      return [zh ? `共 ${counts.format(base)} 个机构` : `of ${counts.format(base)} agencies`];
    case 'index':
      return [zh ? `本机构 ${now}，中位数 ${by}` : `${now}, median ${by}`];
    case 'value':
      return [];
  }
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
