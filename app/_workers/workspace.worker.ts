import { isAtlasError } from '../../lib/model/error.ts';
import { announceTo, openIndexedStore } from '../../lib/storage/indexed.ts';
import { readEvent } from '../../lib/workspace/codec.ts';
import { loadFile, saveFile } from '../../lib/workspace/file/job.ts';
import type { FileAnswer, FileRequest } from '../../lib/workspace/file/message.ts';

const say = (answer: FileAnswer, transfer: ArrayBuffer[] = []): void => self.postMessage(answer, { transfer });

async function perform(request: FileRequest): Promise<void> {
  const channel = announceTo();
  const store = await openIndexedStore({
    factory: () => self.indexedDB,
    readEvent,
    announce: () => channel?.postMessage('changed'),
    watch: () => () => undefined,
  });
  if ('save' in request) {
    const bytes = await saveFile(store, request.save, (done, files) => say({ kind: 'progress', done, files }));
    say({ kind: 'saved', bytes }, [bytes.buffer]);
  } else say({ kind: 'loaded', loaded: await loadFile(store, request.load) });
}

self.addEventListener('message', ({ data }: MessageEvent<FileRequest>) => {
  perform(data).catch((error: unknown) => {
    const { code = null, details = {} } = isAtlasError(error) ? error : {};
    say({ kind: 'error', code, message: String(error), details });
  });
});
