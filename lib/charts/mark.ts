import type { View, ViewRow } from '../model/view.ts';
import { codeLabel, numberForm, plainForm } from '../query/labels.ts';
import { type NotePlace, notesOf } from '../query/notes.ts';
import { cellNotes, cellText, doubtWord, editedWord, plainText, statusText, yearsText } from '../query/words.ts';
import type { ChartContext, ChartMark } from './chart-model.ts';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Footnote numbers of each cell, of the picture and of its table, as superscript text; those of a file are its own. */
export function footnoteMarks(
  view: View,
  rows: readonly ViewRow[],
  { dictionary }: Pick<ChartContext, 'dictionary'>,
  place: NotePlace = 'picture',
): (row: ViewRow) => string {
  const touching = new Map<ViewRow, number[]>();
  for (const { number, tableRows } of notesOf(view, rows, dictionary, place)) {
    if (number === null) continue;
    for (const row of tableRows) touching.set(row, [...(touching.get(row) ?? []), number]);
  }
  return (row) => (touching.get(row) ?? []).map(superscript).join(' ');
}

/** A number as a footnote's mark. */
export function superscript(number: number): string {
  return [...String(number)].map((digit) => superscripts.charAt(Number(digit))).join('');
}

/** What is printed beside a mark: the figure, its doubt, correction or stated zero, its footnote numbers. */
export function markText(view: View, row: ViewRow, footnotes: string, { language, dictionary }: ChartContext): string {
  const words = [
    cellText(row, numberForm(view, dictionary), language),
    ...(row.status === 'zero_stated' ? [statusText('zero_stated', language)] : []),
    ...(row.doubt ? [doubtWord[language]] : []),
    ...(row.edited ? [editedWord[language]] : []),
    ...(footnotes === '' ? [] : [footnotes]),
  ];
  return words.join(' ');
}

/** Which element of the picture a mark is, and where it stands for the keyboard. */
export type MarkPlace = Pick<ChartMark, 'series' | 'index' | 'line' | 'at'>;

/** A mark of the chart with the words it is spoken with; `together` are the cells it stands for, all of them absent alike. */
export function toMark(
  view: View,
  row: ViewRow,
  position: MarkPlace,
  context: ChartContext,
  together: readonly ViewRow[] = [row],
): ChartMark {
  const { language, dictionary } = context;
  const form = numberForm(view, dictionary);
  const plain = plainForm(view, dictionary);
  const figure = cellText(row, form, language);
  const notes = cellNotes(
    together.some(({ edited }) => edited) ? { ...row, edited: true } : row,
    form,
    plain,
    language,
  );
  const separator = language === 'zh' ? '，' : ', ';
  const breakdown = [...new Set(together.map(({ code }) => code))]
    .filter((code) => code !== null)
    .map((code) => codeLabel(view, code, dictionary, language))
    .join(language === 'zh' ? '、' : ', ');
  const years = together.map((each) => each.year);
  const year = yearsText({ from: Math.min(...years), to: Math.max(...years) }, language);
  const label = [plainText(row.agency), year, ...(breakdown === '' ? [] : [breakdown]), figure, ...notes];
  return { ...position, row, label: label.join(separator), figure, notes };
}
