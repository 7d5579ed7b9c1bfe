import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { readResourceFiles } from './extract-resources.ts';
import { inRoot } from './root.ts';

/**
 * Writes the page's workers into a folder, each one script with everything in it: `reading.worker.js` with `reading.json`
 * (the resources) and `pdfium.wasm`, `workspace.worker.js` and `usertables.worker.js`. The bundler of the site starts workers from their own address,
 * where the page's policy does not hold; one script can be started from a blob.
 */
export async function buildReadingWorker(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of ['reading', 'workspace', 'usertables']) await buildWorker(name, folder);
  writeFileSync(join(folder, 'reading.json'), JSON.stringify(readResourceFiles()));
  copyFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'), join(folder, 'pdfium.wasm'));
}

async function buildWorker(name: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: inRoot('.'),
    // PDFium works out where its wasm would lie even when it is given the bytes; a script in a blob has no address to start from.
    define: { 'import.meta.url': JSON.stringify('file:///') },
    build: {
      outDir: folder,
      emptyOutDir: false,
      // Vite's library mode would put PDFium's wasm into the script: 5 MB more before the first report is read.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: inRoot(`app/_workers/${name}.worker.ts`),
        output: { format: 'iife', entryFileNames: `${name}.worker.js`, assetFileNames: '[name][extname]' },
      },
    },
  });
}
