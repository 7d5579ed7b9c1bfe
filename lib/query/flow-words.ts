import type { Bilingual } from '../model/language.ts';
import { numberText } from './words.ts';

/** Why the sides of a node differ: the printed figures disagree, one is missing, or one is not exact. */
export type GapReason = 'unbalanced' | 'absent' | 'inexact';

/** A figure as a sentence names it. */
export interface Told {
  readonly name: Bilingual;
  readonly value: number | null;
  readonly exact: boolean;
}

const reasonWords: Readonly<Record<GapReason, Bilingual>> = {
  unbalanced: { zh: '报告印出的数对不上', en: 'the printed figures do not balance' },
  absent: { zh: '有的数报告没有，缺口不等于错', en: 'the report lacks a figure, so the gap is no error' },
  inexact: { zh: '有的数不是准确数', en: 'a figure is not exact' },
};

/** Both sides of a node with every figure, and what they differ by. */
export function gapWords(into: readonly Told[], out: readonly Told[], amount: number, reason: GapReason): Bilingual {
  const difference = numberText(amount, 'value');
  const [lhs, rhs] = [sideWords(into), sideWords(out)];
  return {
    zh: `${lhs.zh}；${rhs.zh}：相差 ${difference} 件，${reasonWords[reason].zh}。`,
    en: `${lhs.en}; ${rhs.en}: a difference of ${difference}, as ${reasonWords[reason].en}.`,
  };
}

function sideWords(figures: readonly Told[]): Bilingual {
  const zh = figures.map(({ name, value }) =>
    value === null ? `${name.zh}没有数` : `${name.zh} ${numberText(value, 'value')}`,
  );
  const en = figures.map(({ name, value }) =>
    value === null ? `${name.en.toLowerCase()} missing` : `${name.en.toLowerCase()} ${numberText(value, 'value')}`,
  );
  return { zh: zh.join('＋'), en: en.join(' + ') };
}
