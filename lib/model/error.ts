/** What went wrong, as a stable code: the edge turns it into a sentence in the reader's language. */
export type AtlasErrorCode =
  | 'empty_file'
  | 'too_large'
  | 'too_complex'
  | 'binary_file'
  | 'bad_encoding'
  | 'unsupported_format'
  | 'encrypted'
  | 'no_text_layer'
  | 'unreadable'
  | 'bad_data'
  | 'bad_view'
  | 'query_failed'
  | 'query_cancelled'
  | 'engine_failed'
  | 'cluster_failed'
  | 'storage_failed';

/**
 * An error thrown deep and caught at an edge. The message says what, where and the offending value in plain English for
 * a log; `details` carries the same as fields, from which the edge builds the sentence a person reads.
 */
export class AtlasError extends Error {
  readonly code: AtlasErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    code: AtlasErrorCode,
    message: string,
    details: Readonly<Record<string, string | number>> = {},
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AtlasError';
    this.code = code;
    this.details = details;
  }
}

/** Whether a caught value is one of ours. */
export function isAtlasError(error: unknown): error is AtlasError {
  return error instanceof AtlasError;
}
