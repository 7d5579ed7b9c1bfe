import type { Document } from '../model/document.ts';
import { isAtlasError } from '../model/error.ts';
import { maxFileBytes, readDocument } from './index.ts';
import { maxPdfBytes, type Pdfium, readPdf, startPdfium } from './pdf/index.ts';

/** What opening a document needs from outside: from disk in Node, from the page's own origin in a browser. */
export interface ReadEffects {
  /** The bytes of `@hyzyla/pdfium/pdfium.wasm`; asked for when the first PDF is opened. */
  readonly pdfiumWasm: () => Promise<Uint8Array>;
}

/** Largest file any reader accepts, in bytes. */
export const maxOpenBytes: number = Math.max(maxFileBytes, maxPdfBytes);

/** WebAssembly memory never shrinks: an instance that has grown beyond this many bytes is given up. A report takes some 20 MB. */
const maxInstanceBytes = 96 * 1024 * 1024;
/** The signature stands within the first bytes; some writers put a mark before it. */
const signatureSearch = 1024;

const started = new WeakMap<ReadEffects, Promise<Pdfium>>();

async function pdfium(effects: ReadEffects): Promise<Pdfium> {
  const running = started.get(effects) ?? effects.pdfiumWasm().then(startPdfium);
  started.set(effects, running);
  try {
    return await running;
  } catch (error) {
    started.delete(effects);
    throw error;
  }
}

/** Whether some bytes are a PDF, whatever the file is called. */
function isPdf(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, signatureSearch));
  return head.includes('%PDF-');
}

/**
 * Reads a file's bytes into a Document: PDF by its content, anything else as `readDocument` does. Throws what
 * `readDocument` throws and, for PDFs, AtlasError `too_large`, `too_complex`, `encrypted`, `unreadable` or `no_text_layer`.
 */
export async function openDocument(source: string, bytes: Uint8Array, effects: ReadEffects): Promise<Document> {
  if (!isPdf(bytes)) return readDocument(source, bytes);
  const instance = await pdfium(effects);
  try {
    return readPdf(source, bytes, instance);
  } catch (error) {
    if (isAtlasError(error) && error.details.crashed === 1) started.delete(effects);
    throw error;
  } finally {
    if (instance.memory.HEAPU8.length > maxInstanceBytes) started.delete(effects);
  }
}
