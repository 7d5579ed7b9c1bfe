import { lazily } from '../../model/lazily.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { numberForm } from '../../query/labels.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { cellText } from '../../query/words.ts';
import type { ChartContext, ChartMark, ChartModel } from '../chart-model.ts';
import { formRules } from '../form-rules.ts';
import { chartKey, gapEntries, type Key, noKey } from '../key.ts';
import { footnoteMarks, markText, toMark } from '../mark.ts';
import { fitText, textWidth } from '../measure.ts';
import type { ChartPlan } from '../plan.ts';
import {
  bandHeight,
  baseOption,
  chartFontSize,
  editedFrame,
  hatching,
  headingAxis,
  labelOf,
  pixelAxis,
  wordAxis,
} from '../style.ts';
import { type Matrix, toMatrix } from './matrix.ts';
import { shadesOf } from './shade.ts';

const headHeight = 26;
const footHeight = 22;
const widestCell = 150;

/** A matrix of cells, each with its figure or, hatched, the reason there is none; darker is more. */
export function planHeat(view: View, rows: readonly ViewRow[], context: ChartContext): ChartPlan {
  const { colours, width } = context;
  const matrix = toMatrix(view, rows, context);
  const left = leftWidth(matrix, width);
  const cellWidth = Math.min(widestCell, (width - left - 8) / Math.max(1, matrix.columns.length));
  const rules = matrix.byYear ? formRules(view, { xAxisIndex: 1, yAxisIndex: 0, band: cellWidth }, context) : null;
  const gaps = cellsOf(matrix).flatMap(({ row }) => (hasNumber(row) ? [] : [row]));
  const key = chartKey(gapEntries(gaps, numberForm(view, context.dictionary), context), width, colours);
  const draw = lazily(() => cellDrawer(view, rows, cellWidth, context));
  const frame = { matrix, left, cellWidth, rules, draw };
  const headed = matrix.lines.some(({ kind }) => kind === 'heading');
  return {
    height: key.height + headHeight + matrix.lines.length * bandHeight + footOf(rules),
    weights: matrix.lines.map((line) => (line.kind === 'heading' ? 1 : 1 + 2 * line.cells.length)),
    mayBegin: (line) => !headed || matrix.lines[line]?.kind === 'heading',
    draw: (from, to) => drawHeat(view, { ...frame, key: from === 0 ? key : noKey, from, to }, context),
  };
}

const footOf = (rules: object | null) => (rules === null ? 4 : footHeight);

/** What the cells of a matrix share, and which of its lines to draw. */
interface Frame {
  readonly matrix: Matrix;
  readonly left: number;
  readonly cellWidth: number;
  readonly rules: Readonly<Record<string, unknown>> | null;
  readonly key: Key;
  readonly draw: () => (cell: Cell) => unknown;
  readonly from: number;
  readonly to: number;
}

function drawHeat(view: View, frame: Frame, context: ChartContext): ChartModel {
  const { left, cellWidth, rules, key, from, to } = frame;
  const { colours, width } = context;
  const matrix = { ...frame.matrix, lines: frame.matrix.lines.slice(from, to) };
  const foot = footOf(rules);
  const cells = cellsOf(matrix);
  const top = key.height + headHeight;
  const height = top + matrix.lines.length * bandHeight + foot;
  // Hollow and framed cells last, so that no neighbour covers their border; people still meet the cells in reading order.
  const edged = ({ row }: Cell) => (row.edited ? 2 : Number(row.doubt));
  const drawn = [...cells].sort((a, b) => edged(a) - edged(b));
  const places = new Map(drawn.map((cell, index) => [cell, index]));
  const lineWords = matrix.lines.map((line) =>
    line.kind === 'cells' ? fitText(line.text, chartFontSize, left - 10) : '',
  );
  const headings = matrix.lines.map((line) =>
    line.kind === 'heading' ? fitText(line.text, chartFontSize + 1, width - 14) : '',
  );
  const option = {
    ...baseOption(colours),
    legend: key.legend,
    grid: { left, width: cellWidth * matrix.columns.length, top, bottom: foot },
    xAxis: [
      {
        ...wordAxis(
          matrix.columns.map((text) => fitText(text, chartFontSize, cellWidth - 4)),
          colours['ink-2'],
        ),
        position: 'top',
      },
      pixelAxis(matrix.columns.length),
    ],
    yAxis: [{ ...wordAxis(lineWords, colours.ink), inverse: true }, headingAxis(headings, left, colours)],
    // Cells carry their own colours; ECharts wants a visual map beside a matrix all the same.
    visualMap: { show: false, min: 0, max: 1, dimension: 2, seriesIndex: 0, inRange: {} },
    series: [{ type: 'heatmap', data: drawn.map(frame.draw()) }, ...(rules === null ? [] : [rules]), ...key.series],
  };
  const marks = cells.map(
    (cell): ChartMark =>
      toMark(
        view,
        cell.row,
        { series: 0, index: places.get(cell) ?? 0, line: from + cell.line, at: cell.column },
        context,
      ),
  );
  return { option, width, height, marks };
}

interface Cell {
  readonly row: ViewRow;
  readonly column: number;
  readonly line: number;
}

function cellsOf(matrix: Matrix): Cell[] {
  return matrix.lines.flatMap((line, index) =>
    line.kind === 'heading'
      ? []
      : line.cells.flatMap((row, column) => (row === undefined ? [] : [{ row, column, line: index }])),
  );
}

function leftWidth(matrix: Matrix, width: number): number {
  const widest = Math.max(
    0,
    ...matrix.lines.map((line) => (line.kind === 'cells' ? textWidth(line.text, chartFontSize) : 0)),
  );
  return Math.ceil(Math.min(width * 0.34, widest + 14));
}

function cellDrawer(
  view: View,
  rows: readonly ViewRow[],
  cellWidth: number,
  context: ChartContext,
): (cell: Cell) => unknown {
  const shade = shadesOf(rows, view.measure === 'rank' ? 'less' : 'more');
  const form = numberForm(view, context.dictionary);
  const footnotes = footnoteMarks(view, rows, context);
  return ({ row, column, line }) => {
    const [notes, figure] = [footnotes(row), cellText(row, form, context.language)];
    const text = [markText(view, row, notes, context), `${figure} ${notes}`, figure].find(
      (words) => textWidth(words, chartFontSize - 1) <= cellWidth - 4,
    );
    // A matrix of all agencies is mostly years without a report: their faint hatching speaks for itself.
    const silent = text === undefined || row.status === 'no_report';
    const label = silent ? { show: false } : cellLabel(text, hasNumber(row), context);
    // The third number only tells ECharts that there is a cell; the figure is in the label.
    return { value: [column, line, 0], visualMap: false, itemStyle: cellStyle(row, shade, context), label };
  };
}

/** The words of a cell; those of a gap on a ground of their own, to be read over the hatching. */
function cellLabel(text: string, number: boolean, { colours }: ChartContext): Record<string, unknown> {
  const ground = number ? {} : { backgroundColor: colours.card, padding: [1, 4] };
  return labelOf(text, number ? colours.ink : colours['ink-2'], { fontSize: chartFontSize - 1, opacity: 1, ...ground });
}

function cellStyle(row: ViewRow, shade: (value: number) => number, { colours }: ChartContext): Record<string, unknown> {
  const frame = editedFrame(row, colours);
  if (!hasNumber(row)) return { ...hatching(row.status, colours), borderColor: colours.card, ...frame };
  const colour = row.value < 0 ? colours['series-2'] : colours['series-1'];
  if (row.doubt) return { color: colours.card, borderColor: colour, borderWidth: 1.5, ...frame };
  return { color: colour, opacity: shade(row.value), borderColor: colours.card, borderWidth: 1, ...frame };
}
