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

/** A run of rows as the engine delivered them. A cell is decoded when it is asked for, not before. */
export interface ResultBatch {
  readonly rows: number;
  readonly cell: (row: number, column: number) => SqlValue;
}

/** Where streamed rows go: first the columns, once, then the batches in order. At most `limit` rows are handed over. */
export interface ResultSink {
  readonly limit: number;
  readonly columns: (columns: readonly ResultColumn[]) => void;
  readonly batch: (batch: ResultBatch) => void;
}

/** An engine that hands rows over while the statement still runs. */
export interface StreamingEngine extends Engine {
  /**
   * Runs SQL like `query`, without turning rows into objects. Values of nested types, enums, FLOAT and times with an
   * offset come as DuckDB's own text; `complete` is false where the statement had more rows than the limit.
   */
  stream(sql: string, sink: ResultSink, signal?: AbortSignal): Promise<{ readonly complete: boolean }>;
}

/** Rows to be put into a table: an Arrow IPC stream whose columns stand in the table's order. */
export interface ArrowRows {
  readonly ipc: Uint8Array<ArrayBuffer>;
  readonly count: number;
}

/**
 * One engine in one worker, which may die. `my` is the only catalog people can write to; it dies with the worker.
 * After `ended` every call fails with `engine_failed`.
 */
export interface MortalEngine extends StreamingEngine {
  /** The rows of a query as Arrow, to be kept outside the worker. */
  dump(sql: string): Promise<ArrowRows>;
  /** Makes the new table `my.<name>`, or that of another catalog, of Arrow rows. The bytes are copied. */
  insert(name: string, ipc: Uint8Array, catalog?: string): Promise<void>;
  /** Bytes of the worker's memory, which grows and never shrinks; null where the engine cannot tell. */
  memory(): Promise<number | null>;
  /** Resolves, with the reason, once the worker is dead. */
  readonly ended: Promise<Error>;
}
