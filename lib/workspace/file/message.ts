import type { AtlasErrorCode } from '../../model/error.ts';
import type { FileStep, LoadAsk, Loaded, SaveAsk } from './job.ts';

/** The one thing a workspace worker is asked for; it ends with its answer. */
export type FileRequest = { readonly save: SaveAsk } | { readonly load: LoadAsk };

/** What a workspace worker says: how far it is, then the answer, or why there is none. */
export type FileAnswer =
  | { readonly kind: 'progress'; readonly step: FileStep; readonly done: number; readonly count: number }
  | { readonly kind: 'saved'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'loaded'; readonly loaded: Loaded }
  | {
      readonly kind: 'error';
      readonly code: AtlasErrorCode | null;
      readonly message: string;
      readonly details: Readonly<Record<string, string | number>>;
    };
