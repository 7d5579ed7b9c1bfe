import type { Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { ViewRow } from '../model/view.ts';
import { numberForm, unitTail, unitText } from '../query/labels.ts';
import { hasNumber } from '../query/view-rows.ts';
import { encodeView } from '../query/view-url.ts';
import { cellText, doubtWord, numberText, plainText, statusText } from '../query/words.ts';
import type { Bound, ItemOf } from './briefing.ts';

/** A piece of a text: words, or a figure bound to its View. */
export type TextPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'bound'; readonly number: number; readonly bound: Bound };

/** What a text needs to be written out. Rows by the address of their View (`encodeView`). */
export interface BoundContext {
  readonly rows: ReadonlyMap<string, readonly ViewRow[]>;
  readonly dictionary: Dictionary;
  readonly language: Language;
}

/** A text cut at its figures. */
export function textParts({ text, bound }: Pick<ItemOf<'text'>, 'text' | 'bound'>): TextPart[] {
  return text
    .split(/(\{\d{1,3}\})/)
    .filter((part) => part !== '')
    .map((part): TextPart => {
      const number = Number(/^\{(\d{1,3})\}$/.exec(part)?.[1] ?? 0);
      const own = bound[number - 1];
      return own === undefined ? { kind: 'words', text: part } : { kind: 'bound', number, bound: own };
    });
}

/** A bound figure as the rows have it now. `value` null: there is none, and `text` says why. */
export interface BoundFigure {
  readonly value: number | null;
  readonly text: string;
  /** Whether it is what it was when the text was written; a figure nobody had is not missed. */
  readonly same: boolean;
}

/** Reads a bound figure from its View's rows; a sum also says over how many agencies. */
export function boundFigure({ view, cell, seen }: Bound, { rows, dictionary, language }: BoundContext): BoundFigure {
  const form = numberForm(view, dictionary);
  const own = (rows.get(encodeView(view)) ?? []).filter((row) => row.year === cell.year && row.code === cell.code);
  const hasUnit = form === 'value' || form === 'difference';
  const tail = (number: number | null) =>
    unitTail(hasUnit ? unitText(view, dictionary, language, number) : '', language);
  if (cell.agency !== null) {
    const row = own.find(({ agency_id }) => agency_id === cell.agency);
    if (row === undefined) return { value: null, text: statusText('no_report', language, form), same: seen === null };
    const said = row.doubt ? (language === 'zh' ? `（${doubtWord.zh}）` : ` (${doubtWord.en})`) : '';
    const text = `${cellText(row, form, language)}${hasNumber(row) ? `${tail(row.value)}${said}` : ''}`;
    return { value: row.value, text, same: row.value === seen };
  }
  const known = own.filter(hasNumber);
  if (known.length === 0) {
    return { value: null, text: { zh: '无数据', en: 'no figure' }[language], same: seen === null };
  }
  const value = known.reduce((sum, row) => sum + row.value, 0);
  const inexact = known.some(({ doubt, qualifier }) => doubt || qualifier !== 'exact');
  const doubt = inexact ? { zh: '，含存疑或约数', en: ', some doubtful or inexact' }[language] : '';
  const one = { zh: '仅 1 个机构有数', en: 'one agency only' };
  const many = { zh: `${known.length} 个机构合计`, en: `sum of ${known.length} agencies` };
  const of = (known.length === 1 ? one : many)[language] + doubt;
  const said = language === 'zh' ? `（${of}）` : ` (${of})`;
  return { value, text: `${numberText(value, form)}${tail(value)}${said}`, same: value === seen };
}

/** A text with its figures written in, and how many of them are no longer what they were. */
export function writtenText(
  item: Pick<ItemOf<'text'>, 'text' | 'bound'>,
  context: BoundContext,
): { readonly text: string; readonly changed: number } {
  const parts = textParts(item).map((part) =>
    part.kind === 'words' ? { text: part.text, same: true } : boundFigure(part.bound, context),
  );
  return { text: parts.map(({ text }) => text).join(''), changed: parts.filter(({ same }) => !same).length };
}

/** The paragraphs of a text: its lines, without control characters. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(plainText)
    .filter((line) => line !== '');
}
