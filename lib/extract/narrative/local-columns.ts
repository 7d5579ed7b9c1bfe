/** Where a column stands, and its headings as printed and in even form. */
export interface ColumnPlace {
  readonly index: number;
  readonly text: string;
  readonly even: string;
}

/** A column of a bureau's own table whose figures are the report's. */
export interface Column {
  readonly place: ColumnPlace;
  readonly kind: 'count' | 'share';
  readonly unit: string;
  /** The heading says that it counts (数量), not only of what year. */
  readonly isNamed: boolean;
}

/** What a heading says of the time its figures are of. */
type Period = 'own' | 'other' | 'unsaid';

const countNames = /数量|条数|件数|篇数|信息数|公开数|发布数|数目|[（(][条件篇][）)]/;
const shareNames = /占比|比例|百分比|比重/;
const totalColumn = /^(?:合计|总计|总数|总量|共计)(?:[（(].*[）)])?$/;
/** Counts of readers, not of what was published. */
const readerCounts = /阅读|点击|访问|浏览|转发|关注|粉丝|评论|点赞/;
const ordinalName = /^(?:序号|编号|No\.?)$/i;
const wholeYear = /1月?(?:[日份1]*)[-—–~～至到]+12月(?:31日)?/;
const otherTimes =
  /上年|去年|上一年|前一年|前年|往年|历年|同期|增减|增长|增加|增幅|减少|降幅|升降|变化|变动|同比|环比|较上|比上|季度|上半年|下半年|[0-9一二三四五六七八九十]月/;
const ownTimes = /本年|今年|当年|本期|全年/;
const timeOnly = /^(?:20[0-9]{2}年?度?|本年度?|今年|上年度?|去年|同期|增减|同比)$/;
/** What is left of a heading that says only of what year it is. */
const timeWords = /20[0-9]{2}|年度?|本|今|当|全|期|份|情况|[（(].*?[）)]/g;

/** Whether a heading stands over the rows' own numbers. */
export function isOrdinalName(name: string): boolean {
  return ordinalName.test(name);
}

/** Whether a heading stands over words, as far as it tells. */
export function isPlainColumn(name: string): boolean {
  return [countNames, shareNames, totalColumn, ownTimes, otherTimes, /20[0-9]{2}/].every((words) => !words.test(name));
}

/** Whether words name a time and nothing else. */
export function isTimeName(name: string): boolean {
  return timeOnly.test(name);
}

function yearsIn(name: string): string[] {
  return [...new Set(name.match(/20[0-9]{2}/g))];
}

function periodOf(name: string, year: string | undefined): Period {
  if (otherTimes.test(name.replace(wholeYear, ''))) return 'other';
  const years = yearsIn(name);
  if (years.length > 0) return years.length === 1 && years[0] === year ? 'own' : 'other';
  return ownTimes.test(name) ? 'own' : 'unsaid';
}

function readColumn(place: ColumnPlace, period: Period): Column | null {
  const { even } = place;
  if (readerCounts.test(even)) return null;
  if (shareNames.test(even)) return { place, kind: 'share', unit: '%', isNamed: true };
  const unit = /[（(]([条件篇份次])[）)]/.exec(even)?.[1] ?? '条';
  const isNamed = countNames.test(even);
  const isBare = period === 'own' && even.replace(timeWords, '') === '';
  return isNamed || isBare ? { place, kind: 'count', unit, isNamed } : null;
}

function isCount(column: Column): boolean {
  return column.kind === 'count';
}

/**
 * The columns of the report's own year: those that name it where any does, else those that name none. Other years' and
 * comparisons are left out; `unread` are headings of no known meaning. A total stands for columns that are none.
 */
export function readColumns(
  places: readonly ColumnPlace[],
  reportYear: number | null,
): { readonly columns: readonly Column[]; readonly unread: readonly ColumnPlace[] } {
  const named = [...new Set(places.flatMap(({ even }) => yearsIn(even)))];
  const sole = named.length === 1 ? named[0] : undefined;
  const year = reportYear === null ? sole : String(reportYear);
  const timed = places.map((place) => ({ place, period: periodOf(place.even, year) }));
  const of = (wanted: Period): Column[] =>
    timed.flatMap(({ place, period }) => (period === wanted ? (readColumn(place, period) ?? []) : []));
  const [own, unsaid] = [of('own'), of('unsaid')];
  const yearly = unsaid.filter(({ place }) => !place.even.includes('累计'));
  const kept = own.some(isCount) ? own : yearly.some(isCount) ? yearly : unsaid;
  const total = timed.find(({ place, period }) => period === 'unsaid' && totalColumn.test(place.even));
  const columns: readonly Column[] =
    kept.some(isCount) || total === undefined
      ? kept
      : [...kept, { place: total.place, kind: 'count', unit: '条', isNamed: false }];
  const read = [...own, ...unsaid, ...columns].map(({ place }) => place.index);
  const unread = timed.filter(({ place, period }) => period !== 'other' && !read.includes(place.index));
  return { columns, unread: unread.map(({ place }) => place) };
}
