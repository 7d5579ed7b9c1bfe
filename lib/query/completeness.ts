import type { Agency } from '../model/agency.ts';
import type { Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { drawnKind } from './charts-for.ts';
import { drawnCells } from './drawn-gaps.ts';
import { hasNumber } from './view-rows.ts';
import { plainText } from './words.ts';

/** At most this many agencies are named; the rest are counted. */
const namedAtMost = 5;

type Chosen = Pick<Agency, 'id' | 'shortName'>;

/**
 * How many of the chosen agencies have the figure in what the picture draws (of a scatter, both figures of one year; of a slope,
 * how many in both its years), which lack it, which have it without the number the View makes of it, and how many years of
 * them all have no report.
 */
export function completenessText(
  view: View,
  rows: readonly ViewRow[],
  chosen: readonly Chosen[],
  { dictionary, language }: { readonly dictionary: Dictionary; readonly language: Language },
): string {
  const kind = drawnKind(view, dictionary);
  const both = kind === 'scatter';
  const drawn = drawnCells(view, rows, dictionary);
  const idsOf = (some: readonly ViewRow[]) => new Set(some.map(({ agency_id }) => agency_id));
  const shown = idsOf(drawn.filter((row) => hasNumber(row) && !(both && row.against === null)));
  const printed = both ? shown : idsOf(drawn.filter((row) => hasNumber(row) || row.printed !== null));
  const having = chosen.filter(({ id }) => printed.has(id));
  const missing = chosen.filter(({ id }) => !printed.has(id));
  const unmeasured = having.filter(({ id }) => !shown.has(id));
  const gaps = drawn.filter(({ status }) => status === 'no_report');
  const years = new Set(gaps.map((row) => `${row.agency_id} ${row.year}`)).size;
  const ends = kind === 'slope' ? endsOf(view, drawn, having) : null;
  const write = language === 'zh' ? chinese : english;
  return write({ all: chosen.length, count: having.length, both, ends, missing, unmeasured, years });
}

/** The two years a slope draws, and how many agencies have a number in both. */
interface Ends extends Readonly<View['years']> {
  readonly paired: number;
}

function endsOf({ years }: View, drawn: readonly ViewRow[], having: readonly Chosen[]): Ends {
  const numbers = new Set(drawn.filter(hasNumber).map((row) => `${row.agency_id} ${row.year}`));
  const paired = having.filter(({ id }) => numbers.has(`${id} ${years.from}`) && numbers.has(`${id} ${years.to}`));
  return { ...years, paired: paired.length };
}

interface Counted {
  readonly all: number;
  readonly count: number;
  readonly both: boolean;
  readonly ends: Ends | null;
  readonly missing: readonly Chosen[];
  readonly unmeasured: readonly Chosen[];
  readonly years: number;
}

function chinese({ all, count, both, ends, missing, unmeasured, years }: Counted): string {
  const only = ends === null ? '' : `（图中只画 ${ends.from} 年和 ${ends.to} 年）`;
  return [
    `覆盖${only}：${all} 个机构中 ${count} 个${both ? '有同一年的两项数' : '有此项'}`,
    ...(ends === null ? [] : [`两年都有的 ${ends.paired} 个`]),
    ...(missing.length === 0 ? [] : [`缺：${nameList(missing, 'zh')}`]),
    ...(unmeasured.length === 0 ? [] : [`有此项但不能这样计：${nameList(unmeasured, 'zh')}`]),
    ...(years === 0 ? [] : [`${missing.length === 0 ? '另' : '共'}缺 ${years} 个年度的报告`]),
  ]
    .join('；')
    .concat('。');
}

function english({ all, count, both, ends, missing, unmeasured, years }: Counted): string {
  const agencies = all === 1 ? 'agency' : 'agencies';
  const figure = both ? 'both figures of one year' : 'this figure';
  const only = ends === null ? '' : ` (only ${ends.from} and ${ends.to} are drawn)`;
  return [
    `Coverage${only}: ${count} of ${all} ${agencies} ${count === 1 ? 'has' : 'have'} ${figure}`,
    ...(ends === null ? [] : [`${ends.paired} in both years`]),
    ...(missing.length === 0 ? [] : [`missing: ${nameList(missing, 'en')}`]),
    ...(unmeasured.length === 0 ? [] : [`cannot be measured so: ${nameList(unmeasured, 'en')}`]),
    ...(years === 0 ? [] : [`${years} agency ${years === 1 ? 'year' : 'years'} without a report`]),
  ]
    .join('; ')
    .concat('.');
}

function nameList(agencies: readonly Chosen[], language: Language): string {
  const named = agencies.slice(0, namedAtMost).map(({ shortName }) => plainText(shortName));
  const rest = agencies.length - named.length;
  if (language === 'zh') return `${named.join('、')}${rest === 0 ? '' : ` 等 ${agencies.length} 个`}`;
  return `${named.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`;
}
