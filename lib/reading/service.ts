import { AtlasError, isAtlasError } from '../model/error.ts';
import { findCopies } from '../normalize/copied/index.ts';
import { type ArchiveEntry, isArchive, openArchive } from '../read/archive.ts';
import { maxOpenBytes, openDocument, type ReadEffects } from '../read/open.ts';
import { type Pdfium, startPdfium } from '../read/pdf/index.ts';
import { sha256Hex } from '../read/sha256.ts';
import type {
  DrawAsk,
  FileContent,
  ReaderAnswer,
  ReaderRequest,
  ReaderTasks,
  TaskName,
  TaskRequest,
} from './message.ts';
import { drawPage, type OpenPdf, openPdf, type PagePicture } from './page-picture.ts';
import { type ReportResources, readReportsFrom } from './report.ts';
import { parseReportResources } from './resources.ts';

/** Largest archive that is opened, in bytes: it is held whole while its files are read. */
export const maxArchiveBytes: number = 512 * 1024 * 1024;

interface Started {
  readonly resources: ReportResources;
  readonly effects: ReadEffects;
}

type Handlers = {
  readonly [Name in TaskName]: (ask: ReaderTasks[Name]['ask']) => Promise<ReaderTasks[Name]['answer']>;
};

function failure(id: number, error: unknown): ReaderAnswer {
  if (isAtlasError(error))
    return { kind: 'error', id, code: error.code, message: error.message, details: error.details };
  // A fault of ours, not of the file; the page can say no more than that it could not be read.
  return { kind: 'error', id, code: 'unreadable', message: String(error), details: { crashed: 1 } };
}

/** A file's bytes; one that no reader would accept is not loaded. */
async function bytesOf(source: string, file: FileContent, limit: number): Promise<Uint8Array> {
  if (file instanceof Uint8Array) return file;
  if (file.size > limit) {
    const message = `read: ${source} has ${file.size} bytes, the limit is ${limit}`;
    throw new AtlasError('too_large', message, { source, bytes: file.size, limit });
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    const reason = 'it was moved or changed';
    throw new AtlasError('unreadable', `read: ${source}: ${reason}`, { source, reason, gone: 1 }, error);
  }
}

function createHandlers(started: () => Started): Handlers {
  let loaded: Uint8Array | null = null;
  let archive: readonly ArchiveEntry[] = [];
  let painter: Promise<Pdfium> | null = null;
  let drawn: { readonly key: string; readonly pdf: OpenPdf } | null = null;

  async function draw({ key, file, ...page }: DrawAsk): Promise<PagePicture> {
    painter ??= started().effects.pdfiumWasm().then(startPdfium);
    const pdfium = await painter;
    try {
      if (drawn?.key !== key) drawn = { key, pdf: openPdf(key, await bytesOf(key, file, maxOpenBytes), pdfium) };
      return drawPage(drawn.pdf, page, pdfium);
    } catch (error) {
      // After a fault nothing PDFium holds can be believed: the next page is drawn by a new one.
      painter = null;
      drawn = null;
      throw error;
    }
  }

  return {
    load: async ({ source, file }) => {
      loaded = null;
      loaded = await bytesOf(source, file, maxOpenBytes);
      return sha256Hex(loaded);
    },
    read: async ({ source }) => {
      const { resources, effects } = started();
      const bytes = loaded;
      if (bytes === null) throw new AtlasError('engine_failed', `reading: ${source} was not loaded`, { source });
      loaded = null;
      const document = await openDocument(source, bytes, effects);
      return { bytes, document, readings: readReportsFrom(document, resources) };
    },
    list: async ({ source, file }) => {
      archive = [];
      const bytes = await bytesOf(source, file, maxArchiveBytes);
      if (!isArchive(bytes, source)) return null;
      archive = openArchive(source, bytes);
      return archive.map((entry) => entry.source);
    },
    unpack: async ({ index }) => {
      const entry = archive[index];
      if (entry === undefined) throw new AtlasError('engine_failed', `reading: no file ${index} in the archive`);
      // What lies unpacked in the archive is a view of it; sent as it is, the whole archive would go along.
      return entry.read().slice();
    },
    copies: async ({ prints, previous }) => findCopies(prints, previous),
    draw,
  };
}

/** A buffer may be handed over where nothing but these bytes lie in it. */
function ownBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

function transferOf(value: ReaderTasks[TaskName]['answer']): ArrayBuffer[] {
  if (value === null || typeof value === 'string' || Array.isArray(value)) return [];
  if (value instanceof Uint8Array) return ownBuffer(value);
  if ('bytes' in value) return ownBuffer(value.bytes);
  return 'pixels' in value ? [value.pixels.buffer, value.words.ranges.buffer, value.words.boxes.buffer] : [];
}

/**
 * The worker's side: hands back what takes the page's messages; tasks are done one after another, each gets one `answer`
 * with what of it can be handed over instead of copied. `fetchBytes` reaches the page's own origin. Resources that cannot
 * be parsed throw `bad_data` from the start message.
 */
export function createReadingService(
  fetchBytes: (address: string) => Promise<Uint8Array>,
  answer: (message: ReaderAnswer, transfer: ArrayBuffer[]) => void,
): (request: ReaderRequest) => void {
  let resources: Started | null = null;
  let queue: Promise<void> = Promise.resolve();
  const handlers = createHandlers(() => {
    if (resources === null) throw new AtlasError('engine_failed', 'reading: a task came before the start');
    return resources;
  });
  async function perform<Name extends TaskName>({ id, name, ask }: TaskRequest<Name>): Promise<void> {
    try {
      const value = await handlers[name](ask);
      answer({ kind: 'done', id, value }, transferOf(value));
    } catch (error) {
      answer(failure(id, error), []);
    }
  }
  return (request) => {
    if (request.kind === 'start') {
      const { pdfiumWasm } = request;
      const effects = { pdfiumWasm: () => fetchBytes(pdfiumWasm) };
      resources = { resources: parseReportResources(request.resources), effects };
      return;
    }
    queue = queue.then(() => perform(request));
  };
}
