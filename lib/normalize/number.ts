import { changeInDigits } from '../model/change.ts';
import type { Qualifier } from '../model/fact.ts';

/** A number as printed in a report, read: value with 万/亿 expanded, how exact it is, and the unit printed behind it. */
export interface PrintedNumber {
  readonly value: number;
  readonly qualifier: Qualifier;
  /** Digits printed after the decimal point; the precision a percentage was rounded to. */
  readonly decimals: number;
  readonly percent: boolean;
  /** Words directly behind the number (条, 元, 人次); null where none is printed. */
  readonly unit: string | null;
}

const prefixQualifiers: readonly (readonly [RegExp, Qualifier])[] = [
  [/^(?:大约|大概|约为|约|将近|接近|近)/u, 'approx'],
  [/^(?:超过|超出|超|逾|突破|至少|不少于|不低于|上(?=[百千万]))/u, 'at_least'],
  [/^(?:不足|不到|至多|最多|不超过|不高于)/u, 'at_most'],
  [/^(?:共计|合计|累计|达到|高达|多达|共|达|仅|为)/u, 'exact'],
];

const suffixQualifiers: Readonly<Record<string, Qualifier>> = {
  余: 'at_least',
  多: 'at_least',
  几: 'at_least',
  来: 'approx',
};

const tailQualifiers: Readonly<Record<string, Qualifier>> = {
  以上: 'at_least',
  以下: 'at_most',
  以内: 'at_most',
  左右: 'approx',
  上下: 'approx',
};

const body =
  /^(?<sign>[+-]?)(?:(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?<words>[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?))(?<before>[余多几来]?)(?<scale>[十百千万亿]{0,3})(?<after>[余多几来]?)(?<percent>%?)(?<unit>\p{Script=Han}{0,6}?)(?<tail>以上|以下|以内|左右|上下)?$/u;

const digitOf: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const smallUnits: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3 };
const exponents: Readonly<Record<string, number>> = { ...smallUnits, 万: 4, 亿: 8 };

/**
 * Reads one printed number: full-width digits, thousands separators, signs, Chinese numerals, 万 and 亿, percentages,
 * and the words that make it inexact (余, 多, 以上, 超 at_least; 约, 近 approx; 不足, 以内 at_most).
 * Null where the text is not one number ("数百", "3至5", "").
 */
export function parsePrintedNumber(raw: string): PrintedNumber | null {
  const { text: printed, qualifier: prefix } = withoutPrefix(changeInDigits(compact(raw)));
  const text = withoutInnerScale(printed);
  const perHundred = text.startsWith('百分之');
  const groups = body.exec(perHundred ? text.slice(3) : text)?.groups;
  if (groups === undefined) return null;
  const mantissa = groups.digits?.replaceAll(',', '') ?? printedDecimal(groups.words ?? '');
  if (mantissa === null) return null;
  const exponent = [...(groups.scale ?? '')].reduce((sum, unit) => sum + (exponents[unit] ?? 0), 0);
  const value = Number(`${groups.sign}${mantissa}e${exponent}`);
  if (!Number.isFinite(value)) return null;
  const suffix = suffixQualifiers[groups.before || groups.after || ''];
  const tail = tailQualifiers[groups.tail ?? ''];
  return {
    value: value === 0 ? 0 : value,
    qualifier: prefix ?? suffix ?? tail ?? 'exact',
    decimals: mantissa.split('.')[1]?.length ?? 0,
    percent: perHundred || groups.percent === '%',
    unit: groups.unit || null,
  };
}

/** Half-width, without spaces; a number repeated in two paragraphs of one cell stands once. */
function compact(raw: string): string {
  const halfWidth = raw.normalize('NFKC').replace(/[−–‐‑]/gu, '-');
  const tokens = halfWidth.split(/\s+/u).filter((token) => token !== '');
  const repeated = tokens.length > 1 && new Set(tokens).size === 1 && /\d/.test(tokens[0] ?? '');
  return repeated ? (tokens[0] ?? '') : tokens.join('');
}

function withoutPrefix(text: string): { text: string; qualifier: Qualifier | null } {
  for (const [pattern, qualifier] of prefixQualifiers) {
    const rest = text.replace(pattern, '');
    if (rest === text) continue;
    const inner = withoutPrefix(rest);
    return qualifier === 'exact' ? inner : { text: inner.text, qualifier };
  }
  return { text, qualifier: null };
}

/** 1万2300, 3万5千 and 3千6百 in plain digits; the words around them stay. */
function withoutInnerScale(text: string): string {
  return text
    .replace(/^(\d+)万(\d{4})(?!\d)/u, '$1$2')
    .replace(/^(\d+)万(\d)千/u, '$1$2000')
    .replace(/^(\d)千(\d)百/u, '$1$200')
    .replace(/^(\d+)亿(\d{1,4})万/u, (_, high: string, low: string) => `${high}${low.padStart(4, '0')}0000`);
}

/** Chinese numeral as decimal digits ("一百二十三" → "123"); null where it is not well formed. */
function printedDecimal(words: string): string | null {
  const [whole = '', fraction] = words.split('点');
  const integer = parseChineseInteger(whole);
  if (integer === null) return null;
  if (fraction === undefined) return String(integer);
  return `${integer}.${[...fraction].map((digit) => digitOf[digit]).join('')}`;
}

/**
 * Value of a Chinese integer: "一百二十三" 123, "两" 2, "十" 10, "三千零五" 3005, "二〇一八" 2018, "一万二" 12000.
 * Null where it is not well formed ("十百").
 */
export function parseChineseInteger(words: string): number | null {
  if (words === '') return null;
  if ([...words].every((word) => word in digitOf)) {
    return words.length > 1 && /^[零〇]/u.test(words) ? null : Number([...words].map((word) => digitOf[word]).join(''));
  }
  return parseSection(words, -1);
}

function parseSection(words: string, tailExponent: number): number | null {
  for (const [unit, exponent] of [
    ['亿', 8],
    ['万', 4],
  ] as const) {
    const at = words.lastIndexOf(unit);
    if (at === -1) continue;
    const high = at === 0 ? 1 : parseSection(words.slice(0, at), -1);
    const low = at === words.length - 1 ? 0 : parseSection(words.slice(at + 1), exponent - 1);
    return high === null || low === null || low >= 10 ** exponent ? null : high * 10 ** exponent + low;
  }
  return parseBelowTenThousand(words, tailExponent);
}

/** `tailExponent`: place of a lone last digit in short forms ("一万二"), -1 where it is the units' place. */
function parseBelowTenThousand(words: string, tailExponent: number): number | null {
  let total = 0;
  let digit: number | null = null;
  let lastUnit = tailExponent === -1 ? 4 : tailExponent + 1;
  let zero = false;
  for (const word of words) {
    const unit = smallUnits[word];
    if (unit !== undefined) {
      if (unit >= lastUnit) return null;
      total += (digit ?? 1) * 10 ** unit;
      digit = null;
      lastUnit = unit;
      zero = false;
    } else {
      if (digit !== null && digit !== 0) return null;
      digit = digitOf[word] ?? 0;
      zero ||= digit === 0;
    }
  }
  if (digit === null) return total;
  const short = !zero && (total > 0 ? lastUnit > 1 : tailExponent >= 0);
  return total + digit * (short ? 10 ** (lastUnit - 1) : 1);
}
