import type { Document } from '../../lib/model/document.ts';
import type { Fact } from '../../lib/model/fact.ts';
import type { ReportReading } from '../../lib/model/report.ts';
import type { FuzzCase } from './cases.ts';
import { isDoubted, silentBreaks, tableFigures } from './identities.ts';

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]/g, '');
}

/** Whether each block and cell is the exact slice its place names, in order. */
function wrongPlaces({ text, blocks }: Document): string[] {
  return blocks.flatMap((block) => {
    const pieces = block.kind === 'table' ? block.cells : [block];
    const wrong = pieces.find(({ place, ...piece }) => text.slice(place.start, place.end) !== piece.text);
    return wrong === undefined ? [] : [`block ${block.place.block}: its place does not hold its words`];
  });
}

function wrongLocator({ raw, reading, locator, key }: Fact & { reading: 'words' | 'number' }, text: string): string[] {
  const { start, end } = locator;
  if (!(start >= 0 && start <= end && end <= text.length)) return [`${key}: place ${start}-${end} is outside the text`];
  // "300篇以上": the words of vagueness stand behind the unit, outside the number's own place.
  const number = plain(raw).replace(/(?:以上|以下|以内|左右|上下)$/, '');
  if (reading === 'number' && !plain(text.slice(start, end)).includes(number)) {
    return [`${key}: "${raw.slice(0, 30)}" does not stand at ${start}-${end}`];
  }
  return [];
}

const digits: Readonly<Record<string, number>> = {
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
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };

/** Every number a Chinese numeral can mean: digit by digit, or by its units. */
function chineseNumbers(words: string): number[] {
  let [total, section, digit, last] = [0, 0, 0, 1];
  for (const word of words) {
    const unit = units[word];
    if (unit === undefined) digit = digits[word] ?? 0;
    else if (unit >= 1e4) {
      total = (total + section + digit || 1) * unit;
      [section, digit, last] = [0, 0, unit];
    } else {
      section += (digit || 1) * unit;
      [digit, last] = [0, unit];
    }
  }
  const whole = total + section;
  const inRow = Number([...words].map((word) => digits[word] ?? '').join('') || Number.NaN);
  return [whole + digit, whole + (digit * last) / 10, inRow];
}

/** Every number the words hold, digits and numerals alike. */
function numbersIn(raw: string): number[] {
  const text = plain(raw)
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/[−–]/g, '-');
  const arabic = [...text.matchAll(/-?\d+(?:\.\d+)?/g)].map((match) => Number(match[0]));
  const chinese = [
    ...text.matchAll(/[零〇一二两三四五六七八九十百千万亿]+(?:点([零〇一二三四五六七八九]+))?/g),
  ].flatMap((match) => {
    const fraction = [...(match[1] ?? '')].map((word) => digits[word]).join('');
    return chineseNumbers(match[0].split('点')[0] ?? '').map((whole) =>
      Number(`${whole}${fraction && `.${fraction}`}`),
    );
  });
  return [...arabic, ...chinese];
}

/** Whether a value follows from the printed words: the number itself, or scaled by the powers of ten of 万 and 元. */
function isDerivable({ value, raw, unitPrinted, unit }: Fact): boolean {
  if (value === null) return true;
  const bare = /^\d{1,15}$/.test(plain(raw)) && (unitPrinted === unit || !/[万亿千百元]/.test(`${unitPrinted}${unit}`));
  if (bare) return value === Number(plain(raw));
  return numbersIn(raw).some((number) =>
    [-8, -4, -3, -2, -1, 0, 1, 2, 3, 4, 8, 12].some((power) => {
      const scaled = number * 10 ** power;
      return Math.abs(scaled - value) <= Math.abs(value) * 1e-9;
    }),
  );
}

function wrongFact(fact: Fact, text: string, values: ReadonlySet<number>): string[] {
  const { key, value, status, raw } = fact;
  const hasNumber = numbersIn(raw).length > 0;
  const found = wrongLocator({ ...fact, reading: hasNumber && status === 'reported' ? 'number' : 'words' }, text);
  const isNone = ['not_reported', 'blank', 'not_applicable'].includes(status);
  if (isNone !== (value === null)) found.push(`${key}: ${status} with value ${value}`);
  if (value !== null && !Number.isFinite(value)) found.push(`${key}: value ${value}`);
  if (status === 'zero_stated' && value !== 0) found.push(`${key}: zero_stated with value ${value}`);
  if (status === 'reported' && hasNumber && !isDerivable(fact))
    found.push(`${key}: ${value} from "${raw.slice(0, 30)}"`);
  if (status === 'reported' && !hasNumber && value !== null && !values.has(value))
    found.push(`${key}: ${value} from "${raw}"`);
  return found;
}

function wrongCells(one: FuzzCase, reading: ReportReading): { wrong: string[]; unread: number } {
  const wrong: string[] = [];
  let unread = 0;
  const figures = tableFigures(reading.facts);
  for (const [key, printed] of one.truth ?? []) {
    const fact = figures.get(key);
    const words = plain(printed).replace(/,/g, '');
    const wanted = /^\d+$/.test(words) ? Number(words) : /^[/—]?$/.test(words) ? null : undefined;
    if (wanted === undefined) continue;
    const read = fact === undefined || fact.value === null ? null : Number(plain(fact.raw).replace(/,/g, ''));
    if (read === wanted) continue;
    if (read === null) {
      unread++;
      if (one.isWhole) wrong.push(`${key}: "${printed}" was not read`);
    } else if (one.isWhole || (fact !== undefined && !isDoubted([fact], reading))) {
      wrong.push(`${key}: ${read} where "${printed}" is printed`);
    }
  }
  return { wrong, unread };
}

/** What is wrong with a reading, in words, and how many printed cells it says nothing of. */
export function faultsOf(
  one: FuzzCase,
  document: Document,
  reading: ReportReading,
): { faults: string[]; unread: number } {
  const values = new Set(reading.facts.flatMap(({ value }) => (value === null ? [] : [value])));
  const cells = wrongCells(one, reading);
  const faults = [
    ...wrongPlaces(document),
    ...reading.facts.flatMap((fact) => wrongFact(fact, document.text, values)),
    ...silentBreaks(reading.facts, reading),
    ...cells.wrong,
  ];
  return { faults, unread: cells.unread };
}
