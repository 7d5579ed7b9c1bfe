import { readResourceFiles } from '../../lib/pipeline/extract-resources.ts';
import { readEffects } from '../../lib/pipeline/read-effects.ts';
import type { WorkerLike } from '../../lib/reading/client.ts';
import type { ReaderAnswer, ReaderRequest } from '../../lib/reading/message.ts';
import { createReadingService } from '../../lib/reading/service.ts';

const resources = readResourceFiles();

/** What a worker does with a file whose name says so, before any reader sees it. */
export type Fate = 'reads' | 'dies' | 'hangs';

/** A reading service in this thread behind the face of a Worker; `fateOf` decides by the source of a `read` task. */
export function serviceWorker(fateOf: (source: string) => Fate = () => 'reads'): WorkerLike {
  const onMessage: ((event: MessageEvent<ReaderAnswer>) => void)[] = [];
  const onError: ((event: ErrorEvent) => void)[] = [];
  let ended = false;
  const handle = createReadingService(readEffects.pdfiumWasm, (answer) => {
    // Nothing may cross that a real worker could not send.
    const data = structuredClone(answer);
    if (!ended) for (const listener of onMessage) listener({ data } as MessageEvent<ReaderAnswer>);
  });
  handle({ kind: 'start', resources, pdfiumWasm: '' });
  return {
    postMessage(message: ReaderRequest) {
      const source = message.kind === 'task' && 'source' in message.ask ? message.ask.source : '';
      const fate = message.kind === 'task' && message.name === 'read' ? fateOf(source) : 'reads';
      if (fate === 'reads') handle(message);
      if (fate === 'dies') for (const listener of onError) listener({ message: 'out of memory' } as ErrorEvent);
    },
    terminate() {
      ended = true;
    },
    addEventListener(type: 'message' | 'error', listener: never) {
      if (type === 'message') onMessage.push(listener);
      else onError.push(listener);
    },
  };
}
