/** Radicals that fonts put in place of the characters they look like and Unicode gives no equivalence for. */
const radicals: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'⺅亻⺌小⺟母⺠民⺫目⺬示⺮竹⺴网⺶羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻌辶⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟',
  ].flatMap((radical, i, all) => (i % 2 === 0 ? [[radical, all[i + 1] ?? radical]] : [])),
);

/** Whether a code is a space of any width, a line end or a mark without width. */
export function isSpace(code: number): boolean {
  return code <= 0x20 || (code < 0x10000 && /[\s\u00a0\u200b-\u200f\ufeff]/.test(String.fromCharCode(code)));
}

/** Whether a code is a soft hyphen: a place where a word may break, no character of it. */
export function isHyphenPoint(code: number): boolean {
  return code === 0xad || code === 0x02;
}

/**
 * The character a PDF's code stands for: radicals and compatibility forms of hanzi as the hanzi themselves. Empty for
 * codes without meaning: controls, private use, non-characters.
 */
export function glyphText(code: number): string {
  if (code > 0x10ffff || (code >= 0x7f && code < 0xa0)) return '';
  if ((code >= 0xe000 && code < 0xf900) || code >= 0xf0000 || (code & 0xfffe) === 0xfffe || code === 0xfffd) return '';
  const text = String.fromCodePoint(code);
  if (code >= 0x2e80 && code < 0x2f00) return radicals[text] ?? text;
  const isHanziForm = (code >= 0x2f00 && code < 0x2fe0) || (code >= 0xf900 && code < 0xfb00);
  return isHanziForm ? text.normalize('NFKC') : text;
}
