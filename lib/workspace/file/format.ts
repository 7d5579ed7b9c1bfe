import { AtlasError } from '../../model/error.ts';

/** What names the file's kind, so that another zip is told from it. */
export const fileFormat = 'gongkai-atlas-workspace';
/** The version this program writes, and the newest it reads. */
export const fileVersion = 1;

/** One entry as the manifest lists it. */
export interface ManifestEntry {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** `manifest.json`: every other entry, in the order of their names. */
export interface Manifest {
  readonly format: typeof fileFormat;
  readonly version: number;
  readonly entries: readonly ManifestEntry[];
}

/** Names of the entries; a document's bytes and what was read of it stand under its SHA-256. */
export const entryNames = {
  manifest: 'manifest.json',
  readme: 'README.txt',
  record: 'record.json',
  facts: 'facts.csv',
  parquet: 'facts.parquet',
  corrections: 'corrections.csv',
  decisions: 'decisions.json',
} as const;

/** What else of the page's own may travel in the file: kept Views, briefings; JSON texts this module does not look into. */
export const otherName = /^(?:views|briefings\/[a-z0-9-]{1,64})\.json$/;

/** Name of the entry of a document's bytes. */
export function documentName(sha256: string, format: string): string {
  return `documents/${sha256}.${format}`;
}

/** Name of the entry of what was read of a document. */
export function readingName(sha256: string): string {
  return `readings/${sha256}.json`;
}

/** Marks the comment at the end of the archive: SHA-256 of everything before it. */
export const sealMark = 'sha256=';

/**
 * The refusal of a file: `problem` not_workspace (another zip, or none), newer (`where` its version), changed (`where` the entry,
 * or "file"), missing, unexpected (an entry the manifest does not list), bad_entry (`where` "record.json, 3, at").
 */
export function refused(problem: string, where: string, cause?: unknown): AtlasError {
  return new AtlasError('bad_data', `workspace file: ${problem} at ${where}`, { problem, where }, cause);
}

/** A value as JSON with the members of every object in one order: the same value gives the same text. */
export function orderedJson(value: unknown): string {
  return `${JSON.stringify(value, (_, member: unknown) => (isPlain(member) ? ordered(member) : member), 1)}\n`;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ordered(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
