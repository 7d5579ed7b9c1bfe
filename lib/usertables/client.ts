import type { ArrowRows } from '../model/engine.ts';
import { AtlasError } from '../model/error.ts';
import type { TableAnswer, TableAsk, TableChoice, TablePreview } from './message.ts';
import type { ReadProgress } from './raw.ts';

/** The part of a Worker that reading tables needs. */
export interface TableWorker {
  postMessage(ask: TableAsk): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<TableAnswer>) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
}

/** Reads one file after another off the page's thread; asks are answered in their order. */
export interface TableReader {
  /** Reads a file. Rejects with what the readers throw; `unreadable` where the worker died of it or was ended. */
  read(source: string, file: Blob, sheet: number): Promise<TablePreview>;
  preview(choice: TableChoice): Promise<TablePreview>;
  rows(choice: TableChoice): Promise<ArrowRows>;
  /** Ends the worker and with it whatever it does; the reader is of no more use. */
  end(reason: string): void;
}

interface Waiting {
  readonly resolve: (answer: TableAnswer) => void;
  readonly reject: (error: AtlasError) => void;
}

/** A reader over a worker just started. */
export function createTableReader(worker: TableWorker, onProgress: ReadProgress): TableReader {
  const waiting: Waiting[] = [];
  const end = (reason: string): void => {
    worker.terminate();
    const error = new AtlasError('unreadable', `usertables: ${reason}`, { reason, crashed: 1 });
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.addEventListener('message', ({ data }) => {
    if (data.kind === 'progress') onProgress(data.done, data.total);
    else if (data.kind === 'error') waiting.shift()?.reject(new AtlasError(data.code, data.message, data.details));
    else waiting.shift()?.resolve(data);
  });
  worker.addEventListener('error', (event) => end(event.message || 'the worker died'));
  const ask = (message: TableAsk): Promise<TableAnswer> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(message);
    });
  const previewOf = async (message: TableAsk): Promise<TablePreview> => {
    const answer = await ask(message);
    if (answer.kind === 'preview') return answer.preview;
    throw new AtlasError('unreadable', `usertables: the worker answered ${answer.kind}`);
  };
  return {
    read: (source, file, sheet) => previewOf({ kind: 'read', source, file, sheet }),
    preview: (choice) => previewOf({ kind: 'preview', choice }),
    rows: async (choice) => {
      const answer = await ask({ kind: 'rows', choice });
      if (answer.kind === 'rows') return answer.rows;
      throw new AtlasError('unreadable', `usertables: the worker answered ${answer.kind}`);
    },
    end,
  };
}
