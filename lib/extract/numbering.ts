import type { Block } from '../model/document.ts';

const numerals = '零 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九'.split(' ');

/** Where in the report's numbering (一、 level 1, （一） level 2) a numbered heading stands: its level and its number; null for anything else. */
export function numberOf(block: Block, text: string): readonly [level: number, number: number] | null {
  if (block.kind !== 'heading') return null;
  const words = text.slice(block.place.start, block.place.end).trim();
  const numeral = /^[*#\s]*第?[（(]?([一二三四五六七八九十]{1,3})[、.．）)]/.exec(words)?.[1];
  return numeral === undefined ? null : [block.level, numerals.indexOf(numeral)];
}
