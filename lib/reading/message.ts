import type { Document } from '../model/document.ts';
import type { AtlasErrorCode } from '../model/error.ts';
import type { ReportReading } from '../model/report.ts';
import type { Copy, ReportPrint } from '../normalize/copied/index.ts';
import type { PageAsk, PagePicture } from './page-picture.ts';
import type { ResourceFiles } from './resources.ts';

/** The first message to a reading worker: what it reads with. `pdfiumWasm` is an absolute address, asked at the first PDF. */
export interface StartRequest {
  readonly kind: 'start';
  readonly resources: ResourceFiles;
  readonly pdfiumWasm: string;
}

/** A file's content: a Blob is read where the work is done, so that a large one never passes through the page. */
export type FileContent = Uint8Array | Blob;

/** What a reading worker can be asked for, by name. */
export interface ReaderTasks {
  /** Loads a file, which the next `read` reads; its SHA-256 tells whether that is needed. */
  readonly load: { readonly ask: { readonly source: string; readonly file: FileContent }; readonly answer: string };
  /** Every report in the file loaded last; its bytes are handed over with them. */
  readonly read: { readonly ask: { readonly source: string }; readonly answer: ReportRead };
  /** What an archive holds; null where the file is none. The worker keeps it open until the next one. */
  readonly list: {
    readonly ask: { readonly source: string; readonly file: FileContent };
    readonly answer: readonly string[] | null;
  };
  /** The bytes of one file of the open archive, by its position in the list. */
  readonly unpack: { readonly ask: { readonly index: number }; readonly answer: Uint8Array };
  /** What stands in several reports; of a thousand of them that takes longer than a page may stand still. */
  readonly copies: {
    readonly ask: { readonly prints: readonly ReportPrint[]; readonly previous: ReadonlyMap<number, number> };
    readonly answer: readonly (readonly Copy[])[];
  };
  /** One page of a PDF, drawn. */
  readonly draw: { readonly ask: DrawAsk; readonly answer: PagePicture };
}

/** A page to draw; `key` names the file, so that it is opened once. */
export interface DrawAsk extends PageAsk {
  readonly key: string;
  readonly file: FileContent;
}

/** The name of one kind of task. */
export type TaskName = keyof ReaderTasks;

/** A task; `id` comes back with the answer. */
export interface TaskRequest<Name extends TaskName = TaskName> {
  readonly kind: 'task';
  readonly id: number;
  readonly name: Name;
  readonly ask: ReaderTasks[Name]['ask'];
}

/** What a page says to a reading worker. */
export type ReaderRequest = StartRequest | TaskRequest;

/** The reports of one file as read, with the document their places point into. */
export interface ReportRead {
  readonly bytes: Uint8Array;
  readonly document: Document;
  /** One, or one for each body and year of a summary table. */
  readonly readings: readonly ReportReading[];
}

/** The answer to one {@link TaskRequest}: what was asked for, or why there is none. */
export type ReaderAnswer =
  | { readonly kind: 'done'; readonly id: number; readonly value: ReaderTasks[TaskName]['answer'] }
  | {
      readonly kind: 'error';
      readonly id: number;
      readonly code: AtlasErrorCode;
      readonly message: string;
      readonly details: Readonly<Record<string, string | number>>;
    };
