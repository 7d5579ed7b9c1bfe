import type { Colours } from '../../charts/theme.ts';
import type { Language } from '../../model/language.ts';
import { chartGrid, type GridCell, type GridWords, type SeriesPlace } from '../native/grid.ts';
import type { NativeChart } from '../native/model.ts';
import type { SheetCell } from './sheet.ts';
import { workbookBytes } from './workbook.ts';

/** The words over the columns of a chart's figures. */
export function gridWords(language: Language): GridWords {
  return language === 'zh' ? { name: '名称', status: '·说明' } : { name: 'Name', status: ' · status' };
}

/** A cell of a chart's grid as a cell of a sheet. */
export function gridCell(cell: GridCell, head: boolean): SheetCell | null {
  if (cell === null) return null;
  if ('text' in cell) return { value: cell.text, look: head ? { bold: true, rule: 'below' } : {} };
  return { value: cell.value, look: { format: cell.format, align: 'right' } };
}

/** The workbook that opens on "edit data" of a chart in a slide or a document, and where the series stand in it. */
export function embeddedWorkbook(
  chart: NativeChart,
  options: { readonly language: Language; readonly colours: Colours; readonly date: string },
): { readonly bytes: Uint8Array; readonly places: readonly SeriesPlace[] } {
  const name = options.language === 'zh' ? '数据' : 'Data';
  const { rows, places } = chartGrid(chart, name, 1, gridWords(options.language));
  const widths = [32, ...(rows[0] ?? []).slice(1).map(() => 16)];
  const sheet = {
    name,
    widths,
    rows: rows.map((row, at) => row.map((cell) => gridCell(cell, at === 0))),
    frozen: { rows: 1, columns: 1 },
    filter: null,
    laid: [],
  };
  return { bytes: workbookBytes([sheet], { ...options, title: chart.title, subject: chart.alt }), places };
}
