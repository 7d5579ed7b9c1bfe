import type { SeriesPlace } from '../native/grid.ts';
import type { NativeChart } from '../native/model.ts';

/** How a cell looks; colours are six hexadecimal digits. What is left out is plain. */
export interface CellLook {
  /** Number format of spreadsheets. */
  readonly format?: string;
  readonly bold?: boolean;
  readonly size?: number;
  readonly colour?: string;
  readonly fill?: string;
  /** Hatching in this colour: a cell without a figure. */
  readonly hatch?: string;
  /** An edge in this colour: a doubtful figure. */
  readonly edge?: string;
  /** A thin rule above or below. */
  readonly rule?: 'above' | 'below';
  readonly wrap?: boolean;
  readonly align?: 'left' | 'center' | 'right';
}

/** One cell: a number stays a number, words stay words whatever they begin with. `link` is an address to open. */
export interface SheetCell {
  readonly value: string | number | null;
  readonly look?: CellLook;
  readonly link?: string | null;
}

/** The cells of a row from the left; null is an empty one. */
export type SheetRow = readonly (SheetCell | null)[];

/** Rows that are all there already. */
export function sheetRows(rows: readonly SheetRow[]): Pick<Sheet, 'rows' | 'size'> {
  return { rows, size: { rows: rows.length, columns: rows.reduce((most, { length }) => Math.max(most, length), 1) } };
}

/** Something that lies over the cells: its upper left cell (counting from 0), its size in points. */
interface Laid {
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** A chart drawn from cells of the workbook. */
export interface SheetChart extends Laid {
  readonly kind: 'chart';
  readonly chart: NativeChart;
  readonly places: readonly SeriesPlace[];
}

/** A picture: PNG bytes, and the SVG newer programs show in its place. */
export interface SheetPicture extends Laid {
  readonly kind: 'picture';
  readonly png: Uint8Array;
  readonly svg: string;
}

/** One sheet of a workbook. */
export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  /** Widths of the columns in characters, from the left. */
  readonly widths: readonly number[];
  /** A sheet may have a million cells: its rows may be made as they are written. */
  readonly rows: Iterable<SheetRow>;
  /** How many rows there are, and cells in the longest. */
  readonly size: { readonly rows: number; readonly columns: number };
  /** Rows and columns that stay when the sheet is scrolled. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Row (counting from 0) whose columns get filter arrows, and the last row below it; null for none. */
  readonly filter: { readonly head: number; readonly last: number } | null;
  readonly laid: readonly (SheetChart | SheetPicture)[];
}
