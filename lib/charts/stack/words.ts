import type { View } from '../../model/view.ts';
import { numberForm } from '../../query/labels.ts';
import { cellText, doubtWord, editedWord, numberText, statusText } from '../../query/words.ts';
import type { ChartContext } from '../chart-model.ts';
import { gapWords } from '../gap-words.ts';
import type { StackLine, StackPart } from './lines.ts';

/** What the bar itself cannot show, a line each: why parts have no number; which are zero ("写明为零 1，0：2 项"). */
export function endWords(view: View, line: StackLine, { language, dictionary }: ChartContext): readonly string[] {
  if (line.kind === 'heading') return [];
  const zh = language === 'zh';
  const zeros = line.parts.filter(({ row }) => row.value === 0);
  const stated = zeros.filter(({ row }) => row.status === 'zero_stated').length;
  const plain = zeros.length - stated;
  const doubtful = zeros.filter(({ row }) => row.doubt).length;
  const zeroWords = [
    ...(stated === 0 ? [] : [`${statusText('zero_stated', language)} ${stated}`]),
    ...(plain === 0 ? [] : [zh ? `0：${plain} 项` : `0: ${plain} ${plain === 1 ? 'part' : 'parts'}`]),
    ...(doubtful === 0 ? [] : [zh ? `其中${doubtWord.zh} ${doubtful}` : `${doubtful} ${doubtWord.en}`]),
  ].join(zh ? '，' : ', ');
  const gaps = gapWords(line.gaps.flat(), numberForm(view, dictionary), language);
  return [gaps, zeroWords].filter((words) => words !== '');
}

/** The same in short: how many parts are missing, how many are zero. */
export function endCounts(line: StackLine, { language }: ChartContext): readonly string[] {
  if (line.kind === 'heading') return [];
  const missing = line.gaps.flat().length;
  const zeros = line.parts.filter(({ row }) => row.value === 0).length;
  return [
    ...(missing === 0 ? [] : [language === 'zh' ? `缺 ${missing} 项` : `${missing} missing`]),
    ...(zeros === 0 ? [] : [language === 'zh' ? `0：${zeros} 项` : `0: ${zeros}`]),
  ];
}

/** What may be printed in a segment, the fullest first: its figure with doubt and correction, these alone. */
export function segmentTexts(view: View, { row, length }: StackPart, { language, dictionary }: ChartContext): string[] {
  const computed = view.chart === 'stack100' && view.measure !== 'share';
  const figure = computed ? numberText(length, 'share') : cellText(row, numberForm(view, dictionary), language);
  const marks = [...(row.doubt ? [doubtWord[language]] : []), ...(row.edited ? [editedWord[language]] : [])].join(' ');
  return marks === '' ? [figure] : [`${figure} ${marks}`, marks];
}
