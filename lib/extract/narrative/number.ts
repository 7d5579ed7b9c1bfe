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

const numberPattern =
  /[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|[零一二两三四五六七八九十百千]+/g;
const before = ['大约', '接近', '超过', '不少于', '至少', '将近', '约', '近', '超', '逾'];
const scales = ['万', '亿', '千', '百'];
const after = ['余', '多', '来'];
const behindUnit = ['以上', '左右', '有余'];

/** What may not touch a number: it is then a date, a document number, an address, a rank or a range. */
const joinedBefore = /[A-Za-z@_/.:#〔[\-—–~至]$/;
const ordinalBefore = /(?:第|No\.?)$/i;
const joinedAfter =
  /^(?:年|月|日|号|时|点|分|届|级|度|层|楼|室|路|周|个工作日|工作日|天|个月|个小时内|个季度|季度|期内|岁|周年|公里|平方|亩|吨|公顷|户|倍|〕|\]|-|—|–|~|[A-Za-z@/:+])/;
const wordBefore = /[统同唯每任某逐进万专独单另第首近最初逢届]$/;
const maxDigits = 14;

function tail(text: string, at: number, options: readonly string[]): string {
  return options.find((option) => text.startsWith(option, at)) ?? '';
}

function masked(text: string): boolean[] {
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

function unitAt(text: string, at: number, units: readonly string[]): string {
  return tail(text, at, units);
}

/** Every measure word of a lexicon, longest first. */
export function allUnits(lexicon: Lexicon): string[] {
  return [...new Set(Object.values(lexicon.units).flat())].filter((u) => u !== '-').sort((a, b) => b.length - a.length);
}

function readQuantity(text: string, from: number, digits: string, units: readonly string[]): Quantity | null {
  const chinese = !/[0-9]/.test(digits);
  if (digits.length > maxDigits) return null;
  const leading = text.slice(Math.max(0, from - 6), from);
  const lead = before.find((word) => leading.endsWith(word)) ?? '';
  const start = from - lead.length;
  const ahead = text.slice(Math.max(0, start - 4), start);
  if (joinedBefore.test(ahead) || ordinalBefore.test(ahead)) return null;
  let end = from + digits.length;
  if (!chinese) end += tail(text, end, scales).length;
  end += tail(text, end, after).length;
  end += tail(text, end, scales).length;
  end += tail(text, end, after).length;
  const behind = text.slice(end, end + 8);
  if (joinedAfter.test(behind)) return null;
  const unit = unitAt(text, end, units);
  if (chinese && (unit === '' || (lead === '' && wordBefore.test(ahead)))) return null;
  if (digits === '一' && /[这那]$/.test(ahead)) return null;
  const unitEnd = end + unit.length;
  if (/^[年月日]/.test(text.slice(unitEnd, unitEnd + 1))) return null;
  const more = tail(text, unitEnd, behindUnit);
  const raw = text.slice(start, end) + (more === '' ? '' : '以上');
  return {
    start,
    end,
    unitEnd: unitEnd + more.length,
    raw: more === '左右' ? `约${text.slice(start, end)}` : raw,
    unit,
    chinese,
  };
}

/**
 * The quantities of a passage in reading order. Dates, ordinals, document numbers, telephone numbers, addresses, ranges,
 * time limits, and numbers inside titles (《…》) or short quotations are not quantities.
 */
export function findQuantities(passage: Passage, units: readonly string[]): Quantity[] {
  const { text } = passage;
  const inside = masked(text);
  const found: Quantity[] = [];
  for (const match of text.matchAll(numberPattern)) {
    if (inside[match.index]) continue;
    const quantity = readQuantity(text, match.index, match[0], units);
    if (quantity !== null) found.push(quantity);
  }
  return found;
}
