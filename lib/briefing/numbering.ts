const digits = '零一二三四五六七八九十';

/** A number below a hundred in Chinese, as headings have it: 十二, 二十. */
export function chineseNumber(number: number): string {
  if (number <= 10) return digits.charAt(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens === 1 ? '' : digits.charAt(tens)}十${ones === 0 ? '' : digits.charAt(ones)}`;
}

const already = /^(第?[一二三四五六七八九十]+[、．.]|（[一二三四五六七八九十]+）|\d+[.．、])/;

/**
 * Counts headings as GB/T 9704-2012, 7.3.3 does: 一、 then （一）; one that has a number keeps its own. `deepest` 2 where a
 * document has headings of the second level alone: they are then counted as its first.
 */
export function numbered(on: boolean, deepest: 1 | 2 = 1): (level: 1 | 2, text: string) => string {
  const count = { 1: 0, 2: 0 };
  return (asked, text) => {
    if (!on) return text;
    const level = asked === deepest ? 1 : asked;
    count[level] += 1;
    if (level === 1) count[2] = 0;
    if (already.test(text)) return text;
    return level === 1 ? `${chineseNumber(count[1])}、${text}` : `（${chineseNumber(count[2])}）${text}`;
  };
}
