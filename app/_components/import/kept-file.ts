import { isAtlasError } from '../../../lib/model/error.ts';
import { sha256Hex } from '../../../lib/read/sha256.ts';
import type { ReportRead } from '../../../lib/reading/message.ts';
import type { FileOutcome } from '../../../lib/reading/pool.ts';
import type { ReadFailure, StoredFile } from '../../../lib/workspace/model.ts';

/** Why a file could not be read, to be kept. */
export function failureOf(error: unknown): ReadFailure {
  if (isAtlasError(error)) return { code: error.code, message: error.message, details: error.details };
  return { code: 'unreadable', message: String(error), details: {} };
}

/** Pages of a paged document; 0 of any other. */
export function pagesOf(outcome: FileOutcome): number {
  if (outcome.kind !== 'read') return 0;
  return outcome.read.document.blocks.reduce((most, { place }) => Math.max(most, place.page ?? 0), 0);
}

/** What is kept of a read file; identical readings of a summary table's rows stay apart. */
export function storedFile(source: string, { bytes, document, readings }: ReportRead): StoredFile {
  return {
    sha256: document.sha256,
    name: source,
    bytes,
    document,
    readings: readings.map(({ identity, facts, findings, warnings }) => ({ identity, facts, findings, warnings })),
  };
}

/** A name of its own for a file whose bytes could not be had. */
export function unreadSha(source: string, size: number): string {
  return sha256Hex(new TextEncoder().encode(`${source}\0${size}`));
}
