import { footnoteMarks, markText } from '../charts/mark.ts';
import { textWidth } from '../charts/measure.ts';
import type { Colours } from '../charts/theme.ts';
import type { Language } from '../model/language.ts';
import { editedWord } from '../query/words.ts';
import type { TableCell } from '../tables/view-table.ts';
import { cellEdge } from './cell-words.ts';
import type { ExportFigure } from './export-figure.ts';
import type { MatrixCell, NativeMatrix } from './native/model.ts';

/** One cell of a table in a slide or a document: words, and what stands behind and around them (six hexadecimal digits). */
export interface WordCell {
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
  readonly bold: boolean;
  readonly fill: string | null;
  /** Hatching: no figure. */
  readonly hatch: string | null;
  /** An edge: a doubtful or corrected figure. */
  readonly edge: string | null;
}

/** A table in a slide or a document. The first row is its head, repeated on every page. */
export interface WordTable {
  readonly head: readonly WordCell[];
  readonly rows: readonly (readonly WordCell[])[];
  /** How many columns at the left name the lines: repeated where a table is cut. */
  readonly fronts: number;
  /** Width each column wants, relative to the others. */
  readonly widths: readonly number[];
}

const plain: WordCell = { text: '', align: 'left', bold: false, fill: null, hatch: null, edge: null };

/** At most so many lines stand in a slide or a document: nobody turns 300 pages. */
const linesAtMost = 400;

/** The first lines in words, and at last how many more the workbook has. */
function firstLines<Line>(
  lines: readonly Line[],
  wordsOf: (line: Line) => WordCell[],
  width: number,
  language: Language,
): WordCell[][] {
  const shown = lines.slice(0, linesAtMost).map(wordsOf);
  const rest = lines.length - shown.length;
  if (rest === 0) return shown;
  const text =
    language === 'zh'
      ? `另有 ${rest} 行，见工作簿或 CSV`
      : `${rest} more ${rest === 1 ? 'line' : 'lines'}: see the workbook or the CSV`;
  return [...shown, Array.from({ length: width }, (_, at) => (at === 0 ? { ...plain, text, bold: true } : plain))];
}

/** A figure's table as shown: each cell with its words, doubtful and corrected ones in an edge, gaps hatched and named. */
export function wordTable(figure: ExportFigure): WordTable {
  const { table, view, rows, language, dictionary, colours } = figure;
  const context = { dictionary, language, colours, width: 960 };
  const footnotes = footnoteMarks(view, rows, context, 'file');
  const head = table.columns.map(({ header, align }): WordCell => headCell(header, align, colours));
  const cellOf = (cell: TableCell, at: number): WordCell => {
    const align = table.columns[at]?.align ?? 'left';
    const { row } = cell;
    if (row === null) {
      const text = [cell.text, ...cell.notes].join(' ');
      const isGap = cell.status !== null && cell.value === null;
      return { ...plain, text, align, hatch: isGap ? colours['ink-3'] : null, edge: cellEdge(cell, colours) };
    }
    if (row.value === null) {
      const reason = row.edited ? `${cell.text} ${editedWord[language]}` : cell.text;
      return { ...plain, text: reason, align, hatch: colours['ink-3'] };
    }
    const text = markText(view, row, footnotes(row), context);
    return { ...plain, text, align, edge: cellEdge(cell, colours) };
  };
  const totals = table.totals
    ? [table.totals.map((cell, at): WordCell => ({ ...cellOf(cell, at), bold: true, fill: colours.wash }))]
    : [];
  const body = [...firstLines(table.rows, ({ cells }) => cells.map(cellOf), head.length, language), ...totals];
  const fronts = table.columns.filter(({ kind }) => kind !== 'figure' && kind !== 'total').length;
  return { head, rows: body, fronts, widths: widthsOf([head, ...body]) };
}

/** A heat matrix as a table: its shades are the grounds of its cells. */
export function matrixTable(
  { corner, columns, lines }: NativeMatrix,
  { colours, language }: Pick<ExportFigure, 'colours' | 'language'>,
): WordTable {
  const head = [headCell(corner, 'left', colours), ...columns.map((name) => headCell(name, 'center', colours))];
  const wordsOf = ({ heading, name, cells }: NativeMatrix['lines'][number]): WordCell[] =>
    heading
      ? [{ ...plain, text: name, bold: true }, ...columns.map(() => plain)]
      : [{ ...plain, text: name }, ...cells.map((cell) => (cell === null ? plain : shadedCell(cell)))];
  const rows = firstLines(lines, wordsOf, head.length, language);
  return { head, rows, fronts: 1, widths: widthsOf([head, ...rows]) };
}

function headCell(text: string, align: WordCell['align'], colours: Colours): WordCell {
  return { ...plain, text, align, bold: true, fill: colours.wash };
}

function shadedCell({ text, fill, look }: MatrixCell): WordCell {
  const ground = look === 'gap' ? { hatch: fill } : look === 'hollow' ? { edge: fill } : { fill };
  return { ...plain, text, align: 'center', ...ground };
}

/** As wide as the longest words, within bounds: a very long name is wrapped. */
function widthsOf(rows: readonly (readonly WordCell[])[]): number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, at) =>
    Math.min(220, Math.max(44, ...rows.map((row) => textWidth(row[at]?.text ?? '', 10) + 16))),
  );
}

/** A table cut into pages of at most so many lines and so much width; the naming columns and the head stand on every one. */
export function tablePages(table: WordTable, rowsAtMost: number, widthAtMost: number): WordTable[] {
  const { head, rows, fronts, widths } = table;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const front = sum(widths.slice(0, fronts));
  const groups: number[][] = [];
  for (let at = fronts; at < head.length; at++) {
    const group = groups.at(-1);
    const width = front + sum((group ?? []).map((index) => widths[index] ?? 0)) + (widths[at] ?? 0);
    if (group === undefined || width > widthAtMost) groups.push([at]);
    else group.push(at);
  }
  const fixed = Array.from({ length: fronts }, (_, at) => at);
  const parts = groups.length === 0 ? [fixed] : evenly(groups).map((group) => [...fixed, ...group]);
  const pages = Math.max(1, Math.ceil(rows.length / rowsAtMost));
  const size = Math.max(1, Math.ceil(rows.length / pages));
  return Array.from({ length: pages }, (_, page) => rows.slice(page * size, (page + 1) * size)).flatMap((lines) =>
    parts.map((columns) => ({
      head: pick(head, columns),
      rows: lines.map((line) => pick(line, columns)),
      fronts,
      widths: columns.map((at) => widths[at] ?? 60),
    })),
  );
}

/** The same columns in as many groups, as even as can be: a lone last column reads badly. */
function evenly(groups: readonly (readonly number[])[]): (readonly number[])[] {
  const columns = groups.flat();
  const size = Math.ceil(columns.length / groups.length);
  const even = groups.map((_, at) => columns.slice(at * size, (at + 1) * size));
  const most = Math.max(...groups.map((group) => group.length));
  return size <= most ? even.filter((group) => group.length > 0) : [...groups];
}

const pick = (cells: readonly WordCell[], columns: readonly number[]) => columns.map((at) => cells[at] ?? plain);
