import { inferType } from './infer.ts';
import { columnNames } from './names.ts';
import type { RawTable, TextRows } from './raw.ts';

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
  /** Its values as text for DuckDB to cast, row by row. */
  readonly values: readonly (string | null)[];
}

/** A table about to be made, shown for a person to say yes. */
export interface TableDraft {
  readonly columns: readonly DraftColumn[];
  readonly count: number;
}

/** Rows looked at for the heading. */
const searched = 20;

const filled = (row: readonly (string | null)[]) => row.filter((cell) => cell !== null && cell.trim() !== '').length;

/**
 * Which row holds the headings, from 0: the first that fills most of the table's width (a title above fills one cell) and
 * has no number in it; null where the first full row is data already.
 */
export function findHeading(rows: TextRows): number | null {
  const head = rows.slice(0, searched);
  const width = Math.max(0, ...head.map(filled));
  const index = head.findIndex((row) => filled(row) >= Math.max(1, width * 0.6));
  const row = head[index];
  if (row === undefined) return null;
  const words = row.filter((cell): cell is string => cell !== null);
  const isData = words.some(
    (word) => /^-?[\d,]+(?:\.\d+)?%?$/.test(word.trim()) && !/^(?:19|20)\d\d$/.test(word.trim()),
  );
  return isData || index === rows.length - 1 ? null : index;
}

/**
 * The columns of a file's rows below a heading row (null: none), each with the type its values allow; those of `asText`
 * are text as they stand.
 */
export function draftTable(raw: RawTable, heading: number | null, asText: ReadonlySet<number> = new Set()): TableDraft {
  const { declared } = raw;
  const body = declared === null && heading !== null ? raw.rows.slice(heading + 1) : raw.rows;
  const titles = heading === null ? [] : (raw.rows[heading] ?? []);
  let width = declared?.length ?? titles.length;
  if (declared === null) for (const row of body) width = Math.max(width, row.length);
  const names =
    declared?.map(({ name }) => name) ?? columnNames(Array.from({ length: width }, (_, at) => titles[at] ?? null));
  const columns = names.map((name, at): DraftColumn => {
    const cells = body.map((row) => row[at] ?? null);
    const texts = cells.filter((cell): cell is string => cell !== null);
    const inferred = declared?.[at] === undefined ? inferType(texts) : { type: declared[at].type, write: String };
    const { type, write } = asText.has(at) ? { type: 'VARCHAR', write: String } : inferred;
    return {
      name,
      type,
      inferred: inferred.type,
      nulls: cells.length - texts.length,
      empties: texts.filter((text) => text === '').length,
      values: cells.map((cell) => (cell === null ? null : write(cell))),
    };
  });
  return { columns, count: body.length };
}
