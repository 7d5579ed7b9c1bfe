import type { Lexicon } from './lexicon.ts';
import type { Passage } from './passage.ts';

/**
 * A printed number in a passage, with its measure word. Positions count characters of `Passage.text`. `start`–`end`
 * takes in the words that make it inexact (约, 余); `left` is where its own words begin: after the last stop, bracket or
 * number before it; `stop` is where the words after it end.
 */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly unitEnd: number;
  /** The number as printed, with 约/近/超 before and 余/多 or 以上 after, without the unit. */
  readonly raw: string;
  /** Measure word; empty where none is printed. */
  readonly unit: string;
  readonly chinese: boolean;
}

/** Grouped by thousands (a space or a full-width comma may be the mark), composed with 万 and 亿, plain, in Chinese numerals. */
const numberPattern =
  /(?<![0-9.,])[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:，[0-9]{3})+|(?: [0-9]{3})+)(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:亿[0-9]+(?:\.[0-9]+)?(?=万)|万[0-9]{4}(?![0-9.])|万[0-9](?:\.[0-9]+)?(?=千)|千[0-9](?=百))|[0-9]+(?:\.[0-9]+)?|[零一二两三四五六七八九十百千][零一二两三四五六七八九十百千万亿]*|(?<![0-9零一二两三四五六七八九十百千])万(?=[余多])/g;
const before = ['大约', '接近', '超过', '突破', '多达', '高达', '不足', '不到', '将近', '约', '近', '超', '逾'];
const scales = ['万', '亿', '千', '百'];
const after = ['余', '多', '来'];
const behindUnit = ['以上', '左右', '有余'];

/** What may not touch a number: it is then a date, a document number, an address, a rank or a range. */
const joinedBefore = /[A-Za-z@_/.:#〔[\-—–~\n廿卅]$|(?<![增减升降涨提扩缩加少长高大])至$/;
const ordinalBefore = /(?:第|No\.?)$/i;
const joinedAfter =
  /^(?:年|月|日|号|时|点|分|届|级|度|层|楼|室|路|周|个工作日|工作日|天|个月|个小时内|个季度|季度|期内|岁|周年|公里|平方|立方|千瓦|公斤|亩|吨|公顷|户|倍|米|〕|\]|-|—|–|~|[至到][0-9]|[A-Za-z@/:+\n])/;
const wordBefore = /[统同唯每任某逐进万专独单另第首近最初逢届]$/;
/** 不少于 and 至少 state a duty, not a count; 数百, 几十 and 成百 no number. */
const duty = /(?:不少于|不低于|不得少于|至少)$/;
/** 三个平台, 五个方面: a set spoken of, not a count. */
const setOf = /^(?:平台|方面|渠道|部分|阶段|环节|层面)/;
const vague = /[数几成]$/;
/** Service numbers (12345, 12315): a name, where no measure word follows. */
const serviceNumber = /^(?:12[0-9]{3}|9[56][0-9]{3}|1[12][0-9])$/;
/** A measure word printed before its number: 政务微博（条）130. */
const unitAhead = /[（(](?:单位[：:])?([\u4e00-\u9fff]{1,3})[）)][：:]?$/;
const maxDigits = 20;

function tail(text: string, at: number, options: readonly string[]): string {
  return options.find((option) => text.startsWith(option, at)) ?? '';
}

function masked(text: string): readonly boolean[] {
  if (!/[《〈“]/.test(text)) return [];
  const inside = new Array<boolean>(text.length).fill(false);
  let depth = 0;
  let quoted = -1;
  let opened = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '《' || char === '〈') {
      if (depth === 0) opened = i;
      depth++;
    } else if (char === '》' || char === '〉') depth = Math.max(0, depth - 1);
    // An unclosed title hides no more than a title's length.
    if (depth > 0 && i - opened > 120) depth = 0;
    if (char === '“') quoted = i;
    else if (char === '”') {
      if (quoted >= 0 && i - quoted <= 24) inside.fill(true, quoted, i);
      quoted = -1;
    }
    if (depth > 0) inside[i] = true;
  }
  return inside;
}

function unitBefore(text: string, at: number, units: readonly string[]): string {
  if (!'）)：:'.includes(text.charAt(at - 1) || '#')) return '';
  const unit = unitAhead.exec(text.slice(Math.max(0, at - 9), at))?.[1] ?? '';
  return units.includes(unit) ? unit : '';
}

/** Every measure word of a lexicon, longest first. */
export function allUnits(lexicon: Lexicon): string[] {
  return [...new Set(Object.values(lexicon.units).flat())].filter((u) => u !== '-').sort((a, b) => b.length - a.length);
}

/** Chinese numerals are counts only before a measure word, and not in set phrases (统一, 这一次, 数百, 三个平台). */
function isNoChineseCount(digits: string, unit: string, lead: string, ahead: string, behind: string): boolean {
  if (unit === '' || vague.test(ahead) || (lead === '' && wordBefore.test(ahead))) return true;
  return (unit === '个' && setOf.test(behind)) || (digits === '一' && /[这那]$/.test(ahead));
}

function readQuantity(text: string, from: number, digits: string, units: readonly string[]): Quantity | null {
  const chinese = !/[0-9]/.test(digits);
  if (digits.length > maxDigits) return null;
  const leading = text.slice(Math.max(0, from - 6), from);
  const upTo = /^[百千万]/.test(digits) && leading.endsWith('上') ? '上' : '';
  const lead = before.find((word) => leading.endsWith(word)) ?? upTo;
  const start = from - lead.length;
  const ahead = text.slice(Math.max(0, start - 4), start);
  if (joinedBefore.test(ahead) || ordinalBefore.test(ahead) || duty.test(ahead)) return null;
  let end = from + digits.length;
  if (!chinese) end += tail(text, end, scales).length;
  end += tail(text, end, after).length;
  end += tail(text, end, scales).length;
  end += tail(text, end, after).length;
  const behind = text.slice(end, end + 8);
  if (joinedAfter.test(behind)) return null;
  const unit = tail(text, end, units) || unitBefore(text, start, units);
  if (unit === '' && serviceNumber.test(text.slice(from, end))) return null;
  if (chinese && isNoChineseCount(digits, unit, lead, ahead, text.slice(end + unit.length, end + unit.length + 2)))
    return null;
  const unitEnd = end + (text.startsWith(unit, end) ? unit.length : 0);
  if (/^[年月日]/.test(text.slice(unitEnd, unitEnd + 1))) return null;
  const more = tail(text, unitEnd, behindUnit);
  const words = text.slice(start, end).replace(/[ ，]/g, '');
  return {
    start,
    end,
    unitEnd: unitEnd + more.length,
    raw: more === '左右' ? `约${words}` : words + (more === '' ? '' : '以上'),
    unit,
    chinese,
  };
}

/** Digits parted by a space or a full-width comma are one number only where a measure word follows. */
function piecesOf(
  text: string,
  digits: string,
  from: number,
  units: readonly string[],
): (readonly [digits: string, from: number])[] {
  const separator = /[ ，]/.exec(digits)?.[0];
  const whole = separator === undefined ? null : readQuantity(text, from, digits, units);
  if (separator === undefined || (whole !== null && whole.unit !== '')) return [[digits, from]];
  let at = from;
  return digits.split(separator).map((piece) => {
    const start = at;
    at += piece.length + 1;
    return [piece, start] as const;
  });
}

/**
 * The quantities of a passage in reading order. Dates, ordinals, document numbers, telephone numbers, addresses, ranges,
 * time limits, and numbers inside titles (《…》) or short quotations are not quantities.
 */
export function findQuantities(passage: Passage, units: readonly string[]): Quantity[] {
  const { text } = passage;
  const inside = masked(text);
  const found: Quantity[] = [];
  let taken = 0;
  for (const { 0: digits, index } of text.matchAll(numberPattern)) {
    if (inside[index] || index < taken) continue;
    for (const [piece, from] of piecesOf(text, digits, index, units)) {
      const quantity = readQuantity(text, from, piece, units);
      if (quantity === null) continue;
      found.push(quantity);
      taken = quantity.unitEnd;
    }
  }
  return found;
}
