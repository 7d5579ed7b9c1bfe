import { cellsOf, heightOf, isNextLine, textOf } from './chain.ts';
import { columnDoubt } from './column-doubt.ts';
import { type Data, type DataRow, isBroken } from './data-row.ts';
import type { PrintedCell } from './layout.ts';
import { type Box, hull } from './page.ts';
import type { Segment } from './segment.ts';
import { type Column, columnAt, columnsOver, type Spread } from './spread.ts';

const ordinalOne = /^(?:[（(]?一[）)、.．]|[（(]?1[）).．、])/;

/** Edges of the columns: of merged cells before the labels, and of the values. */
export interface Frame extends Box {
  readonly groupEdges: readonly number[];
  readonly edges: readonly number[];
}

/** The frame of a table; `groups` are the words of its merged cells. */
export function frameOf({ columns, labels, heads, values }: Spread, groups: readonly Segment[][]): Frame {
  const all = [...labels, ...heads, ...values];
  const left = Math.min(...all.map((segment) => segment.left)) - 1;
  const right = Math.max(...all.map((segment) => segment.right)) + 1;
  const groupColumns = groups.map((cell) => ({
    left: Math.min(...cell.map((segment) => segment.left)),
    right: Math.max(...cell.map((segment) => segment.right)),
  }));
  const merged: Column[] = [];
  for (const own of groupColumns.sort((a, b) => a.left - b.left)) {
    const open = merged.at(-1);
    if (open !== undefined && own.left < open.right) open.right = Math.max(open.right, own.right);
    else merged.push({ ...own });
  }
  const groupEdges = [left, ...merged.map((column) => column.right)];
  const first = columns[0]?.left ?? right;
  const bounds = columns.slice(1).map((column, i) => ((columns[i]?.right ?? 0) + column.left) / 2);
  const hasLabels = labels.length > 0 || first - left > 2;
  return {
    left,
    right,
    top: 0,
    bottom: 0,
    groupEdges,
    edges: [...(hasLabels ? [first - 0.5] : [left]), ...bounds, right],
  };
}

function joinValues(values: readonly Segment[], column: Column): { text: string; broken: boolean } {
  const sorted = [...values].sort((a, b) => heightOf(a) - heightOf(b) || a.left - b.left);
  let text = '';
  let broken = false;
  for (const [i, value] of sorted.entries()) {
    const before = sorted[i - 1];
    const goesOn = before !== undefined && (isNextLine(before, value) || isBroken(before, value, column));
    const glued = before === undefined || (goesOn && heightOf(value) - heightOf(before) > 0.5 * value.em);
    if (!glued) broken = true;
    text += (glued ? '' : ' ') + value.text;
  }
  return { text, broken };
}

/** A table being written row by row. */
export function createSheet(frame: Frame) {
  const cells: PrintedCell[] = [];
  let row = 0;
  let doubt: string | null = null;
  const put = (page: number, left: number, right: number, text: string, at = row): void => {
    cells.push({ page, row: at, rowSpan: 1, left, right, top: 0, bottom: 0, text, full: false, low: false });
  };
  const edge = (i: number): number => frame.edges[i] ?? frame.right;
  return {
    cells,
    get rows() {
      return row;
    },
    get doubt() {
      return doubt;
    },
    worry(reason: string | null) {
      doubt ??= reason;
    },
    edge,
    put,
    next() {
      row++;
    },
  };
}
/** What `createSheet` gives. */
export type Sheet = ReturnType<typeof createSheet>;

interface HeadCell {
  readonly y: number;
  /** Columns it stands over; -1 for the column of labels. */
  readonly from: number;
  readonly to: number;
  readonly segments: readonly Segment[];
}

/** Words of a head, each cell's lines put together. */
function headCells(heads: readonly Segment[], columns: readonly Column[]): HeadCell[] {
  const first = columns[0]?.left ?? 0;
  return cellsOf(heads, () => true).map((segments): HeadCell => {
    const box = hull(segments);
    const over = columnsOver(columns, box);
    const ys = segments.map(heightOf);
    const y = (Math.min(...ys) + Math.max(...ys)) / 2;
    if (box.right <= first + 1 && over.length === 0) return { y, from: -1, to: -1, segments };
    const single = columnAt(columns, box);
    return { y, from: over[0] ?? single, to: over.at(-1) ?? single, segments };
  });
}

/** Writes a head, a row for each height its words stand at. */
export function addHead(sheet: Sheet, heads: readonly Segment[], columns: readonly Column[], frame: Frame): void {
  const cells = headCells(heads, columns).sort((a, b) => a.y - b.y);
  let last = -Infinity;
  let line: HeadCell[] = [];
  const flush = (): void => {
    if (line.length === 0) return;
    for (const { from, to, segments } of line.sort((a, b) => a.from - b.from)) {
      const left = from < 0 ? frame.left : sheet.edge(from);
      sheet.put(segments[0]?.page ?? 0, left, from < 0 ? sheet.edge(0) : sheet.edge(to + 1), textOf(segments));
    }
    sheet.next();
    line = [];
  };
  for (const cell of cells) {
    if (cell.y - last > 0.9 * (cell.segments[0]?.em ?? 10)) flush();
    line.push(cell);
    last = cell.y;
  }
  flush();
}

/** The row a merged cell begins beside: from its middle up to the first of a numbered series. */
function groupStart(cell: readonly Segment[], rows: readonly DataRow[]): number {
  const ys = cell.map(heightOf);
  const y = (Math.min(...ys) + Math.max(...ys)) / 2;
  const right = Math.max(...cell.map((segment) => segment.right));
  const isInside = (row: DataRow | undefined): boolean =>
    row !== undefined && row.label.length > 0 && row.label.every((segment) => segment.left >= right - 0.2 * segment.em);
  let at = rows.findLastIndex((row) => row.y <= y + 1);
  if (at < 0) at = 0;
  while (at > 0 && !ordinalOne.test(textOf(rows[at]?.label ?? [])) && isInside(rows[at - 1])) at--;
  return at;
}

/** Writes rows of values with their labels. */
export function addData(
  sheet: Sheet,
  data: Data,
  groups: readonly Segment[][],
  columns: readonly Column[],
  frame: Frame,
): void {
  sheet.worry(data.doubt);
  const values = data.rows.flatMap((row) => row.values);
  for (const c of columns.keys()) sheet.worry(columnDoubt(values.filter((value) => columnAt(columns, value) === c)));
  const starts = new Map<number, Segment[][]>();
  for (const cell of groups) {
    const at = groupStart(cell, data.rows);
    starts.set(at, [...(starts.get(at) ?? []), cell]);
  }
  for (const [i, row] of data.rows.entries()) {
    let left = frame.left;
    for (const cell of (starts.get(i) ?? []).sort((a, b) => (a[0]?.left ?? 0) - (b[0]?.left ?? 0))) {
      const end = Math.max(...cell.map((segment) => segment.right));
      const right = frame.groupEdges.find((edge) => edge >= end - 0.01 && edge > left) ?? left + 1;
      sheet.put(row.page, left, right, textOf(cell));
      left = right;
    }
    const labelLeft = Math.min(...row.label.map((segment) => segment.left));
    const inner = frame.groupEdges.findLast((edge) => edge <= labelLeft + 2) ?? frame.left;
    if (row.label.length > 0)
      sheet.put(row.page, Math.max(left, Math.min(inner, sheet.edge(0) - 1)), sheet.edge(0), textOf(row.label));
    for (const [c, column] of columns.entries()) {
      const own = row.values.filter((value) => columnAt(columns, value) === c);
      const { text, broken } = joinValues(own, column);
      if (broken) sheet.worry('two figures stand in one cell');
      sheet.put(own[0]?.page ?? row.page, sheet.edge(c), sheet.edge(c + 1), text);
    }
    sheet.next();
  }
}
