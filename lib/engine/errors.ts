import { AtlasError } from '../model/error.ts';

/** The error of a statement stopped by its signal. */
export function cancelled(): AtlasError {
  return new AtlasError('query_cancelled', 'engine: the query was cancelled');
}

/** DuckDB's own words: some of its paths hand an error over as JSON. */
function plainWords(reason: string): string {
  if (!reason.startsWith('{"exception_type"')) return reason;
  try {
    const { exception_type: type, exception_message: message } = JSON.parse(reason);
    return `${type} Error: ${message}`;
  } catch {
    return reason;
  }
}

/** The error of a statement the database refused, with the statement in its details. */
export function queryFailed(sql: string, cause: unknown): AtlasError {
  const reason = plainWords(cause instanceof Error ? cause.message : String(cause));
  return new AtlasError('query_failed', `engine: ${reason}`, { sql, reason }, cause);
}
