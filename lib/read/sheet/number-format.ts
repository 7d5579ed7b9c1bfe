import { isDateCode, printDate } from './date-format.ts';

/** Prints a cell's number as the reader of the sheet sees it. */
export type Printer = (value: number) => string;

/** Formats every program knows by number; the dates as a Chinese Excel shows them. */
export const builtInFormats: ReadonlyMap<number, string> = new Map([
  [0, 'General'],
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [14, 'yyyy/m/d'],
  [15, 'yyyy/m/d'],
  [16, 'm/d'],
  [17, 'yyyy/m'],
  [18, 'h:mm'],
  [19, 'h:mm:ss'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy/m/d h:mm'],
  [27, 'yyyy年m月'],
  [28, 'm月d日'],
  [29, 'm月d日'],
  [30, 'yyyy/m/d'],
  [31, 'yyyy年m月d日'],
  [32, 'h时mm分'],
  [33, 'h时mm分ss秒'],
  [36, 'yyyy年m月'],
  [37, '#,##0;-#,##0'],
  [38, '#,##0;-#,##0'],
  [39, '#,##0.00;-#,##0.00'],
  [40, '#,##0.00;-#,##0.00'],
  [41, '#,##0;-#,##0'],
  [42, '#,##0;-#,##0'],
  [43, '#,##0.00;-#,##0.00'],
  [44, '#,##0.00;-#,##0.00'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [50, 'yyyy年m月'],
  [51, 'm月d日'],
  [52, 'yyyy年m月'],
  [53, 'm月d日'],
  [54, 'm月d日'],
  [57, 'yyyy年m月'],
  [58, 'm月d日'],
]);

/** Excel keeps 15 digits: what stands beyond (17.270000000000003) is the machine's, not the writer's. */
const significantDigits = 15;
/** Excel shows at most 30 decimals. */
const maxDecimals = 30;
/** Excel allows 255 characters in a format code. */
const maxCode = 255;

function plain(value: number): string {
  return String(Number(value.toPrecision(significantDigits)));
}

/** Rounds half up in decimal, as Excel does, not on the binary value below. */
function fixed(value: number, decimals: number): string {
  const digits = plain(value);
  if (digits.includes('e')) return value.toFixed(decimals);
  const shifted = Math.round(Number(`${digits}e${decimals}`));
  return Number.isSafeInteger(shifted) ? Number(`${shifted}e-${decimals}`).toFixed(decimals) : value.toFixed(decimals);
}

interface Section {
  readonly test: ((value: number) => boolean) | null;
  readonly pattern: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** One piece of a format code: quoted words, an escaped sign, a space as wide as a sign, a fill, a bracket, a sign. */
const pieces = /"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|([0#?.,]+)|(%)|[\s\S]/gu;
const signs: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '>=': (value, bound) => value >= bound,
  '<=': (value, bound) => value <= bound,
  '<>': (value, bound) => value !== bound,
  '>': (value, bound) => value > bound,
  '<': (value, bound) => value < bound,
  '=': (value, bound) => value === bound,
};

function readTest(bracket: string): Section['test'] {
  const match = /^(>=|<=|<>|>|<|=)\s*(-?[0-9.]+)$/.exec(bracket);
  const holds = signs[match?.[1] ?? ''];
  return holds === undefined ? null : (value) => holds(value, Number(match?.[2]));
}

/** Signs and brackets around a negative are printed as a minus; a currency mark is no part of the figure. */
function withoutMarks(words: string): string {
  return words.replace(/[-()（）￥¥$€\s]/g, '');
}

function readSection(code: string): Section {
  let test: Section['test'] = null;
  let [pattern, before, behind] = ['', '', ''];
  for (const [whole, quoted, escaped, bracket, digits, percent] of code.matchAll(pieces)) {
    const isSpace = /^[_*]./.test(whole);
    if (digits !== undefined) pattern += digits;
    else if (bracket !== undefined) test ??= readTest(bracket);
    else if (!isSpace) {
      const words = quoted ?? escaped ?? percent ?? whole;
      if (pattern === '') before += words;
      else behind += words;
    }
  }
  return { test, pattern, prefix: withoutMarks(before), suffix: withoutMarks(behind) };
}

function splitSections(code: string): string[] {
  return code.match(/(?:"[^"]*"?|\\.|\[[^\]]*\]|[^;"\\[])+|(?<=^|;)(?=;|$)/gu) ?? [];
}

function choose(sections: readonly Section[], value: number): Section | undefined {
  if (sections.some((section) => section.test !== null)) {
    return sections.find((section) => section.test?.(value) === true) ?? sections.findLast(({ test }) => test === null);
  }
  const index = value < 0 ? 1 : value === 0 ? 2 : 0;
  return sections[index] ?? sections[0];
}

function withThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function printSection(value: number, { pattern, prefix, suffix }: Section): string {
  const [whole = '', ...rest] = pattern.split('.');
  const fraction = rest.join('').replace(/,/g, '').slice(0, maxDecimals);
  const scale = /,+$/.exec(rest.length > 0 ? rest.join('') : whole)?.[0].length ?? 0;
  const percents = [...prefix, ...suffix].filter((sign) => sign === '%').length;
  const size = (Math.abs(value) * 100 ** percents) / 1000 ** scale;
  const least = fraction.replace(/[#?]+$/, '').length;
  const [integer = '0', decimals = ''] = fixed(size, fraction.length).split('.');
  const kept = decimals.slice(0, least) + decimals.slice(least).replace(/0+$/, '');
  const least0 = whole.replace(/[^0]/g, '').length;
  const grouped = /[0#?],[0#?]/.test(whole) ? withThousands(integer) : integer.padStart(Math.min(least0, 20), '0');
  const digits = kept === '' ? grouped : `${grouped}.${kept}`;
  const minus = value < 0 && /[1-9]/.test(digits) ? '-' : '';
  return `${minus}${prefix}${digits}${suffix}`;
}

/**
 * A printer for a number format code. Thousands, decimals, percent, scaling, conditions, words before and behind, dates.
 * A zero that the format draws as a dash or not at all is printed 0: a gap is never a zero, and a zero never a gap.
 * What has no such format (General, fractions, scientific) is printed plainly, to 15 digits.
 */
export function createPrinter(code: string, isDate1904: boolean): Printer {
  if (code.length > maxCode) return plain;
  if (isDateCode(code)) return (value) => printDate(value, splitSections(code)[0] ?? '', isDate1904) ?? plain(value);
  const isPlain = /^(?:General|G\/通用格式|@)?$/i.test(code) || /[/]|E[+-]/i.test(code.replace(/"[^"]*"|\\./g, ''));
  if (isPlain) return plain;
  const sections = splitSections(code).map(readSection);
  return (value) => {
    const section = choose(sections, value);
    return section === undefined || !/[0#?]/.test(section.pattern) ? plain(value) : printSection(value, section);
  };
}
