/** A decoded SQL value: what does not fit a double exactly stays exact text. */
export type SqlValue = null | boolean | number | string | readonly SqlValue[] | { readonly [key: string]: SqlValue };

/** One column of a result; `type` is DuckDB's own name for it (DECIMAL(5,3), VARCHAR, INTEGER[] …). */
export interface ResultColumn {
  readonly name: string;
  readonly type: string;
}

/** The rows of one statement, row by row in column order. */
export interface QueryResult {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** What the asker knows of a statement. */
export interface QueryOptions {
  /**
   * All columns are text, whole numbers, DOUBLE or BOOLEAN: the engine need not ask for their types first, which costs the
   * browser as much as many an answer. `query_failed` where they are not.
   */
  readonly plain?: boolean;
}

/**
 * The database seam: run SQL, get rows with types, cancel. Failures are `AtlasError` with code `query_failed` (details
 * carry the SQL) or `query_cancelled`.
 */
export interface Engine {
  query(sql: string, signal?: AbortSignal, options?: QueryOptions): Promise<QueryResult>;
  close(): Promise<void>;
}
