import type { Document } from '../model/document.ts';
import type { AtlasErrorCode } from '../model/error.ts';
import type { ReportReading } from '../model/report.ts';
import type { ResourceFiles } from './resources.ts';

/** The first message to a reading worker: what it reads with. `pdfiumWasm` is an absolute address, asked at the first PDF. */
export interface StartRequest {
  readonly kind: 'start';
  readonly resources: ResourceFiles;
  readonly pdfiumWasm: string;
}

/** A file to read; `id` comes back with the answer. */
export interface ReadRequest {
  readonly kind: 'read';
  readonly id: number;
  readonly source: string;
  readonly bytes: Uint8Array;
}

/** What a page says to a reading worker. */
export type ReaderRequest = StartRequest | ReadRequest;

/** A report as read, with the document its places point into. */
export interface ReportRead {
  readonly document: Document;
  readonly reading: ReportReading;
}

/** The answer to one {@link ReadRequest}: the report, or why there is none. */
export type ReaderAnswer =
  | ({ readonly kind: 'reading'; readonly id: number } & ReportRead)
  | {
      readonly kind: 'error';
      readonly id: number;
      readonly code: AtlasErrorCode;
      readonly message: string;
      readonly details: Readonly<Record<string, string | number>>;
    };
