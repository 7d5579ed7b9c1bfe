import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ReadEffects } from '../read/open.ts';

const resolve = createRequire(import.meta.url).resolve;

/** What opening documents needs, in Node: PDFium's WebAssembly from the installed packages. */
export const readEffects: ReadEffects = {
  pdfiumWasm: () => readFile(resolve('@hyzyla/pdfium/pdfium.wasm')),
};
