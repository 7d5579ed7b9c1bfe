import { cleanLabel } from './label.ts';
import type { Quantity } from './number.ts';
import type { Passage } from './passage.ts';

/** The words a number stands in. Positions count characters of `Passage.text`. */
export interface Clause {
  readonly quantity: Quantity;
  /** Words before the number, back to the last stop, bracket or number; remarks in brackets left out. */
  readonly left: string;
  readonly leftStart: number;
  /** Words after the unit, up to the next stop, pause or number. */
  readonly right: string;
  readonly rightEnd: number;
  /** What stands before `left`: a stop, a bracket, `#` for another number, or nothing. */
  readonly opener: string;
  /** The clause before, where `left` says too little by itself. */
  readonly before: string;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  /** How many clauses the one number is said of (网站、微博各35条); not set where it is this clause's alone. */
  readonly sharers?: number;
}

const leftLimit = 90;
const rightLimit = 32;
const beforeLimit = 60;
const sentenceLimit = 400;
const stops = '，,；;。！？!?：:（(';
const sentenceStops = '。！？!?';
/** 其中：网站35条: the colon behind a part word is no stop. */
const partColon = /(?:其中|包括)$/;
/** A share printed between a name and its count (政策类占20%，共29条). */
const shareWords = /占[^占]{0,8}$/;

function openBracket(text: string, close: number, floor: number): number {
  for (let i = close - 1; i >= Math.max(floor, close - 60); i--) {
    const char = text.charAt(i);
    if (char === '（' || char === '(') return i;
    if (sentenceStops.includes(char)) return -1;
  }
  return -1;
}

interface Leftward {
  readonly words: string;
  readonly start: number;
  readonly opener: string;
}

function readLeft(text: string, end: number, floor: number, limit: number): Leftward {
  const pieces: string[] = [];
  let pieceEnd = end;
  let i = end;
  let opener = '';
  const lowest = Math.max(floor, end - limit);
  while (i > lowest) {
    const char = text.charAt(i - 1);
    if (char === '）' || char === ')') {
      const open = openBracket(text, i - 1, floor);
      // 专（兼）职: the bracket is half of the word.
      if (open >= 0 && text.slice(open + 1, i - 1) === '兼') {
        i = open;
        continue;
      }
      if (open >= 0 && /^(?:截图|如图|图片|附图|见图|图)/.test(text.slice(open + 1, i - 1))) {
        opener = '。';
        break;
      }
      pieces.unshift(text.slice(i, pieceEnd));
      i = open < 0 ? i - 1 : open;
      pieceEnd = i;
      continue;
    }
    if (stops.includes(char) && !('：:'.includes(char) && partColon.test(text.slice(Math.max(0, i - 3), i - 1)))) {
      opener = char;
      break;
    }
    i--;
  }
  pieces.unshift(text.slice(i, pieceEnd));
  if (opener === '' && i === floor && floor > 0) opener = '#';
  return { words: pieces.join(''), start: i, opener };
}

/** The words before a number; where there are none but a colon, what stands before the colon names it (收到申请数：3件). */
function readNamed(text: string, end: number, floor: number): Leftward {
  const left = readLeft(text, end, floor, leftLimit);
  if (left.opener === '' || !'：:'.includes(left.opener) || cleanLabel(left.words) !== '') return left;
  const name = readLeft(text, left.start - 1, floor, beforeLimit);
  return cleanLabel(name.words) === '' ? left : name;
}

/** The clause of a share that stands between a name and this number, with the name alone. */
function shareBefore(previous: Clause | undefined, left: Leftward): Clause | undefined {
  if (previous?.quantity.unit !== '%' || !'，,'.includes(left.opener || '#')) return undefined;
  if (!shareWords.test(previous.left) || cleanLabel(left.words) !== '') return undefined;
  return { ...previous, left: previous.left.replace(shareWords, '') };
}

/** 由4件降为1件, 从2021年的20件上升到2022年的31件: what something was before, and what it became. */
const changedFrom = /(?:由|从)(?:(?:上年|去年|上一年|20[0-9]{2}年)度?的?)?$/;
const changedTo =
  /^[^，。；]{0,4}(?:降|减|增|升|涨|提|扩|缩|变)[^，。；0-9]{0,6}(?:为|至|到)了?(?:(?:今年|本年|20[0-9]{2}年)度?的?)?$/;

const changedWay =
  /(?:同比|环比|[比较](?:上年|去年|上一年)度?)?(?:有所|明显|大幅|略有)?(?:增加|增长|上升|下降|减少|降低)$/;

/** Whether a number is what something was before it changed, with what it became behind it. */
export function isChangedFrom({ left, right }: Clause): boolean {
  return changedFrom.test(left) && changedTo.test(right);
}

/** The clause of what something was before, with the words that name it alone. */
function changeBefore(previous: Clause | undefined): Clause | undefined {
  if (previous === undefined || !isChangedFrom(previous)) return undefined;
  const left = previous.left.replace(changedFrom, '');
  // 信息数量同比下降，由上年的56条下降到36条.
  return { ...previous, left: left === '' ? previous.before.replace(changedWay, '') : left };
}

/** 主动公开信息同比增长12.5%，达到315条: by how much something changed, and what it came to. */
const changedBy =
  /(?:数量?|总数|总量)?(?:同比|环比|(?:比|较)(?:上年|去年|上一年|20[0-9]{2}年)度?)[^，。；]{0,6}(?:增|减|升|降|上涨|提高|多|少)[^，。；]{0,3}$/;
const cameTo = /^(?:总数|总量)?(?:达到?|增至|升至|降至|增加到|减少到|为)了?$/;

/** The clause of a change, with the words that name what changed alone. */
function growthBefore(previous: Clause | undefined, { words, opener }: Leftward): Clause | undefined {
  if (previous === undefined || !'，,'.includes(opener || '#') || !cameTo.test(words)) return undefined;
  const left = previous.left.replace(changedBy, '');
  return left === previous.left || left === '' ? undefined : { ...previous, left };
}

const issueUnits = new Set(['期', '次', '批']);
const pieceUnits = new Set(['条', '篇', '则']);

/** Whether the units of two numbers are those of issues and of the pieces in them (54期97条). */
export function countPieces(issues: string, pieces: string): boolean {
  return issueUnits.has(issues) && pieceUnits.has(pieces);
}

/** 发布120期、560条; 120期，共560条: the pieces behind the issues they came in. */
function isPiecesOf(previous: Clause | undefined, quantity: Quantity, between: string): boolean {
  return /^[、，]?(?:共计?|合计)?$/.test(between) && countPieces(previous?.quantity.unit ?? '', quantity.unit);
}

/** 发出收费通知的件数和总金额为2件、260元: cases and the money of them. */
const moneyUnits = new Set(['元', '万元']);

function isMoneyOf(previous: Clause | undefined, quantity: Quantity, between: string): boolean {
  return /^[、和]$/.test(between) && moneyUnits.has(quantity.unit) && /金额/.test(previous?.left ?? '');
}

/** 2021年发布解读25篇，2022年36篇: the years are set side by side, and what is counted is named once. */
const ofYear = /^(?:而|其中)?(20[0-9]{2}年)/;
const verbAlone = /^(?:度|共|全年|则)*(?:发布|公开|收到|受理|办理|举办|召开|开展)?(?:为|有|了|达|共)*$/;

/** The clause of another year's figure, with this one's year before its words. */
function yearBefore(previous: Clause | undefined, { words, opener }: Leftward): Clause | undefined {
  const [said = '', year] = ofYear.exec(words) ?? [];
  if (previous === undefined || year === undefined || !ofYear.test(previous.left) || !'，,；'.includes(opener))
    return undefined;
  if (!verbAlone.test(words.slice(said.length))) return undefined;
  return { ...previous, left: previous.left.replace(ofYear, year) };
}

/** 申请数含2件上年结转: what is contained is counted, not what contains it; 等 and 共 close a list of the whole. */
const container = /^.*(?:数|量|数据)中?包?含(?!.*(?:共|总计|合计|等))/;

function sentenceBounds(text: string): number[] {
  const bounds = [0];
  for (let i = 0; i < text.length; i++) if (sentenceStops.includes(text.charAt(i))) bounds.push(i + 1);
  if (bounds.at(-1) !== text.length) bounds.push(text.length);
  return bounds;
}

/** The clause of each quantity of a passage, in the same order. */
export function readClauses(passage: Passage, quantities: readonly Quantity[]): Clause[] {
  const { text } = passage;
  const bounds = sentenceBounds(text);
  let sentence = 0;
  const clauses: Clause[] = [];
  quantities.forEach((quantity, index) => {
    while (sentence + 2 < bounds.length && (bounds[sentence + 1] ?? 0) <= quantity.start) sentence++;
    const sentenceStart = bounds[sentence] ?? 0;
    const sentenceEnd = bounds[sentence + 1] ?? text.length;
    const floor = Math.max(quantities[index - 1]?.unitEnd ?? 0, sentenceStart);
    // "3份政策文件、1份规范性文件": what stands before the pause belongs to the number before.
    const paused = floor > 0 && /[、和及]/.test(text.charAt(quantity.start - 1));
    const left = readNamed(text, quantity.start, paused ? quantity.start - 1 : floor);
    const next = quantities[index + 1]?.start ?? text.length;
    let rightEnd = quantity.unitEnd;
    const furthest = Math.min(next, text.length, quantity.unitEnd + rightLimit);
    while (rightEnd < furthest && !`${stops}、）)`.includes(text.charAt(rightEnd))) rightEnd++;
    const hasBefore = '，,：:'.includes(left.opener) && left.opener !== '';
    const before = hasBefore ? readLeft(text, left.start - 1, floor, beforeLimit).words : '';
    // 54期97条, 2期240小时: two measures of one thing share its words.
    const last = clauses.at(-1);
    const between = text.slice(floor, quantity.start);
    const twin =
      between === '' || isPiecesOf(last, quantity, between) || isMoneyOf(last, quantity, between)
        ? last
        : (shareBefore(last, left) ?? changeBefore(last) ?? growthBefore(last, left) ?? yearBefore(last, left));
    clauses.push({
      quantity,
      left: twin?.left ?? left.words.replace(/^[、和及与]/, '').replace(container, '含'),
      leftStart: twin?.leftStart ?? left.start,
      right: text.slice(quantity.unitEnd, rightEnd),
      rightEnd,
      opener: twin?.opener ?? left.opener,
      before: twin?.before ?? before,
      sentenceStart: Math.max(sentenceStart, quantity.start - sentenceLimit),
      sentenceEnd: Math.min(sentenceEnd, quantity.unitEnd + sentenceLimit),
    });
  });
  return clauses;
}
