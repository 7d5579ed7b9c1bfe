import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AtlasError, isAtlasError } from '../model/error.ts';
import { maxOpenBytes, openDocument } from '../read/open.ts';
import { reportJson } from './extract-json.ts';
import { readEffects } from './read-effects.ts';
import { type ReportResources, readReportFrom } from './reading.ts';

/** A document that could not be read, as the command line prints it. */
export interface ExtractFailure {
  readonly source: string;
  readonly error: { readonly code: string; readonly message: string };
}

/** What came of one file: the object to print, and whether it is a report. */
export interface ExtractOutcome {
  readonly source: string;
  readonly output: object;
  readonly failed: boolean;
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** All files under the given paths, folders searched to any depth, sorted, each once. Hidden files are left out. */
export function listFiles(paths: readonly string[]): string[] {
  const files = new Set<string>();
  const visit = (path: string, isFolder: boolean): void => {
    if (!isFolder) {
      files.add(path);
      return;
    }
    for (const name of readdirSync(path)) {
      const inner = join(path, name);
      // Links to folders are not followed: they may lead back.
      if (!name.startsWith('.')) visit(inner, lstatSync(inner).isDirectory());
    }
  };
  for (const path of paths) {
    if (existsSync(path)) visit(path, statSync(path).isDirectory());
    else files.add(path);
  }
  return [...files].sort(byCodePoint);
}

function readBytes(source: string): Uint8Array {
  const stats = statSync(source);
  if (!stats.isFile()) throw new AtlasError('unreadable', `extract: ${source} is not a file`, { source });
  if (stats.size > maxOpenBytes) {
    const limit = maxOpenBytes;
    throw new AtlasError('too_large', `extract: ${source} has ${stats.size} bytes, the limit is ${limit}`, {
      source,
      bytes: stats.size,
      limit,
    });
  }
  return readFileSync(source);
}

function failure(source: string, error: unknown): ExtractFailure {
  const code = isAtlasError(error) ? error.code : 'unreadable';
  return { source, error: { code, message: error instanceof Error ? error.message : String(error) } };
}

/** Reads one file; whatever goes wrong with it is its own outcome and nobody else's. */
export async function extractFile(source: string, resources: ReportResources): Promise<ExtractOutcome> {
  try {
    const document = await openDocument(source, readBytes(source), readEffects);
    return { source, output: reportJson(readReportFrom(document, resources), document.text), failed: false };
  } catch (error) {
    return { source, output: failure(source, error), failed: true };
  }
}
