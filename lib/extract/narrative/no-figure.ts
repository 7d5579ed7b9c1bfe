import type { Clause } from './clause.ts';
import type { Reading } from './context.ts';
import { cleanLabel } from './label.ts';
import type { Passage } from './passage.ts';

const deltaBefore =
  /(?:增加|减少|增长|下降|上升|提高|增幅|降低|净增|增加了|减少了|下降了|增长了|提高了|多了?|少了?|相差|缩短|提升|超出)$/;
const otherYear = /上年|去年|上一年|前年|上年度|往年/;
const carried = /结转|转入|转下|转至/;
const ownYearTopics = /预算|决算|三公|计划|报告|年报/;
const shareTopics = /网站|平台|公开|申请|发布|申请人/;
const amountWords = /^(?:收取|收费|金额|计)?$/;
const segmentStops = '；;）)。';
const segmentReach = 400;

/** Whether a number tells a change on last year, last year's own figure, how a figure spreads (各科室各1人)
 * or how it is counted (相同信息计1条). */
export function isOtherPeriod(clause: Clause, passage: Passage, reportYear: number | null): boolean {
  const { left, before } = clause;
  if (deltaBefore.test(left) || left.endsWith('各') || /相同[^，]{0,8}计$/.test(left)) return true;
  if (/^(?:比|较|同比|环比)/.test(left) || /(?:比|较)(?:上|去|20[0-9]{2})年/.test(left)) return true;
  if (clause.quantity.unit === '%' && /同比|环比|增长/.test(left)) return true;
  if (otherYear.test(left) && !carried.test(left) && !carried.test(clause.right)) return true;
  const year = /^(?:在|自|截至|截止|从|到)?(20[0-9]{2})年/.exec(left === '' ? before : left)?.[1];
  if (year === undefined || reportYear === null || Number(year) >= reportYear) return false;
  return passage.text.includes(`${reportYear}年`) && !ownYearTopics.test(left);
}

/** Whether a number counts everything since some earlier day, not the report's year. */
export function isCumulative(clause: Clause, reading: Reading): boolean {
  const words = `${clause.before}，${clause.left}`;
  return reading.lexicon.cumulativeWords.some((word) => words.includes(word));
}

/** Finds lists of how a figure spreads over bodies ("市级47期、宿城区28期", "某局1件，收取420元"): not this report's metric. */
export class BodyShares {
  private segment = -1;

  constructor(
    private readonly passage: Passage,
    private readonly reading: Reading,
  ) {}

  /** Whether a clause is in such a list; `opensPart` = it follows 其中. Ask in reading order. */
  holds(clause: Clause, opensPart: boolean): boolean {
    const { text } = this.passage;
    let start = clause.leftStart;
    const floor = Math.max(clause.sentenceStart, clause.leftStart - segmentReach);
    while (start > floor && !segmentStops.includes(text.charAt(start - 1))) start--;
    const label = cleanLabel(clause.left);
    if (start === this.segment && amountWords.test(label)) return true;
    const ofBody = label.length >= 2 && this.reading.lexicon.organisationEnds.some((end) => label.endsWith(end));
    if (!ofBody || clause.right !== '' || shareTopics.test(label)) return false;
    const semicolon = clause.opener === '；' || clause.opener === ';';
    const listed = start === this.segment || opensPart || ['（', '(', '#'].includes(clause.opener);
    if (!listed && !(semicolon && this.segment >= clause.sentenceStart)) return false;
    this.segment = start;
    return true;
  }
}
