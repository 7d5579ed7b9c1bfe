import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The checkout's folder. */
export const root = resolve(import.meta.dirname, '../..');

/** One source file: path relative to the checkout, text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

function below(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? below(path) : [path];
  });
}

/** The TypeScript files below the given folders of the checkout. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => below(join(root, folder)))
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}

/** One import: the specifier, whether only types cross, and the target's path where it is a file of ours. */
export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly target: string | null;
}

const statement = /^\s*(?:import|export)\s+(type\s+)?(?:([\w*{}\s,$]+?)\s+from\s+)?['"]([^'"]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** The imports and re-exports of a file. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const found = [
    ...[...text.matchAll(statement)].map((match) => ({
      specifier: match[3] ?? '',
      typeOnly: match[1] !== undefined || namesOnlyTypes(match[2]),
    })),
    ...[...text.matchAll(dynamic)].map((match) => ({ specifier: match[1] ?? '', typeOnly: false })),
  ];
  return found.map((entry) => ({
    ...entry,
    target: entry.specifier.startsWith('.') ? relative(root, resolve(root, dirname(path), entry.specifier)) : null,
  }));
}

function namesOnlyTypes(names: string | undefined): boolean {
  const inner = /^\{([\s\S]*)\}$/.exec(names?.trim() ?? '')?.[1];
  if (inner === undefined) return false;
  return inner
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .every((name) => name.startsWith('type '));
}
