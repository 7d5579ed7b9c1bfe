import type { Colours } from '../../charts/theme.ts';
import type { Language } from '../../model/language.ts';
import { chartGrid, type GridCell, type GridWords, type SeriesPlace } from '../native/grid.ts';
import type { NativeChart } from '../native/model.ts';
import type { FileSteps } from '../opc/zip.ts';
import { type SheetCell, sheetRows } from './sheet.ts';
import { workbookSteps } from './workbook.ts';

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

/** What makes the workbook that opens on "edit data" of a chart in a slide or a document, and where the series stand in it. */
export function embeddedWorkbook(
  chart: NativeChart,
  options: { readonly language: Language; readonly colours: Colours; readonly date: string },
): { readonly workbook: () => FileSteps; readonly places: readonly SeriesPlace[] } {
  const name = options.language === 'zh' ? '数据' : 'Data';
  const { rows, places } = chartGrid(chart, name, 1, gridWords(options.language));
  const workbook = () => {
    const sheet = {
      name,
      widths: [32, ...(rows[0] ?? []).slice(1).map(() => 16)],
      ...sheetRows(rows.map((row, at) => row.map((cell) => gridCell(cell, at === 0)))),
      frozen: { rows: 1, columns: 1 },
      filter: null,
      laid: [],
    };
    return workbookSteps([sheet], { ...options, title: chart.title, subject: chart.alt });
  };
  return { workbook, places };
}
