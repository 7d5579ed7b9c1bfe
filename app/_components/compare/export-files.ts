import theme from '../../../data/theme.json' with { type: 'json' };
import { chartModel } from '../../../lib/charts/registry.ts';
import {
  type CopiedTable,
  chartWidthOf,
  composeFigure,
  copiedTable,
  csvText,
  type ExportFigure,
  encodeGb18030,
  exportFigure,
  figureBundle,
  figureDeck,
  figureDocument,
  figureWorkbook,
  pictureLines,
  pictureReason,
  wordLines,
} from '../../../lib/export/index.ts';
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { reportRows, reportsSql, type SourceReport } from '../../../lib/query/reports-sql.ts';
import { viewToSql } from '../../../lib/query/view-sql.ts';
import { sheetOf, type TableChoices } from '../../../lib/tables/sheet.ts';
import { startEngine } from '../../_hooks/use-engine.ts';
import { rasterize } from '../figure/rasterize.ts';
import { agencyKeys } from './agency-keys.ts';
import type { Atlas } from './atlas.ts';

/** What is exported: a View with its rows and words, the table as it is shown. */
export interface Exported {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly caption: Caption;
  readonly choices: TableChoices;
  /** The View's whole address. */
  readonly link: string;
  /** The day of the export, ISO. */
  readonly date: string;
}

/** What can be chosen of a file. */
export interface FileChoices {
  /** Device pixels to the CSS pixel of a PNG. */
  readonly scale: number;
  readonly encoding: 'UTF-8' | 'GB18030';
}

/** Width of an exported picture in CSS pixels, whatever the window's. */
const pictureWidth = 960;

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

/** The bytes of a figure's file. Drawn from the View and its rows: window, theme and what is on screen do not matter. */
export async function makeFile(kind: FileKind, exported: Exported, choices: FileChoices): Promise<Blob> {
  const content = await contentOf(kind, exported, choices);
  return content instanceof Blob ? content : new Blob([content], { type: types[kind] });
}

async function contentOf(
  kind: FileKind,
  exported: Exported,
  { scale, encoding }: FileChoices,
): Promise<Blob | BlobPart> {
  const figure = await figureOf(exported, kind === 'pptx' || kind === 'docx' || kind === 'xlsx');
  switch (kind) {
    case 'pptx':
      return bytes(figureDeck(figure, exported.date));
    case 'docx':
      return bytes(figureDocument(figure, exported.date));
    case 'xlsx':
      return bytes(figureWorkbook(figure, exported.date));
    case 'svg':
      return pictureOf(exported, figure);
    case 'png':
      return pngOf(pictureOf(exported, figure), scale);
    case 'csv': {
      const text = csvOf(exported, figure);
      return encoding === 'UTF-8' ? text : bytes(encodeGb18030(text.replace(/^\ufeff/, '')));
    }
    case 'zip': {
      const extras = { svg: pictureOf(exported, figure), csv: csvOf(exported, figure), date: exported.date };
      return bytes(figureBundle(figure, extras));
    }
  }
}

/** The PNG of a figure. */
export async function makePicture(exported: Exported, scale: number): Promise<Blob> {
  return pngOf(pictureOf(exported, await figureOf(exported, false)), scale);
}

/** The table of a figure for the clipboard. Asks nobody, so that a click still counts. */
export function makeTable(exported: Exported): CopiedTable {
  return copiedTable(exportFigure(sourceOf(exported, []), null));
}

/** Bytes as a part of a blob: their buffer is never shared. */
const bytes = (content: Uint8Array) => new Uint8Array(content);

/** The figure of a View ready for any file; `drawn` also draws the picture of one that Office cannot draw. */
export async function figureOf(exported: Exported, drawn: boolean): Promise<ExportFigure> {
  const source = sourceOf(exported, await reportsOf(exported.rows));
  if (!drawn || pictureReason(source) === null) return exportFigure(source, null);
  const svg = svgOf(exported, []);
  const [width, height] = [pictureWidth, heightOf(svg)];
  const png = new Uint8Array(await (await rasterize(svg, Math.min(2, tallest / height))).arrayBuffer());
  return exportFigure(source, { svg, png, width, height });
}

function sourceOf(exported: Exported, reports: readonly SourceReport[] | null) {
  const { lang, atlas, view, rows, caption, choices, link, date } = exported;
  const { dictionary } = atlas;
  const table = sheetOf(view, rows, choices, { dictionary, language: lang, keys: agencyKeys(atlas) });
  const sql = viewToSql(view, dictionary);
  return {
    ...{ view, rows, caption, table, dictionary, reports, sql, date, link },
    language: lang,
    colours: theme.light,
    finding: null,
  };
}

/** The reports behind the rows; null without an engine: the files then say that they could not be read. */
async function reportsOf(rows: readonly ViewRow[]): Promise<readonly SourceReport[] | null> {
  const ids = [...new Set(rows.flatMap(({ report_id }) => report_id ?? []))];
  if (ids.length === 0) return [];
  try {
    return reportRows(await (await startEngine()).query(reportsSql(ids)));
  } catch {
    return null;
  }
}

const heightOf = (svg: string) => Number(/ height="(\d+)"/.exec(svg)?.[1] ?? 0);

/** The chart with its caption as a picture of its own; `more` are the lines under the caption's. */
function svgOf({ view, rows, caption, lang, atlas }: Exported, more: readonly string[]): string {
  const context = { dictionary: atlas.dictionary, language: lang, colours: theme.light };
  const model = chartModel(view, rows, { ...context, width: chartWidthOf(pictureWidth) });
  return composeFigure(model, caption, { width: pictureWidth, colours: theme.light, more });
}

function pictureOf(exported: Exported, { words }: ExportFigure): string {
  return svgOf(exported, pictureLines(words, exported.lang));
}

async function pngOf(svg: string, scale: number): Promise<Blob> {
  if (heightOf(svg) * scale > tallest) throw new TooTall(`png: ${heightOf(svg)} × ${scale}`);
  return rasterize(svg, scale);
}

function csvOf({ lang, caption }: Exported, { table, form, words }: ExportFigure): string {
  const said = new Set([...words.footnotes, words.completeness, caption.source]);
  const more = wordLines(words, lang).filter((line) => !said.has(line));
  return csvText(table, caption, { form, language: lang, more });
}
