import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inRoot } from '../../lib/pipeline/root.ts';

/** The engine's own files, as they stand in its package. */
export const engineFiles = ['duckdb-eh.wasm', 'duckdb-browser-eh.worker.js'] as const;

/**
 * A page of the benchmark, built like a site's: one script from `tests/bench/web`, the engine's files beside it, and the
 * named files (name → absolute path) as links. Answers the folder to serve.
 */
export async function buildWebPage(script: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = inRoot('.cache/bench', `page-${basename(script, '.ts')}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'error',
    root: inRoot('tests/bench/web'),
    base: './',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: script, formats: ['es'], fileName: () => 'page.js' },
    },
  });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>bench</title><main></main><script type="module" src="page.js"></script>',
  );
  for (const name of engineFiles)
    copyFileSync(inRoot('node_modules/@duckdb/duckdb-wasm/dist', name), join(folder, name));
  for (const [name, path] of Object.entries(files)) symlinkSync(path, join(folder, name));
  return folder;
}
