import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../model/document.ts';
import { AtlasError, isAtlasError } from '../model/error.ts';
import type { ReportReading } from '../model/report.ts';
import { type ArchiveEntry, isArchive, openArchive } from '../read/archive.ts';
import { maxOpenBytes, openDocument } from '../read/open.ts';
import { readReportsFrom } from '../reading/report.ts';
import { readEffects } from './read-effects.ts';
import type { ReportResources } from './reading.ts';

/** A document that could not be read, as the command line prints it. */
export interface ExtractFailure {
  readonly source: string;
  readonly error: { readonly code: string; readonly message: string };
}

/** What came of one document: the reports in it with the document they were read from, or why there is none. */
export type ExtractOutcome =
  | { readonly source: string; readonly readings: readonly ReportReading[]; readonly document: Document }
  | ExtractFailure;

/** Whether a document could not be read. */
export function isFailure(outcome: ExtractOutcome): outcome is ExtractFailure {
  return 'error' in outcome;
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
    const names = namesIn(path);
    if (names === null) files.add(path);
    for (const name of names ?? []) {
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

/** A folder that may not be opened is listed itself, and becomes the failure of reading it. */
function namesIn(folder: string): string[] | null {
  try {
    return readdirSync(folder);
  } catch {
    return null;
  }
}

/** An archive may be larger than any document in it. */
const maxArchiveBytes = 1024 * 1024 * 1024;

function readBytes(source: string): Uint8Array {
  const stats = statSync(source);
  if (!stats.isFile()) throw new AtlasError('unreadable', `extract: ${source} is not a file`, { source });
  const limit = /\.zip$/i.test(source) ? maxArchiveBytes : maxOpenBytes;
  if (stats.size > limit) {
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

async function extractDocument(
  source: string,
  read: () => Uint8Array,
  resources: ReportResources,
): Promise<ExtractOutcome> {
  try {
    const document = await openDocument(source, read(), readEffects);
    return { source, readings: readReportsFrom(document, resources), document };
  } catch (error) {
    return failure(source, error);
  }
}

/**
 * Reads one file, or each file of an archive ("a.zip/b.docx"), one after another; whatever goes wrong with one is its own
 * outcome and nobody else's.
 */
export async function* extractFile(source: string, resources: ReportResources): AsyncGenerator<ExtractOutcome> {
  let bytes: Uint8Array;
  let entries: readonly ArchiveEntry[] | null;
  try {
    bytes = readBytes(source);
    entries = isArchive(bytes, source) ? openArchive(source, bytes) : null;
  } catch (error) {
    yield failure(source, error);
    return;
  }
  if (entries === null) yield await extractDocument(source, () => bytes, resources);
  else for (const entry of entries) yield await extractDocument(entry.source, entry.read, resources);
}
