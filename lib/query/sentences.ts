import { groupBy } from '../model/group.ts';
import type { Language } from '../model/language.ts';
import { type Dictionary, isRatio, viewMetric } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import type { ChangeRow, FirstCorrectionRow, HeadlineFigureRow } from './headlines-sql.ts';
import { metricLabel, metricUnit } from './labels.ts';
import type { CellMark } from './mark.ts';
import { smallBase } from './measured.ts';
import { defaultView } from './view-url.ts';
import { numberText, plainText } from './words.ts';

/** A piece of a sentence: words, or a figure that opens the View it stands in. */
export type SentencePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string; readonly view: View; readonly mark: CellMark };

/** A sentence built from figures; it says what is printed and how it changed, never why. */
export interface Sentence {
  /** Unique among sentences, stable while its figures are. */
  readonly id: string;
  readonly parts: readonly SentencePart[];
}

const text = (words: string): SentencePart => ({ kind: 'text', text: words });

interface Scope {
  readonly metric: string;
  readonly year: number;
  readonly agency: string | null;
}

function figure(words: string, { metric, year, agency }: Scope, from = year): SentencePart {
  const agencies = agency === null ? [] : [agency];
  const chart = agency === null ? 'bar' : 'line';
  const view: View = {
    ...defaultView,
    metric,
    agencies,
    years: { from, to: year },
    chart: from < year ? chart : 'bar',
  };
  return { kind: 'figure', text: words, view, mark: { agency, year, code: null } };
}

/** A number as its metric is written, with its unit. */
function told(value: number, metric: string, dictionary: Dictionary, language: Language): string {
  if (isRate(metric, dictionary)) return numberText(value, 'percent');
  const unit = metricUnit(dictionary, metric, language);
  return `${numberText(value, 'value')}${language === 'zh' ? ` ${unit}` : ''}`;
}

function isRate(metric: string, dictionary: Dictionary): boolean {
  const known = viewMetric(dictionary, metric);
  return known !== undefined && isRatio(known);
}

/** "+12.3%", or "+2.1 个百分点" of a rate; null where what it is measured by is too small to say so. */
function changeText(
  now: number,
  before: number,
  bases: readonly [number | null, number | null],
  rate: boolean,
  language: Language,
): string | null {
  if (bases.some((base) => base !== null && base < smallBase)) return null;
  if (rate) return `${numberText(now - before, 'points')}${language === 'zh' ? ' 个百分点' : ' percentage points'}`;
  return before < smallBase ? null : numberText((100 * (now - before)) / before, 'change');
}

/**
 * One year of each figure, in the figures' order: the latest that at least half as many agencies answer as the year with
 * most, so that the first reports of a new year do not stand for all.
 */
export function latestHeadlines(rows: readonly HeadlineFigureRow[]): HeadlineFigureRow[] {
  const known = rows.filter(({ value }) => value !== null);
  return [...groupBy(known, ({ figure }) => figure).values()].flatMap((years) => {
    const most = Math.max(...years.map(({ agencies }) => agencies));
    const [latest] = years.filter(({ agencies }) => agencies * 2 >= most).sort((a, b) => b.year - a.year);
    return latest ?? [];
  });
}

/** One headline figure: this year, its change, and over how many agencies. */
export function headlineSentence(row: HeadlineFigureRow, dictionary: Dictionary, language: Language): Sentence {
  const { figure: metric, year, value, value_before: before, base } = row;
  const scope: Scope = { metric, year, agency: null };
  const name = metricLabel(dictionary, metric, language);
  const rate = isRate(metric, dictionary);
  const now = figure(value === null ? '' : told(value, metric, dictionary, language), scope, year - 1);
  const change =
    value === null || before === null ? null : changeText(value, before, [base, row.base_before], rate, language);
  const last = before === null ? '' : told(before, metric, dictionary, language);
  const over = base === null ? '' : numberText(base, 'value');
  const zh = language === 'zh';
  const changed = zh
    ? change === null
      ? `，上年 ${last}`
      : `，比上年的 ${last} ${change}`
    : change === null
      ? `, against ${last}`
      : `, ${change} on ${last}`;
  const tail = zh
    ? `${changed}；${rate ? `分母 ${over}；` : ''}计入两年都有数的 ${row.agencies} 个机构（当年有此项的 ${row.having} 个）。`
    : `${changed}; ${rate ? `of ${over}; ` : ''}over the ${row.agencies} ${row.agencies === 1 ? 'agency' : 'agencies'} with both years (${row.having} have it this year).`;
  const head = zh ? `${year} 年${name} ` : `${name}, ${year}: `;
  return { id: `headline-${metric}-${year}`, parts: [text(head), now, text(tail)] };
}

/** One agency's large change on the year before. */
export function changeSentence(row: ChangeRow, dictionary: Dictionary, language: Language): Sentence {
  const { figure: metric, year, agency_id: agency } = row;
  const name = metricLabel(dictionary, metric, language);
  const rate = isRate(metric, dictionary);
  const now = figure(told(row.value, metric, dictionary, language), { metric, year, agency }, year - 1);
  const before = figure(told(row.value_before, metric, dictionary, language), { metric, year: year - 1, agency });
  const change = changeText(row.value, row.value_before, [row.base, row.base_before], rate, language) ?? '';
  const who = plainText(row.agency);
  const bases =
    row.base === null || row.base_before === null
      ? null
      : [row.base, row.base_before].map((n) => numberText(n, 'value'));
  const parts =
    language === 'zh'
      ? [
          text(`${who} ${year} 年${name} `),
          now,
          text('，上年 '),
          before,
          text(`，${change}${bases === null ? '' : `（分母 ${bases[0]} 和 ${bases[1]}）`}。`),
        ]
      : [
          text(`${who}, ${year}: ${name} `),
          now,
          text(', the year before '),
          before,
          text(`: ${change}${bases === null ? '' : ` (of ${bases[0]} and ${bases[1]})`}.`),
        ];
  return { id: `change-${metric}-${agency}-${year}`, parts };
}

/** The first suit of an agency that ended in a correction, since the data know its figures. */
export function firstCorrectionSentence(row: FirstCorrectionRow, dictionary: Dictionary, language: Language): Sentence {
  const metric = 'suits_corrected';
  const { year, since, agency_id: agency } = row;
  const name = metricLabel(dictionary, metric, language);
  const who = plainText(row.agency);
  const now = figure(told(row.value, metric, dictionary, language), { metric, year, agency }, since);
  const earlier = since === year - 1 ? String(since) : `${since}–${year - 1}`;
  const parts =
    language === 'zh'
      ? [
          text(`${who} ${year} 年${name} `),
          now,
          text(`；此前收录的报告（${earlier.replace('–', '—')} 年）有数的都是 0。`),
        ]
      : [text(`${who}, ${year}: ${name} `), now, text(`; every figure in the reports before it (${earlier}) is 0.`)];
  return { id: `first-${agency}-${year}`, parts };
}
