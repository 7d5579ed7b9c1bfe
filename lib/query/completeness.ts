import type { Agency } from '../model/agency.ts';
import type { Language } from '../model/language.ts';
import type { ViewRow } from '../model/view.ts';
import { hasNumber } from './view-rows.ts';
import { plainText } from './words.ts';

/** At most this many agencies are named; the rest are counted. */
const namedAtMost = 5;

type Chosen = Pick<Agency, 'id' | 'shortName'>;

/**
 * How many of the chosen agencies have the figure (of a scatter, `both` of one year), which lack it, which have it without the
 * number the View makes of it, and how many years of them all have no report.
 */
export function completenessText(
  rows: readonly ViewRow[],
  chosen: readonly Chosen[],
  both: boolean,
  language: Language,
): string {
  const idsOf = (some: readonly ViewRow[]) => new Set(some.map(({ agency_id }) => agency_id));
  const shown = idsOf(rows.filter((row) => hasNumber(row) && !(both && row.against === null)));
  const printed = both ? shown : idsOf(rows.filter((row) => hasNumber(row) || row.printed !== null));
  const having = chosen.filter(({ id }) => printed.has(id));
  const missing = chosen.filter(({ id }) => !printed.has(id));
  const unmeasured = having.filter(({ id }) => !shown.has(id));
  const gaps = rows.filter(({ status }) => status === 'no_report');
  const years = new Set(gaps.map((row) => `${row.agency_id} ${row.year}`)).size;
  const write = language === 'zh' ? chinese : english;
  return write({ all: chosen.length, count: having.length, both, missing, unmeasured, years });
}

interface Counted {
  readonly all: number;
  readonly count: number;
  readonly both: boolean;
  readonly missing: readonly Chosen[];
  readonly unmeasured: readonly Chosen[];
  readonly years: number;
}

function chinese({ all, count, both, missing, unmeasured, years }: Counted): string {
  return [
    `覆盖：${all} 个机构中 ${count} 个${both ? '有同一年的两项数' : '有此项'}`,
    ...(missing.length === 0 ? [] : [`缺：${nameList(missing, 'zh')}`]),
    ...(unmeasured.length === 0 ? [] : [`有此项但不能这样计：${nameList(unmeasured, 'zh')}`]),
    ...(years === 0 ? [] : [`${missing.length === 0 ? '另' : '共'}缺 ${years} 个年度的报告`]),
  ]
    .join('；')
    .concat('。');
}

function english({ all, count, both, missing, unmeasured, years }: Counted): string {
  const agencies = all === 1 ? 'agency' : 'agencies';
  const figure = both ? 'both figures of one year' : 'this figure';
  return [
    `Coverage: ${count} of ${all} ${agencies} ${count === 1 ? 'has' : 'have'} ${figure}`,
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
