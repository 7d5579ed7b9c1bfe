import { listZip, unzipEntry, type ZipEntry } from '../zip.ts';

/** One part of an Office file: its name as the file spells it, and its bytes. */
export interface Part {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Gives a part by its name, compared without case as Office does; undefined where the file has none. */
export type PartReader = (name: string) => Part | undefined;

/**
 * The parts of an Office file. Throws `unreadable` where it is no ZIP archive or is damaged, `encrypted`; the reader
 * throws `too_large` where the parts read together unpack to more than `maxBytes`.
 */
export function openParts(source: string, bytes: Uint8Array, maxBytes: number): PartReader {
  const entries = new Map<string, ZipEntry>(listZip(source, bytes).map((entry) => [entry.name.toLowerCase(), entry]));
  let left = maxBytes;
  return (name) => {
    const entry = entries.get(name.toLowerCase());
    if (entry === undefined) return undefined;
    const content = unzipEntry(source, bytes, entry, left);
    left -= content.length;
    return { name: entry.name, content };
  };
}

/** The folder of a part, with its closing slash; empty at the top. */
export function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1);
}

/** The part in which the relations of a part stand. */
export function relationsOf(part: string): string {
  const folder = folderOf(part);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

/** The part a relation's target names, seen from a folder. */
export function resolvePart(folder: string, target: string): string {
  const path: string[] = [];
  const full = target.startsWith('/') ? target.slice(1) : folder + target;
  for (const step of full.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
