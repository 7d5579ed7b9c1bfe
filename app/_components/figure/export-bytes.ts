import {
  type CopiedTable,
  copiedTable,
  csvText,
  type ExportFigure,
  encodeGb18030,
  figureBundle,
  figureDeck,
  figureDocument,
  figureWorkbook,
  pictureLines,
  wordLines,
} from '../../../lib/export/index.ts';
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import { inTurns } from '../../_hooks/in-turns.ts';
import { rasterize } from './rasterize.ts';

/** A figure that files are made of, whatever it shows. */
export interface FigureSource {
  readonly lang: Language;
  /** The words under the title, the finding as the title. */
  readonly caption: Caption;
  /** The day of the export, ISO. */
  readonly date: string;
  /** The figure with what is known at once: asks nobody, so that a click still counts. */
  plain(): ExportFigure;
  /** The figure with its reports; `drawn` also draws the picture of one that Office cannot draw. */
  full(drawn: boolean): Promise<ExportFigure>;
  /** The standalone picture; `more` are the lines under the caption's. */
  svg(more: readonly string[]): string;
}

/** What can be chosen of a file. */
export interface FileChoices {
  /** Device pixels to the CSS pixel of a PNG. */
  readonly scale: number;
  readonly encoding: 'UTF-8' | 'GB18030';
}

/** Browsers draw no higher surface than this, in device pixels. */
const tallest = 16_000;

/** A picture too tall to be drawn at its scale. */
export class TooTall extends Error {
  override readonly name = 'TooTall';
}

const types = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  svg: 'image/svg+xml',
  csv: 'text/csv',
  zip: 'application/zip',
} as const;

/** The files a figure can be exported as, in the order they are offered. */
export type FileKind = keyof typeof types;

/**
 * The bytes of a figure's file. Made from the figure alone: window, theme and what is on screen do not matter. Throws the reason
 * of `stop` once it is given up.
 */
export async function makeFile(
  kind: FileKind,
  source: FigureSource,
  choices: FileChoices,
  stop: AbortSignal,
): Promise<Blob> {
  const content = await contentOf(kind, source, choices, stop);
  return content instanceof Blob ? content : new Blob([content], { type: types[kind] });
}

async function contentOf(
  kind: FileKind,
  source: FigureSource,
  { scale, encoding }: FileChoices,
  stop: AbortSignal,
): Promise<Blob | BlobPart> {
  const { date } = source;
  const figure = await source.full(kind === 'pptx' || kind === 'docx' || kind === 'xlsx');
  stop.throwIfAborted();
  switch (kind) {
    case 'pptx':
      return inTurns(figureDeck(figure, date), stop);
    case 'docx':
      return inTurns(figureDocument(figure, date), stop);
    case 'xlsx':
      return inTurns(figureWorkbook(figure, date), stop);
    case 'svg':
      return pictureOf(source, figure);
    case 'png':
      return pngOf(pictureOf(source, figure), scale);
    case 'csv': {
      const text = csvOf(source, figure);
      return encoding === 'UTF-8' ? text : encodeGb18030(text.replace(/^\ufeff/, ''));
    }
    case 'zip': {
      const extras = { svg: pictureOf(source, figure), csv: csvOf(source, figure), date };
      return inTurns(figureBundle(figure, extras), stop);
    }
  }
}

/** The PNG of a figure. */
export async function makePicture(source: FigureSource, scale: number): Promise<Blob> {
  return pngOf(pictureOf(source, await source.full(false)), scale);
}

/** The table of a figure for the clipboard. */
export function makeTable(source: FigureSource): CopiedTable {
  return copiedTable(source.plain());
}

/** A bare picture for a file whose program cannot draw the figure, as large as it may be drawn. */
export async function drawnPicture(svg: string, width: number, height: number) {
  const png = new Uint8Array(await (await rasterize(svg, Math.min(2, tallest / height))).arrayBuffer());
  return { svg, png, width, height };
}

const heightOf = (svg: string) => Number(/ height="(\d+)"/.exec(svg)?.[1] ?? 0);

function pictureOf({ lang, svg }: FigureSource, { words }: ExportFigure): string {
  return svg(pictureLines(words, lang));
}

async function pngOf(svg: string, scale: number): Promise<Blob> {
  if (heightOf(svg) * scale > tallest) throw new TooTall(`png: ${heightOf(svg)} × ${scale}`);
  return rasterize(svg, scale);
}

function csvOf({ lang, caption }: FigureSource, { table, form, plain, words }: ExportFigure): string {
  const said = new Set([...words.footnotes, words.completeness, caption.source]);
  const more = wordLines(words, lang).filter((line) => !said.has(line));
  return csvText(table, caption, { form, plain, language: lang, more });
}
