import '../_hooks/without-eval.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import { announceTo, openIndexedStore } from '../../lib/storage/indexed.ts';
import { readEvent } from '../../lib/workspace/codec.ts';
import { loadFile, type SayStep, saveFile } from '../../lib/workspace/file/job.ts';
import type { FileAnswer, FileRequest } from '../../lib/workspace/file/message.ts';

/** Between two words on how far it is, in milliseconds. */
const wordEvery = 100;

const say = (answer: FileAnswer, transfer: ArrayBuffer[] = []): void => self.postMessage(answer, { transfer });

function createSayStep(): SayStep {
  let last = Number.NEGATIVE_INFINITY;
  return (step, done, count) => {
    const now = performance.now();
    if (now - last < wordEvery) return;
    last = now;
    say({ kind: 'progress', step, done, count });
  };
}

async function perform(request: FileRequest): Promise<void> {
  const channel = announceTo();
  const store = await openIndexedStore({
    factory: () => self.indexedDB,
    readEvent,
    announce: () => channel?.postMessage('changed'),
    watch: () => () => undefined,
  });
  if ('save' in request) {
    const bytes = await saveFile(store, request.save, createSayStep());
    say({ kind: 'saved', bytes }, [bytes.buffer]);
  } else say({ kind: 'loaded', loaded: await loadFile(store, request.load, createSayStep()) });
}

self.addEventListener('message', ({ data }: MessageEvent<FileRequest>) => {
  perform(data).catch((error: unknown) => {
    const { code = null, details = {} } = isAtlasError(error) ? error : {};
    say({ kind: 'error', code, message: String(error), details });
  });
});
