import type { ExportFigure } from '../export-figure.ts';
import { chartGrid } from '../native/grid.ts';
import type { MatrixCell, NativeChart, NativeMatrix } from '../native/model.ts';
import { gridCell, gridWords } from './embedded.ts';
import { type CellLook, type Sheet, type SheetCell, type SheetChart, type SheetRow, sheetRows } from './sheet.ts';
import { defaultHeight } from './worksheet.ts';

/** Rows above the first chart: title, subtitle, an empty one. */
const headRows = 3;

/** The sheet of the figure itself: title and subtitle, then each chart over the cells it is drawn from, a matrix or a picture. */
export function chartSheet(figure: ExportFigure): Sheet {
  const { title, subtitle, content, language, colours } = figure;
  const name = language === 'zh' ? '图' : 'Chart';
  const head: readonly SheetRow[] = [
    [{ value: title, look: { bold: true, size: 16 } }],
    [{ value: subtitle, look: { colour: colours['ink-2'] } }],
    [],
  ];
  const base = { name, frozen: { rows: 0, columns: 0 }, filter: null, laid: [] };
  switch (content.kind) {
    case 'charts':
      return { ...base, ...chartBlocks(content.charts, head, name, figure) };
    case 'matrix':
      return {
        ...base,
        widths: [28, ...content.matrix.columns.map(() => 15)],
        ...sheetRows([...head, ...matrixRows(content.matrix)]),
        frozen: { rows: headRows + 1, columns: 1 },
      };
    case 'picture': {
      const { picture } = content;
      const width = 620;
      const height = (width * picture.height) / Math.max(1, picture.width);
      const reason = [{ value: picture.reason, look: { colour: colours['ink-2'] } }];
      const laid = [{ ...picture, kind: 'picture', column: 0, row: headRows + 1, width, height } as const];
      return { ...base, widths: [28], ...sheetRows([...head, reason]), laid };
    }
  }
}

function chartBlocks(
  charts: readonly NativeChart[],
  head: readonly SheetRow[],
  sheet: string,
  { language }: ExportFigure,
): Pick<Sheet, 'rows' | 'size' | 'widths' | 'laid'> {
  const rows: SheetRow[] = [...head];
  const laid: SheetChart[] = [];
  let columns = 1;
  for (const chart of charts) {
    const top = rows.length;
    const height = chartHeight(chart);
    const below = top + Math.ceil(height / defaultHeight) + 1;
    const grid = chartGrid(chart, sheet, below + 1, gridWords(language));
    columns = Math.max(columns, ...grid.rows.map((row) => row.length));
    laid.push({ kind: 'chart', chart, places: grid.places, column: 0, row: top, width: 640, height, alt: chart.alt });
    while (rows.length < below) rows.push([]);
    rows.push(...grid.rows.map((row, at) => row.map((cell) => gridCell(cell, at === 0))), []);
  }
  return { ...sheetRows(rows), laid, widths: [30, ...Array.from({ length: columns - 1 }, () => 16)] };
}

/** Height of a chart in points: bars keep their thickness however many there are. */
function chartHeight({ kind, categories, series }: NativeChart): number {
  if (kind === 'line' || kind === 'scatter') return 300;
  const bars = kind === 'bar' ? categories.length * (Math.max(1, series.length) + 0.6) : categories.length * 1.4;
  return Math.min(2000, Math.max(240, 90 + bars * 16));
}

function matrixRows({ corner, columns, lines }: NativeMatrix): SheetRow[] {
  const bold: CellLook = { bold: true, rule: 'below' };
  const head = [
    { value: corner, look: bold },
    ...columns.map((value) => ({ value, look: { ...bold, align: 'center' as const } })),
  ];
  return [
    head,
    ...lines.map(
      (line): SheetRow =>
        line.heading
          ? [{ value: line.name, look: { bold: true } }]
          : [{ value: line.name }, ...line.cells.map((cell) => (cell === null ? null : matrixCell(cell)))],
    ),
  ];
}

function matrixCell({ value, text, format, fill, look }: MatrixCell): SheetCell {
  if (value === null) return { value: text, look: { hatch: fill, align: 'center' } };
  const ground: CellLook = look === 'hollow' ? { edge: fill } : { fill };
  return { value, look: { ...ground, format, align: 'right' } };
}
