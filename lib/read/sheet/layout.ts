import type { FlowItem, FlowLine } from '../docx/flow.ts';
import { endsTitle, matchHeading } from '../heading.ts';
import type { SheetCell, SheetGrid } from './grid.ts';

type Row = readonly SheetCell[];

/** Who filled the table in, for what time, in which unit: words that stand beside each other above or below a table. */
const captionWords =
  /^(?:填报|填表|编制|制表|报送|报告|上报|统计|汇总)?(?:单位|部门|机关|人|日期|时间|年度|年份|区间|期间|口径)(?:名称|负责人|盖章|公章)?(?:[（(][^）)]*[）)])?\s*[:：]/;
/** Words below a table that are none of its rows. */
const noteWords = /^(?:注|备注|说明|填表|填报|审核|制表|数据来源|联系|单位负责人|统计负责人|负责人|附注|\*|※)/;
const titleEnd = /(?:表|统计|汇总|一览|台账|清单|数据|情况|报告|年报)(?:[（(][^）)]*[）)])?$/;
const maxTitle = 60;
/** A lone cell with this many characters, or with a full stop, is a paragraph. */
const proseLength = 60;
/** Rows looked at for the header below a line. */
const lookAhead = 20;
const number = /^[+-]?[0-9][0-9,.]*%?$/;

function filled(row: Row): Row {
  return row.filter((cell) => cell.text !== '');
}

/** The one cell with words of a row that nothing else stands in; null for a row of a table. */
function loneCell(row: Row): SheetCell | null {
  const [only, ...others] = filled(row);
  return only === undefined || others.length > 0 || only.rowSpan > 1 ? null : only;
}

function isProse(text: string): boolean {
  return text.length > proseLength || text.includes('。');
}

function isTitle(text: string): boolean {
  return text.length <= maxTitle && !/[。；]/.test(text) && (endsTitle(text) || titleEnd.test(text));
}

function isCaption(row: Row): boolean {
  const cells = filled(row);
  return cells.length > 0 && cells.every(({ text, rowSpan }) => rowSpan === 1 && captionWords.test(text));
}

/** A line above the header: over the whole width, at the left edge, a title anywhere, or captions beside each other. */
function isAbove(row: Row, columns: number): boolean {
  if (isCaption(row)) return true;
  const cell = loneCell(row);
  if (cell === null) return false;
  return cell.columnSpan === columns || cell.column === 0 || isTitle(cell.text) || isProse(cell.text);
}

function isBelow(row: Row): boolean {
  if (isCaption(row)) return true;
  const cell = loneCell(row);
  return cell !== null && (noteWords.test(cell.text) || isProse(cell.text));
}

/** Whether a merged cell of an earlier row reaches into a row. */
function isCrossed(rows: readonly Row[], index: number): boolean {
  return rows.slice(Math.max(0, index - 200), index).some((row) => row.some((cell) => cell.row + cell.rowSpan > index));
}

/** A line between two tables: prose, or words under which another header begins. */
function isBetween(grid: SheetGrid, index: number): boolean {
  const { rows, columns, isApart } = grid;
  const row = rows[index] ?? [];
  const cell = loneCell(row);
  if (cell === null || isCrossed(rows, index)) return false;
  if (isProse(cell.text)) return true;
  const heading = matchHeading({ text: cell.text, start: 0, end: cell.text.length });
  if (heading?.level !== 1 && isApart[index] !== true) return false;
  const next = rows.slice(index + 1, index + 1 + lookAhead).find((below) => !isAbove(below, columns));
  return next !== undefined && filled(next).length > 1 && !filled(next).some(({ text }) => number.test(text));
}

function line(text: string, isTitleLine: boolean): FlowLine {
  return { kind: 'line', text, outline: undefined, isTitle: isTitleLine, isSoft: false, isNote: false };
}

/** A heading with a sheet's name. */
export function sheetHeading(name: string): FlowLine {
  return { ...line(name, false), outline: 0 };
}

function table(rows: readonly Row[]): FlowItem {
  const first = rows[0]?.[0]?.row ?? 0;
  return { kind: 'table', cells: rows.flat().map((cell) => ({ ...cell, row: cell.row - first })) };
}

/** How many rows from an index on stand above a table (as lines), and how many below form it. */
function readTable(grid: SheetGrid, from: number): { header: number; end: number } {
  const { rows, columns } = grid;
  let header = from;
  while (header < rows.length && isAbove(rows[header] ?? [], columns)) header++;
  let end = header;
  while (end < rows.length && (end === header || !isBetween(grid, end))) end++;
  return { header, end };
}

/**
 * A sheet's lines and tables in reading order: rows of one cell above the header, between two tables and below the last
 * are lines, the rest are tables. The first line that reads like one is the title, where `wantsTitle`.
 */
export function sheetItems(grid: SheetGrid, wantsTitle: boolean): FlowItem[] {
  const { rows } = grid;
  const items: FlowItem[] = [];
  let missing = wantsTitle;
  const addLine = (row: Row): void => {
    const words = filled(row)
      .map(({ text }) => text)
      .join('  ');
    const heading = matchHeading({ text: words, start: 0, end: words.length });
    const titled = missing && heading === null && !isCaption(row) && isTitle(words);
    if (titled || heading?.level === 1) missing = false;
    items.push(line(words, titled));
  };
  for (let from = 0; from < rows.length; ) {
    const { header, end } = readTable(grid, from);
    rows.slice(from, header).forEach(addLine);
    let last = end;
    while (last > header + 1 && isBelow(rows[last - 1] ?? [])) last--;
    if (last > header) items.push(table(rows.slice(header, last)));
    rows.slice(last, end).forEach(addLine);
    from = end;
  }
  return items;
}
