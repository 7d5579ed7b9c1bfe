const chineseDigits: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  О: '0',
  O: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** "2023-01-16", "2023/1/16" and "2023.1.16", on their own or before a time of day. */
const numericDate = /(?<![\d.])(20\d{2})([-/.])(0?[1-9]|1[0-2])\2([12]\d|3[01]|0?[1-9])(?![\d])/g;

/**
 * Words without spaces and emphasis, half-width, years in Arabic digits (二〇一九 → 2019), dates in digits written out
 * (2023-01-16 → 2023年01月16日).
 */
export function even(text: string): string {
  return text
    .normalize('NFKC')
    .replace(numericDate, '$1年$3月$4日')
    .replace(/[\s\u200b\ufeff*#_`]/g, '')
    .replace(/[二2][〇○零OО0][〇○零OО0一二三][〇○零OО一二三四五六七八九0-9](?=年)/g, (year) =>
      [...year].map((digit) => chineseDigits[digit] ?? digit).join(''),
    );
}

/** A day of the calendar as an ISO date; null for one that is not on it. */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** 1 to 31 in either script. */
export function smallNumber(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const [tens, ones] = words.includes('十') ? words.split('十') : ['0', words];
  const digit = (word: string | undefined, none: number): number => Number(chineseDigits[word ?? ''] ?? none);
  return digit(tens, words.startsWith('十') ? 1 : 0) * 10 + digit(ones, 0);
}
