import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's own data folder. */
export const dataFolder = fileURLToPath(new URL('../../data/', import.meta.url));

/** A throw-away copy of the data folder in which rows can be spoiled. */
export interface FolderCopy {
  readonly path: string;
  /** Replaces `line` (counted from 1, header included) of a file; returns the same file restored on `restore`. */
  spoil(file: string, line: number, change: (text: string) => string): void;
  append(file: string, text: string): void;
  restore(): void;
  remove(): void;
}

/** Copies what the build reads: not the labels, not what is built. */
export function copyDataFolder(): FolderCopy {
  const path = mkdtempSync(join(tmpdir(), 'atlas-data-'));
  for (const name of readdirSync(dataFolder)) {
    if (name !== 'build' && name !== 'labels') cpSync(join(dataFolder, name), join(path, name), { recursive: true });
  }
  const touched = new Set<string>();
  return {
    path,
    spoil(file, line, change) {
      const lines = readFileSync(join(path, file), 'utf8').split('\n');
      const before = lines[line - 1] ?? '';
      const after = change(before);
      if (after === before) throw new Error(`${file}:${line} was not changed: ${before}`);
      lines[line - 1] = after;
      writeFileSync(join(path, file), lines.join('\n'));
      touched.add(file);
    },
    append(file, text) {
      writeFileSync(join(path, file), `${readFileSync(join(path, file), 'utf8')}${text}\n`);
      touched.add(file);
    },
    restore() {
      for (const file of touched) {
        if (existsSync(join(dataFolder, file))) cpSync(join(dataFolder, file), join(path, file));
      }
      touched.clear();
    },
    remove() {
      rmSync(path, { recursive: true });
    },
  };
}
