import { AtlasError, isAtlasError } from '../model/error.ts';
import { openDocument, type ReadEffects } from '../read/open.ts';
import type { ReaderAnswer, ReaderRequest, ReadRequest } from './message.ts';
import { type ReportResources, readReportFrom } from './report.ts';
import { parseReportResources } from './resources.ts';

interface Started {
  readonly resources: ReportResources;
  readonly effects: ReadEffects;
}

function failure(id: number, error: unknown): ReaderAnswer {
  if (isAtlasError(error))
    return { kind: 'error', id, code: error.code, message: error.message, details: error.details };
  // A fault of ours, not of the file; the page can say no more than that it could not be read.
  return { kind: 'error', id, code: 'unreadable', message: String(error), details: { crashed: 1 } };
}

async function answerTo({ id, source, bytes }: ReadRequest, started: Started | null): Promise<ReaderAnswer> {
  try {
    if (started === null) throw new AtlasError('engine_failed', `reading: ${source} came before the start`, { source });
    const document = await openDocument(source, bytes, started.effects);
    return { kind: 'reading', id, document, reading: readReportFrom(document, started.resources) };
  } catch (error) {
    return failure(id, error);
  }
}

/**
 * The worker's side: hands back what takes the page's messages; files are read one after another, each gets one `answer`.
 * `fetchBytes` reaches the page's own origin. Resources that cannot be parsed throw `bad_data` from the start message.
 */
export function createReadingService(
  fetchBytes: (address: string) => Promise<Uint8Array>,
  answer: (message: ReaderAnswer) => void,
): (request: ReaderRequest) => void {
  let started: Started | null = null;
  let queue: Promise<void> = Promise.resolve();
  return (request) => {
    if (request.kind === 'start') {
      const { pdfiumWasm, resources } = request;
      started = { resources: parseReportResources(resources), effects: { pdfiumWasm: () => fetchBytes(pdfiumWasm) } };
      return;
    }
    queue = queue.then(async () => answer(await answerTo(request, started)));
  };
}
