import type { Period } from '../model/report.ts';
import { isoDate } from './date.ts';

const to = '(?:至|到|[—–―~-]{1,2})';
const small = '[0-9一二三四五六七八九十]{1,3}';
const fullPeriod = new RegExp(
  `(20\\d{2})年(\\d{1,2})月(\\d{1,2})日(?:起|开始)?[,，、]?${to}(?:(20\\d{2})年)?(\\d{1,2})月(\\d{1,2})日`,
  'g',
);
/** A whole year whose 年, 月 and 日 may be lost ("202111日至20211231日"), or that is told by its months. */
const wholeYear: readonly RegExp[] = [
  new RegExp(`(20\\d{2})年?1月?1日?起?[,，]?${to}(?:\\1年?)?12月?31日?`),
  new RegExp(`(20\\d{2})年1月?份?${to}(?:\\1年)?12月`),
];
/** A shorter stretch is how long something was on show or lasted, not what the report covers. */
const minDays = 89;

function daysBetween(start: string, end: string): number {
  return (Date.parse(end) - Date.parse(start)) / 86_400_000;
}

/** The period a report states, in the even words of its opening. */
export function statedPeriod(opening: string): Period | null {
  for (const found of opening.matchAll(fullPeriod)) {
    const [year = 0, month = 0, day = 0, endYear = 0, endMonth = 0, endDay = 0] = found
      .slice(1)
      .map((n) => Number(n ?? 0));
    const start = isoDate(year, month, day);
    const end = isoDate(endYear || year, endMonth, endDay);
    if (start !== null && end !== null && daysBetween(start, end) >= minDays) return { start, end, stated: true };
  }
  for (const pattern of wholeYear) {
    const year = pattern.exec(opening)?.[1];
    if (year !== undefined) return { start: `${year}-01-01`, end: `${year}-12-31`, stated: true };
  }
  return null;
}

/** The last day of a year closes the period reported on: no report is signed that late for the year before. */
const yearEnd = /(20\d{2}年)12月(?:31日|[底末])/g;
const dates = new RegExp(`(?:19|20)\\d{2}年${small}月(?:${small}[日号])?`, 'g');
/** Years that say when something was published, issued or in force, compared with or planned for. */
const otherYears: readonly RegExp[] = [
  /(?:发布|印发|成文|生成|公开|更新|制作|打印|编制)(?:日期|时间)[:：]?20\d{2}年?/g,
  /[〔[【]20\d{2}[〕\]】]|\(20\d{2}\)(?=第?\d+号)/g,
  /20\d{2}年(?:修订|修正|修改|颁布|版)/g,
  /自20\d{2}年[^,，。]{1,24}(?:实施|施行|开通|运行|成立|印发)以来/g,
  /[比较](?:上年|去年)?20\d{2}年/g,
  /20\d{2}年?度?(?:同期|相比)/g,
  /20\d{2}年度?工作(?:计划|打算|思路|安排)/g,
  /20\d{2}年[,，]?\p{sc=Han}{0,10}将(?:继续|进一步|持续|不断)/gu,
];

const yearWords = /(20[0-4]\d)(?:年|\))/;
const yearOfReport =
  /(?<!\d)(20[0-4]\d)(?=\p{sc=Han}{0,20}(?:信息公开|政务公开|年度报告|年报))(?![条件篇次个份万余多])/u;

/** A half year, a quarter or a month in a title. */
const partOfYear =
  /[上下]半年|半年度?[政信工公报总情]|[一二三四1-4]季度|(?<![-0-9至到—~])(?:1[0-2]|[1-9])月份?(?![日至到])(?=\p{sc=Han})/u;

/** Whether a title, in its even words, is of a part of a year: what stands below it counts no year. */
export function isOfPartOfYear(title: string): boolean {
  return !/年度(?:工作)?报告|年报/.test(title) && partOfYear.test(title);
}

/** Words without their dates, but for the end of a year. */
function undated(words: string): string {
  return words.replace(yearEnd, '$1').replace(dates, ' ');
}

/** A school's report covers the months of two years: 2021-2022学年 is the year it ends in. */
const schoolYear = /(?:19|20)\d{2}年?[-—–―~至]+((?:19|20)\d{2})年?学年度?/g;

/** The even words of a title with a school year made the year it ends in. */
export function withoutSchoolYear(title: string): string {
  return title.replace(schoolYear, '$1年');
}

/** The year a title names, in its even words; a full date in it is when it was published. */
export function yearInTitle(title: string): number | null {
  const words = undated(withoutSchoolYear(title));
  const year = /((?:19|20)\d{2})(?:年|\))/.exec(words)?.[1] ?? /(20[0-4]\d)(?!\d)/.exec(words)?.[1];
  return year === undefined ? null : Number(year);
}

/** The first year running text names as the one it speaks of: not a date, a signature, a document's number or a plan. */
export function yearInText(opening: string): number | null {
  const words = otherYears.reduce((rest, pattern) => rest.replace(pattern, ' '), undated(opening));
  const year = yearWords.exec(words)?.[1] ?? yearOfReport.exec(words)?.[1];
  return year === undefined ? null : Number(year);
}
