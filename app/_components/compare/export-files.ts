import theme from '../../../data/theme.json' with { type: 'json' };
import {
  composeFigure,
  type ExportFigure,
  exportFigure,
  fileChart,
  filePicture,
  findingSentence,
  foundCaption,
  nativeFit,
  pictureWidth,
} from '../../../lib/export/index.ts';
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { reportRows, reportsSql, type SourceReport } from '../../../lib/query/reports-sql.ts';
import { statementIn } from '../../../lib/query/statement-words.ts';
import { viewToSql } from '../../../lib/query/view-sql.ts';
import { sheetOf, type TableChoices } from '../../../lib/tables/sheet.ts';
import { rester } from '../../_hooks/in-turns.ts';
import { startEngine } from '../../_hooks/use-engine.ts';
import { drawnPicture, type FigureSource } from '../figure/export-bytes.ts';
import { agencyKeys } from './agency-keys.ts';
import type { Atlas } from './atlas.ts';

/** What is exported: a View with its rows and words, the table as it is shown. */
export interface Exported {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly caption: Caption;
  /** The table as it is shown: every table exported equals it. */
  readonly choices: TableChoices;
  /** The View's whole address. */
  readonly link: string;
  /** The day of the export, ISO. */
  readonly date: string;
}

/** A View's figure for files. Drawn from the View and its rows: what is on screen does not matter. */
export function viewSource(exported: Exported): FigureSource {
  const { lang, view, rows, date, atlas } = exported;
  const finding = findingSentence(view, rows, { dictionary: atlas.dictionary, language: lang });
  const caption = foundCaption(exported.caption, finding, view, lang);
  return {
    ...{ lang, date, caption },
    plain: () => {
      const source = { ...sourceOf(exported), finding, reports: [] };
      return exportFigure(source, nativeFit(source), null);
    },
    full: (drawn) => figureOf(exported, finding, drawn),
    svg: (more) =>
      composeFigure(modelOf(exported, 'alone'), caption, { width: pictureWidth, colours: theme.light, more }),
  };
}

async function figureOf(exported: Exported, finding: string | null, drawn: boolean): Promise<ExportFigure> {
  const source = { ...sourceOf(exported), finding, reports: await reportsOf(exported.rows) };
  const rest = rester();
  const fit = nativeFit(source);
  await rest();
  if (!drawn || fit.kind !== 'unfit') return exportFigure(source, fit, null);
  const model = modelOf(exported, 'page');
  return exportFigure(source, fit, await drawnPicture(filePicture(model, 'figure'), model.width, model.height));
}

function modelOf({ view, rows, lang, atlas }: Exported, place: 'alone' | 'page') {
  const context = { dictionary: atlas.dictionary, language: lang, colours: theme.light };
  return fileChart(view, rows, context, place);
}

function sourceOf({ lang, atlas, view, rows, caption, choices, link, date }: Exported) {
  const { dictionary } = atlas;
  const table = sheetOf(view, rows, choices, { dictionary, language: lang, keys: agencyKeys(atlas) });
  const sql = statementIn(lang, viewToSql(view, dictionary));
  return { ...{ view, rows, caption, table, dictionary, sql, date, link }, language: lang, colours: theme.light };
}

/** The reports behind the rows; null without an engine: the files then say that they could not be read. */
export async function reportsOf(rows: readonly Pick<ViewRow, 'report_id'>[]): Promise<readonly SourceReport[] | null> {
  const ids = [...new Set(rows.flatMap(({ report_id }) => report_id ?? []))];
  if (ids.length === 0) return [];
  try {
    return reportRows(await (await startEngine()).query(reportsSql(ids)));
  } catch {
    return null;
  }
}
