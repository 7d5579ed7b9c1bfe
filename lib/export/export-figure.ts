import type { ChartContext } from '../charts/chart-model.ts';
import type { Colours } from '../charts/theme.ts';
import type { Caption } from '../model/caption.ts';
import type { Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { numberForm, plainForm } from '../query/labels.ts';
import { noteText } from '../query/note-text.ts';
import { notesOf } from '../query/notes.ts';
import type { SourceReport } from '../query/reports-sql.ts';
import type { ViewTable } from '../tables/view-table.ts';
import type { CellForms } from './cell-words.ts';
import { foundCaption } from './finding/finding.ts';
import { type NativeFit, nativeContent } from './native/content.ts';
import type { NativeContent, NativePicture } from './native/model.ts';
import { type FigureWords, figureWords } from './words.ts';

/** A figure ready for any file: what it says, how it is drawn, its table and its words. Plain data, no pixels of any screen. */
export interface ExportFigure extends CellForms {
  readonly language: Language;
  readonly colours: Colours;
  /** What is found, or the neutral title of the View. */
  readonly title: string;
  readonly subtitle: string;
  /** Title and subtitle that claim nothing: see {@link retitled}. */
  readonly neutral: Pick<Caption, 'title' | 'subtitle'>;
  /** Alternative text. */
  readonly alt: string;
  readonly content: NativeContent;
  /** The table as it is shown. */
  readonly table: ViewTable;
  readonly words: FigureWords;
  /** The statement behind the figure. */
  readonly sql: string;
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly dictionary: Dictionary;
}

/** What a figure is made of. */
export interface FigureSource {
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly caption: Caption;
  readonly table: ViewTable;
  readonly dictionary: Dictionary;
  readonly language: Language;
  readonly colours: Colours;
  /** The reports behind the rows, see `reportsSql`; null where they could not be read just now. */
  readonly reports: readonly SourceReport[] | null;
  /** The finding in a sentence, see `findingSentence`; null: the caption's neutral title stands. */
  readonly finding: string | null;
  readonly sql: string;
  /** The day of the export, ISO. */
  readonly date: string;
  /** The View's address; empty where it has none. */
  readonly link: string;
}

/** A picture already drawn, for a figure Office cannot draw itself. */
export type DrawnPicture = Omit<NativePicture, 'reason' | 'alt'>;

/** What Office draws of a View's figure itself; `unfit` where it must be handed in as a picture. */
export function nativeFit(source: FigureSource): NativeFit {
  return nativeContent(source.view, source.rows, contextOf(source), source.caption.sentence);
}

/**
 * The figure of a View, of what {@link nativeFit} found. `picture` is used only where that is `unfit`; without one the figure is
 * then a native table of its rows, and says so.
 */
export function exportFigure(source: FigureSource, fit: NativeFit, picture: DrawnPicture | null): ExportFigure {
  const { view, rows, caption, table, dictionary, language, colours, finding, sql } = source;
  const content = contentOf(fit, picture, source);
  const said = figureWords({ ...source, caption: captionFor(content, source) });
  const words = { ...said, footnotes: [...said.footnotes, ...leftOut(content, language)] };
  const { title, subtitle } = foundCaption(caption, finding, view, language);
  return {
    language,
    colours,
    title,
    subtitle,
    neutral: { title: caption.title, subtitle: caption.subtitle },
    alt: caption.sentence,
    content,
    table,
    form: numberForm(view, dictionary),
    plain: plainForm(view, dictionary),
    words,
    sql,
    view,
    rows,
    dictionary,
  };
}

/** That a native list shows the first bodies only; nothing where it shows all. */
function leftOut(content: NativeContent, language: Language): string[] {
  if (content.kind === 'picture' || content.left === 0) return [];
  const { left } = content;
  const zh = `图中只列前面的机构，另有 ${left} 个机构见工作簿或 CSV 的表。`;
  const en = `${left} more ${left === 1 ? 'agency is' : 'agencies are'} in the table of the workbook or the CSV.`;
  return [language === 'zh' ? zh : en];
}

/** The figure under a title of its author's. */
export function retitled(figure: ExportFigure, title: string): ExportFigure {
  const { subtitle } = foundCaption(figure.neutral, title, figure.view, figure.language);
  return { ...figure, title, subtitle };
}

/** The notes of a file, whose table has marks; a native chart has no hatching: what is said of patterns is said of its gaps. */
function captionFor(content: NativeContent, { view, rows, caption, dictionary, language }: FigureSource): Caption {
  const gap =
    language === 'zh'
      ? '图中空缺处没有数，不是零；原因写在名称后和表中。'
      : 'A gap in the chart is a missing figure, never zero; the reason stands behind the name and in the table.';
  const footnotes = notesOf(view, rows, dictionary, 'file').map((note) => ({
    number: note.number,
    text: note.kind === 'absence' && content.kind === 'charts' ? gap : noteText(note, view, language),
  }));
  return { ...caption, footnotes };
}

function contentOf(fit: NativeFit, picture: DrawnPicture | null, source: FigureSource): NativeContent {
  if (fit.kind !== 'unfit') return fit;
  if (picture !== null)
    return { kind: 'picture', picture: { ...picture, reason: fit.reason, alt: source.caption.sentence } };
  const asTable = nativeFit({ ...source, view: { ...source.view, chart: 'heat' } });
  if (asTable.kind === 'matrix') return asTable;
  throw new Error(`export: ${source.view.metric}: neither chart, table nor picture`);
}

function contextOf({
  dictionary,
  language,
  colours,
}: Pick<FigureSource, 'dictionary' | 'language' | 'colours'>): ChartContext {
  return { dictionary, language, colours, width: 960 };
}
