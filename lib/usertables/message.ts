import type { ArrowRows } from '../model/engine.ts';
import type { AtlasError, AtlasErrorCode } from '../model/error.ts';

/** How a file's rows are to be taken: which row is the heading (from 0; null: none), which columns stay text. */
export interface TableChoice {
  readonly heading: number | null;
  readonly asText: readonly number[];
}

/** One column of a table about to be made, as the page shows it. */
export interface PreviewColumn {
  readonly name: string;
  readonly type: string;
  /** The type its values allow; `type` differs where a person wants text. */
  readonly inferred: string;
  readonly nulls: number;
  readonly empties: number;
  /** Its first values. */
  readonly sample: readonly (string | null)[];
}

/** A table about to be made, as the page shows it. */
export interface TablePreview {
  readonly encoding: string | null;
  readonly sheets: readonly string[];
  readonly sheet: number;
  /** Whether the file itself states names and types: then there is no heading to choose. */
  readonly isDeclared: boolean;
  /** How many of the first rows may be the heading. */
  readonly headings: number;
  readonly choice: TableChoice;
  readonly count: number;
  readonly columns: readonly PreviewColumn[];
}

/** What the worker can be asked for. */
export type TableAsk =
  /** Read the file, sheet number `sheet` (from 0). */
  | { readonly kind: 'read'; readonly source: string; readonly file: Blob; readonly sheet: number }
  | { readonly kind: 'preview'; readonly choice: TableChoice }
  | { readonly kind: 'rows'; readonly choice: TableChoice };

/** What the worker says. */
export type TableAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'preview'; readonly preview: TablePreview }
  | { readonly kind: 'rows'; readonly rows: ArrowRows }
  | {
      readonly kind: 'error';
      readonly code: AtlasErrorCode;
      readonly message: string;
      readonly details: AtlasError['details'];
    };
