import type { Table, TableCell } from '../../model/document.ts';
import { isChannelLabel } from './channel.ts';
import type { Lexicon } from './lexicon.ts';
import { type Column, type ColumnPlace, isOrdinalName, isPlainColumn, readColumns } from './local-columns.ts';
import { type Evener, evenText } from './passage.ts';

/** A bureau's own table of published information, taken apart. */
export interface LocalGrid {
  /** The line inside the table above its headings; null where none is. */
  readonly title: string | null;
  readonly label: ColumnPlace;
  /** The column of the rows' own numbers; null where there is none. */
  readonly ordinal: number | null;
  readonly columns: readonly Column[];
  /** Columns of this year, or of no said time, that no rule reads. */
  readonly unread: readonly ColumnPlace[];
  /** The rows below the headings. */
  readonly rows: readonly (readonly TableCell[])[];
  readonly width: number;
  /** The printed rows are these columns: channels stand side by side. */
  readonly isTransposed: boolean;
  /** The label column says that its rows are channels. */
  readonly ofChannels: boolean;
}

/** What a table's words are read with. */
export interface GridReading {
  readonly lexicon: Lexicon;
  readonly evener: Evener;
  readonly year: number | null;
}

const longestCell = 400;
const labelNames = /内容|类别|分类|渠道|项目|栏目|名称|方式|信息/;
const channelNames = /渠道|途径|平台|载体|媒介|方式/;
const kindNames = /内容|类别|分类|栏目|项目|名称/;
const formNames = /制发|新制作|废止|处理决定|项目数量|收费金额/;
const totalNames = /总数|合计|总计|共计/;
const figure = /^([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?:%|[条件篇份次则期])?$/;
/** Rows of headings a table of this kind can have. */
const mostHeadings = 2;
const mostColumns = 60;
const longestTitle = 60;

/** How a label is numbered: （一）, 一、, 1. or ①. */
const numbered =
  /^(?:[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.．、]|[①-⑳])/;

/** The numbering of a label; '' where it has none. */
export function numberingOf(label: string): string {
  return numbered.exec(label)?.[0] ?? '';
}

/** The words of a cell in even form; what is longer than any label or figure is not looked at. */
export function evenCell(text: string, evener: Evener): string {
  return evenText(text.slice(0, longestCell), evener);
}

/** The digits of a cell that holds one figure, a unit or per cent behind it or not; null of any other. */
export function figureIn(cell: string): string | null {
  return figure.exec(cell)?.[1] ?? null;
}

/** Whether words name the total of a table. */
export function isTotalName(words: string): boolean {
  return totalNames.test(words);
}

/** The cells of a table row by row. */
export function rowsOf(table: Table): TableCell[][] {
  const rows: TableCell[][] = [];
  for (const cell of table.cells) {
    const row = rows[cell.row] ?? [];
    row.push(cell);
    rows[cell.row] = row;
  }
  return rows.filter((row) => row !== undefined);
}

/** The cell of a row that reaches over a column. */
export function cellAt(row: readonly TableCell[], column: number): TableCell | undefined {
  return row.find((cell) => cell.column <= column && column < cell.column + cell.columnSpan);
}

function widthOf(rows: readonly (readonly TableCell[])[]): number {
  return rows.flat().reduce((width, cell) => Math.max(width, cell.column + cell.columnSpan), 0);
}

function titleOf(row: readonly TableCell[]): string | null {
  const words = row.map(({ text }) => text.trim()).join('');
  return words === '' || words.length > longestTitle ? null : words;
}

/** The same cells with rows for columns. */
function turned(rows: readonly (readonly TableCell[])[]): TableCell[][] {
  const from = rows[0]?.[0]?.row ?? 0;
  const columns: TableCell[][] = [];
  for (const cell of rows.flat()) {
    const turn = { row: cell.column, column: cell.row - from, rowSpan: cell.columnSpan, columnSpan: cell.rowSpan };
    const column = columns[cell.column] ?? [];
    column.push({ ...cell, ...turn });
    columns[cell.column] = column;
  }
  return columns.filter((column) => column !== undefined);
}

class GridReader {
  constructor(private readonly reading: GridReading) {}

  read(all: readonly (readonly TableCell[])[], isTransposed: boolean): LocalGrid | null {
    const titles = all.findIndex((row) => !this.isTitle(row));
    const body = all.slice(Math.max(0, titles));
    const depth = this.headingDepth(body);
    const width = widthOf(body);
    if (width > mostColumns) return null;
    const names = Array.from({ length: width }, (_, column) => this.nameOf(body.slice(0, depth), column));
    const first = names.findIndex((name) => !isOrdinalName(name.even));
    const label = names[first];
    if (label === undefined) return null;
    const beside = names.filter(({ index }) => index > first);
    const across = beside.filter(({ even }) => this.isChannel(even)).length;
    if (across >= 2) return isTransposed || depth > 1 ? null : this.read(turned(body), true);
    const { columns, unread } = readColumns(beside, this.reading.year);
    const rows = body.slice(depth);
    const isCounted = columns.some(({ kind, isNamed }) => kind === 'count' && isNamed);
    const grid: LocalGrid = {
      title: titles > 0 ? titleOf(all[0] ?? []) : null,
      label,
      ordinal: first > 0 ? 0 : null,
      columns,
      unread,
      rows,
      width,
      isTransposed,
      ofChannels: isTransposed || (!kindNames.test(label.even) && (channelNames.test(label.even) || !isCounted)),
    };
    // Figures of one channel only are no totals.
    const isOfOne = columns.some(({ place }) => this.isChannel(place.even));
    if (isOfOne || this.isOfForm(beside) || this.hasTwoLabels(grid, beside)) return null;
    return this.isOfPublication(grid) ? grid : null;
  }

  /** A line over the whole table. */
  private isTitle(row: readonly TableCell[]): boolean {
    const filled = row.filter((cell) => cell.text.trim() !== '');
    const [only] = filled;
    return only === undefined || (filled.length === 1 && only.column === 0 && this.figure(only) === null);
  }

  private figure(cell: TableCell): string | null {
    return figureIn(this.even(cell.text));
  }

  private even(text: string): string {
    return evenCell(text, this.reading.evener);
  }

  private isChannel(words: string): boolean {
    return isChannelLabel(words.slice(numberingOf(words).length), this.reading.lexicon);
  }

  /** A heading over several columns has a second line of headings below it. */
  private headingDepth([head = [], next = []]: readonly (readonly TableCell[])[]): number {
    const isMerged = head.some((cell) => cell.columnSpan > 1);
    const isHeading = next.length > 0 && next.every((cell) => this.figure(cell) === null);
    return isMerged && isHeading ? mostHeadings : 1;
  }

  private nameOf(headings: readonly (readonly TableCell[])[], index: number): ColumnPlace {
    const cells = headings.flatMap((row) => cellAt(row, index) ?? []);
    const text = cells.map((cell) => cell.text.trim()).join(' ');
    return { index, text, even: this.even(text) };
  }

  /** A table of the statutory form has other rows than channels and kinds. */
  private isOfForm(beside: readonly ColumnPlace[]): boolean {
    return beside.some(({ even }) => formNames.test(even));
  }

  /** Two columns of labels, or halves of a table side by side: figures do not belong to the first column's words alone. */
  private hasTwoLabels({ label, columns, rows }: LocalGrid, beside: readonly ColumnPlace[]): boolean {
    if (rows.some((row) => row.some((cell) => cell.column === label.index && cell.rowSpan > 1))) return true;
    const figures = Math.min(...columns.map(({ place }) => place.index));
    const others = beside.filter(({ even }) => labelNames.test(even) && isPlainColumn(even));
    if (others.some(({ even }) => even === label.even)) return true;
    const hasChannels = rows.some((row) => this.isChannel(this.even(cellAt(row, label.index)?.text ?? '')));
    return hasChannels && others.some(({ index }) => index < figures);
  }

  /** Headings that say what is counted, or else rows that are channels. */
  private isOfPublication({ label, columns, rows, ordinal, ofChannels }: LocalGrid): boolean {
    const counts = columns.filter(({ kind }) => kind === 'count');
    if (counts.length === 0) return false;
    if (counts.some(({ isNamed }) => isNamed) && labelNames.test(label.even)) return true;
    const labels = rows.map((row) =>
      this.even(cellAt(row, label.index)?.text || cellAt(row, ordinal ?? 0)?.text || ''),
    );
    const channels = labels.filter((words) => this.isChannel(words)).length;
    const totals = labels.filter(isTotalName).length;
    return (ofChannels && channels > 0) || (channels >= 2 && (channels + totals) * 2 >= labels.length);
  }
}

/** Takes a table apart that counts published information by channel or kind; null for any other. */
export function readLocalGrid(table: Table, reading: GridReading): LocalGrid | null {
  return new GridReader(reading).read(rowsOf(table), false);
}
