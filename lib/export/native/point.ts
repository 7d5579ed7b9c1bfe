import type { ChartContext } from '../../charts/chart-model.ts';
import { seriesColour } from '../../charts/colour.ts';
import { gapWords } from '../../charts/gap-words.ts';
import { footnoteMarks, markText } from '../../charts/mark.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { codeLabel, metricName, numberForm, plainForm, unitText } from '../../query/labels.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { cellText, type NumberForm, statusText } from '../../query/words.ts';
import { type CellForms, cellWords } from '../cell-words.ts';
import { numberFormat } from '../number-format.ts';
import type { NativeAxis, NativePoint } from './model.ts';

/** A View with its rows and what drawing needs; footnotes are numbered once for all its charts. */
export interface Drawing extends CellForms {
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly context: ChartContext;
  readonly footnotes: (row: ViewRow) => string;
  /** Alternative text of the whole figure. */
  readonly alt: string;
}

/** A drawing of a View's rows. */
export function toDrawing(view: View, rows: readonly ViewRow[], context: ChartContext, alt: string): Drawing {
  const form = numberForm(view, context.dictionary);
  const plain = plainForm(view, context.dictionary);
  return { view, rows, context, footnotes: footnoteMarks(view, rows, context, 'file'), form, plain, alt };
}

/** A place without a cell. */
export const noPoint: NativePoint = {
  value: null,
  across: null,
  colour: null,
  symbol: null,
  hollow: false,
  format: null,
  label: null,
  words: '',
  name: '',
};

/** How a series looks that nothing needs to be told apart from: solid bars, solid lines, round dots. */
export const plainLook = { mates: 0, symbol: 'circle', dash: 'solid' } as const;

/** The point of a cell: its figure as the View has it, hollow where doubtful, words where there is more to say than the figure. */
export function toPoint(row: ViewRow | undefined, { view, context, footnotes, form, plain }: Drawing): NativePoint {
  if (row === undefined) return noPoint;
  const words = cellWords(row, { form, plain }, context.language, true);
  if (!hasNumber(row)) return { ...noPoint, words };
  const said = markText(view, row, footnotes(row), context);
  const exact = cellText({ ...row, qualifier: 'exact' }, form, context.language);
  return {
    ...noPoint,
    value: row.value,
    colour: seriesColour(view, row, context),
    hollow: row.doubt,
    format: rowFormat(row, form, context),
    label: said === exact ? null : said,
    words,
  };
}

/** The format a row's figure is written in. */
export function rowFormat(row: ViewRow, form: NumberForm, { language }: Pick<ChartContext, 'language'>): string {
  return numberFormat(form === 'value' && row.base !== null ? 'percent' : form, row.value ?? 0, language);
}

/** The name of a series of this code. */
export function seriesName({ view, context }: Drawing, code: string | null): string {
  return codeLabel(view, code, context.dictionary, context.language, 'short');
}

/** "收到申请数（件）": what the figures of a chart are. */
export function chartTitle({ view, context: { dictionary, language } }: Drawing): string {
  const unit = unitText(view, dictionary, language);
  const name = metricName(view, dictionary, language);
  return language === 'zh' ? `${name}（${unit}）` : `${name} (${unit})`;
}

/** The value axis of a View; it includes zero, ranks count downwards from 1. */
export function valueAxis({ view, rows, form, context }: Drawing, title = ''): NativeAxis {
  const numbers = rows.flatMap(({ value }) => value ?? []);
  const rank = view.measure === 'rank';
  const whole = numbers.every((value) => Number.isInteger(value)) || form === 'value' || form === 'difference';
  const format = rank ? '0' : numberFormat(form, whole ? 0 : 0.5, context.language);
  const least = numbers.some((value) => value < 0) ? null : 0;
  const ticks = rank ? '0' : tickFormat(form, numbers);
  return { format, ticks, min: rank ? 1 : least, max: null, step: rank ? 1 : null, reversed: rank, title };
}

/** How the ticks of an axis over these figures are written: whole numbers where the axis is long enough for them. */
export function tickFormat(form: NumberForm, numbers: readonly number[]): string {
  const unit = form === 'percent' || form === 'share' || form === 'change' ? '"%"' : '';
  const long = Math.max(0, ...numbers) - Math.min(0, ...numbers) >= 8;
  return `${long ? '#,##0' : 'General'}${unit}`;
}

/** A category with what its missing cells say: "乙区教育局 2019（表格留空 1，未报告 1）". */
export function withGaps(name: string, cells: readonly ViewRow[], { form, context }: Drawing): string {
  const { language } = context;
  const gaps = cells.filter((row) => !hasNumber(row));
  const zeros = cells.filter(({ status }) => status === 'zero_stated');
  const stated = statusText('zero_stated', language);
  const words = [
    ...(gaps.length === 0 ? [] : [gapWords(gaps, form, language)]),
    ...(zeros.length === 0 || cells.length === 1 ? [] : [`${stated} ${zeros.length}`]),
  ].join(language === 'zh' ? '，' : ', ');
  if (words === '') return name;
  return language === 'zh' ? `${name}（${words}）` : `${name} (${words})`;
}
