import { type Data, makeData, Utf8 } from 'apache-arrow';
import { createTyping, type Typing } from './infer.ts';

/** Rows at the head of a file that a heading is looked for in; their types are worked out once the heading is known. */
export const searchedRows = 20;

/** One column of a file as text: kept as UTF-8, for millions of cells as strings would not fit. */
export interface TextColumn {
  readonly rows: number;
  /** Cells that hold nothing. */
  readonly nulls: number;
  /** Cells that hold an empty text. */
  readonly empties: number;
  /** What the cells below the first {@link searchedRows} are. */
  readonly typing: Typing;
  add(text: string | null): void;
  at(row: number): string | null;
  /** The cells from a row on, as Arrow. */
  from(row: number): Data<Utf8>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function enlarged<Kind extends Uint8Array | Int32Array>(old: Kind, made: Kind): Kind {
  made.set(old);
  return made;
}

/** An empty column to be filled cell by cell. */
export function createTextColumn(): TextColumn {
  let bytes = new Uint8Array(256);
  let ends = new Int32Array(64);
  let given = new Uint8Array(64);
  let [rows, end, nulls, empties] = [0, 0, 0, 0];
  const typing = createTyping();
  const isGiven = (row: number) => given[row] === 1;
  return {
    typing,
    get rows() {
      return rows;
    },
    get nulls() {
      return nulls;
    },
    get empties() {
      return empties;
    },
    add(text) {
      if (rows + 1 >= ends.length) {
        ends = enlarged(ends, new Int32Array(ends.length * 2));
        given = enlarged(given, new Uint8Array(given.length * 2));
      }
      if (text === null) nulls++;
      else {
        given[rows] = 1;
        if (text === '') empties++;
        if (rows >= searchedRows) typing.add(text);
        // A UTF-16 unit takes three bytes at most.
        const room = end + text.length * 3;
        if (room > bytes.length) bytes = enlarged(bytes, new Uint8Array(Math.max(bytes.length * 2, room)));
        end += encoder.encodeInto(text, bytes.subarray(end)).written;
      }
      rows++;
      ends[rows] = end;
    },
    at: (row) => (isGiven(row) ? decoder.decode(bytes.subarray(ends[row], ends[row + 1])) : null),
    from(row) {
      const length = rows - row;
      const start = ends[row] ?? 0;
      const nullBitmap = new Uint8Array(Math.ceil(length / 8));
      let nullCount = 0;
      for (let at = 0; at < length; at++) {
        if (isGiven(row + at)) nullBitmap[at >> 3] = (nullBitmap[at >> 3] ?? 0) | (1 << (at & 7));
        else nullCount++;
      }
      const valueOffsets = ends.slice(row, rows + 1).map((offset) => offset - start);
      return makeData({
        type: new Utf8(),
        length,
        nullCount,
        nullBitmap,
        valueOffsets,
        data: bytes.subarray(start, end),
      });
    },
  };
}

/** A column of these cells. */
export function textColumn(cells: Iterable<string | null>): TextColumn {
  const column = createTextColumn();
  for (const cell of cells) column.add(cell);
  return column;
}
