import type { Data, Utf8 } from 'apache-arrow';
import type { ArrowRows } from '../model/engine.ts';
import { arrowRows } from './arrow.ts';
import { asWritten, type InferredType } from './infer.ts';
import { columnNames } from './names.ts';
import type { RawTable, TextRows } from './raw.ts';
import { createTextColumn, type TextColumn } from './text-column.ts';

/** One column of a table about to be made. */
export interface DraftColumn {
  readonly name: string;
  /** DuckDB's name of the type its values were found to have. */
  readonly type: string;
  /** The type its values allow; `type` differs where a person wants text. */
  readonly inferred: string;
  /** Cells that hold nothing and become NULL. */
  readonly nulls: number;
  /** Cells that hold an empty text, which is not NULL; only a Parquet file can tell. */
  readonly empties: number;
  /** A value as text for DuckDB to cast; rows count from 0. */
  readonly at: (row: number) => string | null;
  /** All values as texts for DuckDB to cast. */
  readonly data: () => Data<Utf8>;
}

/** A table about to be made, shown for a person to say yes. */
export interface TableDraft {
  readonly columns: readonly DraftColumn[];
  readonly count: number;
}

const filled = (row: readonly (string | null)[]) => row.filter((cell) => cell !== null && cell.trim() !== '').length;

/**
 * Which of a file's first rows holds the headings, from 0: the first that fills most of the table's width (a title above fills one cell) and
 * has no number in it; null where the first full row is data already. `count` = rows of the whole file.
 */
export function findHeading(rows: TextRows, count = rows.length): number | null {
  const width = Math.max(0, ...rows.map(filled));
  const index = rows.findIndex((row) => filled(row) >= Math.max(1, width * 0.6));
  const row = rows[index];
  if (row === undefined) return null;
  const words = row.filter((cell): cell is string => cell !== null);
  const isData = words.some(
    (word) => /^-?[\d,]+(?:\.\d+)?%?$/.test(word.trim()) && !/^(?:19|20)\d\d$/.test(word.trim()),
  );
  return isData || index === count - 1 ? null : index;
}

/** What a column below a heading is: the texts among the first rows count as much as those the reader has seen since. */
function inferredOf(column: TextColumn, first: number, head: number): InferredType {
  const typing = column.typing.copy();
  for (let row = first; row < head; row++) {
    const text = column.at(row);
    if (text !== null) typing.add(text);
  }
  return typing.type();
}

function draftColumn(
  column: TextColumn,
  name: string,
  first: number,
  inferred: string,
  type: InferredType,
): DraftColumn {
  const above = Array.from({ length: first }, (_, row) => column.at(row));
  const at = (row: number) => {
    const text = column.at(first + row);
    return text === null ? null : type.write(text);
  };
  return {
    name,
    type: type.type,
    inferred,
    nulls: column.nulls - above.filter((cell) => cell === null).length,
    empties: column.empties - above.filter((cell) => cell === '').length,
    at,
    data: () => {
      if (type.write === asWritten) return column.from(first);
      const written = createTextColumn();
      for (let row = 0; row < column.rows - first; row++) written.add(at(row));
      return written.from(0);
    },
  };
}

/**
 * The columns of a file's rows below a heading row (null: none), each with the type its values allow; those of `asText`
 * are text as they stand.
 */
export function draftTable(raw: RawTable, heading: number | null, asText: ReadonlySet<number> = new Set()): TableDraft {
  const { declared } = raw;
  const first = declared === null && heading !== null ? heading + 1 : 0;
  const titles = heading === null ? [] : (raw.head[heading] ?? []);
  const width = lastFilled(raw, first, titles.length);
  const names =
    declared?.map(({ name }) => name) ?? columnNames(Array.from({ length: width }, (_, at) => titles[at] ?? null));
  const columns = names.flatMap((name, at): DraftColumn[] => {
    const column = raw.columns[at];
    if (column === undefined) return [];
    const own = declared?.[at]?.type;
    const inferred = own === undefined ? inferredOf(column, first, raw.head.length) : { type: own, write: asWritten };
    const type = asText.has(at) ? { type: 'VARCHAR', write: asWritten } : inferred;
    return [draftColumn(column, name, first, inferred.type, type)];
  });
  return { columns, count: raw.rows - first };
}

/** How wide a table is below its heading: a title above may be wider than what it is the title of. */
function lastFilled({ columns, rows }: RawTable, first: number, least: number): number {
  let width = columns.length;
  while (width > least && isBlank(columns[width - 1], first, rows)) width--;
  return width;
}

function isBlank(column: TextColumn | undefined, first: number, rows: number): boolean {
  if (column === undefined || column.nulls < rows - first) return column === undefined;
  for (let row = first; row < rows; row++) if (column.at(row) !== null) return false;
  return true;
}

/** A draft's values as they go to the engine. */
export function draftRows({ columns, count }: TableDraft): ArrowRows {
  return arrowRows(
    columns.map(({ name, data }) => ({ name, data: data() })),
    count,
  );
}
