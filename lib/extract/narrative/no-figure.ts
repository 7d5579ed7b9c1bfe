import { type Clause, isChangedFrom } from './clause.ts';
import type { Reading } from './context.ts';
import { cleanLabel } from './label.ts';
import { levelOf } from './level.ts';
import type { Passage } from './passage.ts';

const deltaBefore =
  /(?:增加|减少|增长|下降|上升|提高|增幅|降低|净增|增加了|减少了|下降了|增长了|提高了|多了?|少了?|相差|缩短|提升|超出)$/;
const otherYear = /上年|去年|上一年|前年|上年度|往年/;
const carried = /结转|转入|转下|转至/;
const ownYearTopics = /预算|决算|三公|计划|报告|年报/;
const shareTopics = /网站|平台|公开|申请|发布|申请人/;
const amountWords = /^(?:收取|收费|金额|计)?$/;
/** An average or a rate is no count. */
const rate = /(?:[日月年周条篇期]均|平均|人均)[^，]{0,10}$|每(?:[期天日周月次年人条件篇]|季度|工作日)[^，]{0,8}$/;
const yearsOwn =
  /新增[^，；。]{0,12}[0-9]|其中，?(?:20[0-9]{2}|本|今|当|全)年[^，；。]{0,14}[0-9]|。(?:20[0-9]{2}年|本年|今年|当年)度?，?[^，；。0-9]{0,12}(?:公开|发布|更新)[^，；。0-9申请]{0,10}[0-9]/;
/** From some day on until now; the year is the report's own where it is the one named. */
const since =
  /(?:(20[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?|实施|施行|开通|运行|上线|成立|组建|公布|颁布)(?:之日起|以来)/;
/** From an earlier year until the report's; a reporting year that began in the year before is one year still. */
const span = /(20[0-9]{2})(?:年[^，。；]{0,24}(?:至|到)|年?[—–~～-]{1,2})(20[0-9]{2})年/;
/** Years in which the regulation came into force, in 2008, and into force anew, in 2019. */
const firstYears: readonly (number | null)[] = [2008, 2019];
/** A part of the year, of which counts say nothing for the whole. */
const partOfYear =
  /^(?:其中)?(?:20[0-9]{2}年|本年度?|今年|全年)?(?:[上下]半年|第[一二三四1-4]季度|[一二三四1-4]季度|前三季度|(?:1[0-2]|[1-9])月份?(?=主动|公开|发布|收到|受理|新增))/;
/** 1月至11月; of a regulation's first year, from May to December is all there is. */
const months = /(1[0-2]|[1-9])月份?(?:至|到|[—–-])(1[0-2]|[1-9])月/;
const minYears = 2;
const yearlyCounts = /^(?:proactive_|req_|interpretation_)/;
const carriedOnReach = 30;
const ownPeriod = /本年|当年|今年|全年|年度|一年来/;
const nextYear = /下一步|下步|今后|(?<!转|转至|转到|转入|顺延至?)(?:明年|来年)|(?:^|[，；])在?下一年/;
const ahead = /(20[0-9]{2})年[^。]{0,12}(?:将|要|计划|拟)/;
const meantFor = /(?:计划|打算|拟|预计|预期|目标|力争|争取|确保)[^，。0-9]{0,6}(20[0-9]{2})年/;
/** 超额完成全年300条的任务. */
const target = /^的?(?:年度|全年)?(?:任务|目标|指标)/;
const intends =
  /力争|争取|(?:拟|预计|预期)(?:主动|公开|发布|举办|召开|开展|组织|培训|全年)|(?:年度?|[，；])计划(?:主动|公开|发布|举办|召开|开展|组织|培训|全年|完成)|目标(?:是|为|任务)/;
const subjectOf =
  /^(国务院|国家|中央|全国|省|自治区|市|州|县|区)(?:委|级|人民政府|政府|[^，、]{0,8}?(?:局|厅|办|委员会|部门|总局|部))(?!网|门户|官|交|指定|要求)/;
const passedOn = /转发|转载|转播|上级/;
const segmentStops = '；;）)。';
const segmentReach = 400;

/** Whether a number tells a change on last year, last year's own figure, how a figure spreads (各科室各1人)
 * or how it is counted (相同信息计1条). */
export function isOtherPeriod(clause: Clause, passage: Passage, reportYear: number | null): boolean {
  const { left } = clause;
  if (deltaBefore.test(left) || left.endsWith('各') || /相同[^，]{0,8}计$/.test(left)) return true;
  if (rate.test(left)) return true;
  if (/^(?:比|较|同比|环比)/.test(left) || /(?:比|较)(?:上|去|20[0-9]{2})年/.test(left)) return true;
  if (clause.quantity.unit === '%' && /同比|环比|增长/.test(left)) return true;
  if (isChangedFrom(clause) || isException(clause)) return true;
  if (otherYear.test(left) && !isCarried(clause)) return true;
  return isOfEarlierYear(clause, passage, reportYear);
}

/** 除2件涉密外: what is left out of what is said. */
function isException({ left, right }: Clause): boolean {
  return /除了?$/.test(left) && /^[^，。；]{0,16}外/.test(right);
}

/** Whether a number is said to be of a year before the report's (2021年收到3件; 2021年，我局公开9条，收到3件). */
export function isOfEarlierYear(clause: Clause, passage: Passage, reportYear: number | null): boolean {
  const { left, before } = clause;
  const own = /^(?:在|自|截至|截止|从|到)?(20[0-9]{2})年/.exec(left === '' ? before : left)?.[1];
  const year = own ?? yearOfSentence(passage.text.slice(clause.sentenceStart, clause.quantity.start));
  return year !== undefined && reportYear !== null && Number(year) < reportYear && !ownYearTopics.test(left);
}

/** The year a sentence opens with, where nothing behind it names another. */
function yearOfSentence(said: string): string | undefined {
  const [opening = '', year] = /^在?(20[0-9]{2})年度?，/.exec(said) ?? [];
  return /20[0-9]{2}年|本年|今年|当年/.test(said.slice(opening.length)) ? undefined : year;
}

/** Requests carried over from last year are this year's; suits and reviews are counted in the year they come in. */
function isCarried({ left, right }: Clause): boolean {
  return (carried.test(left) || carried.test(right)) && !/复议|诉讼/.test(left);
}

/** Whether words name a part of the year alone. */
function isPartOfYear(words: string, { year }: Reading): boolean {
  if (partOfYear.test(words)) return true;
  const [, first, last] = months.exec(words) ?? [];
  return first !== undefined && !firstYears.includes(year) && !(first === '1' && last === '12');
}

/** Whether a number counts everything since some earlier day, not the report's year. */
export function isCumulative(clause: Clause, metric: string, passage: Passage, reading: Reading): boolean {
  const words = `${clause.before}，${clause.left}`;
  // Of the year the regulation came into force everything since then is the year's own.
  const ofFirstYear = firstYears.includes(reading.year) && /条例/.test(words);
  if (!ofFirstYear && reading.lexicon.cumulativeWords.some((word) => words.includes(word))) return true;
  const from = since.exec(words);
  if (from !== null && !ofFirstYear && (from[1] === undefined || from[1] !== String(reading.year))) return true;
  const [, first = '', last = ''] = span.exec(words) ?? [];
  if (Number(last) - Number(first) >= minYears && Number(last) === reading.year) return true;
  if (yearlyCounts.test(metric) && (isPartOfYear(clause.left, reading) || isPartOfYear(clause.before, reading)))
    return true;
  const isStock = /累计|总量|现有|现存|存量/.test(clause.left) || (/截[至止]/.test(words) && /共/.test(clause.left));
  if (!/^(?:proactive_|req_|site_)/.test(metric) || !isStock) return false;
  // 新增信息52条，累计4381条; 累计公开68篇（2022年新增6篇）; 截至年底共公开68篇。2022年公开6篇.
  const { text } = passage;
  const { sentenceStart, sentenceEnd } = clause;
  const sentence = text.slice(sentenceStart, sentenceEnd + carriedOnReach);
  return !ownPeriod.test(words) && yearsOwn.test(sentence.replace(clause.left, ''));
}

/** Whether a number is what the body means to do, not what it did. */
export function isPlanned(clause: Clause, passage: Passage, reportYear: number | null): boolean {
  const said = passage.text.slice(clause.sentenceStart, clause.quantity.start);
  const segment = said.slice(said.lastIndexOf('；') + 1);
  const year = ahead.exec(said)?.[1];
  if (year !== undefined && reportYear !== null && Number(year) > reportYear) return true;
  const meant = meantFor.exec(segment)?.[1];
  if (meant !== undefined && reportYear !== null && Number(meant) > reportYear) return true;
  if (target.test(clause.right)) return true;
  return nextYear.test(segment) || intends.test(`${clause.before}，${clause.left}`);
}

/** Figures a superior body may have of its own, told beside those of the reporting body. */
const bodyFigures =
  /^(?:req_received|press_conferences|trainings_held|meetings_held|interpretation_published|review_total|litigation_total|normdoc_issued|online_interviews)/;

/** Whether a number is another body's (省政府全年召开发布会112场), or what this body only passed on (转发上级解读12篇). */
export function isOtherBody(clause: Clause, metric: string, reading: Reading): boolean {
  if (!bodyFigures.test(metric)) return false;
  const { left, before } = clause;
  const subject = subjectOf.exec(left) ?? (before === '' ? null : subjectOf.exec(before));
  if (subject !== null && levelOf(subject[1] ?? '') < reading.level && !/交办|转办|分办|下达|批转/.test(left))
    return true;
  return metric === 'interpretation_published' && passedOn.test(left);
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
