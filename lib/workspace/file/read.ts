import { z } from 'zod';
import { recordFromJson } from '../../decisions/codec.ts';
import type { DecisionRecord } from '../../decisions/decision.ts';
import { type Document, documentFormats } from '../../model/document.ts';
import { sha256Hex } from '../../read/sha256.ts';
import { isZip, listZip, unzipEntry, type ZipEntry } from '../../read/zip.ts';
import { documentSchema, readEvent, readingsSchema } from '../codec.ts';
import type { DocumentAdded, OwnReading, StoredFile, WorkspaceEvent } from '../model.ts';
import { inRecordOrder } from '../reduce.ts';
import {
  documentName,
  entryNames,
  fileFormat,
  fileVersion,
  type Manifest,
  type ManifestEntry,
  otherName,
  readingName,
  refused,
  sealMark,
} from './format.ts';

/** A workspace file, read and checked as a whole; nothing has been kept yet. */
export interface WorkspaceFile {
  readonly events: readonly WorkspaceEvent[];
  readonly files: readonly StoredFile[];
  readonly decisions: DecisionRecord;
  /** Texts of `views.json` and `briefings/ID.json`, unchecked. */
  readonly others: ReadonlyMap<string, string>;
}

/** Bytes one entry may unpack to, and all of them together. */
const entryLimit = 256 * 1024 * 1024;
const totalLimit = 2 * 1024 * 1024 * 1024;
const sha256 = /[0-9a-f]{64}/;
const knownNames = new Set<string>(Object.values(entryNames));
const pathName = new RegExp(
  `^(?:documents/${sha256.source}\\.(?:${documentFormats.join('|')})|readings/${sha256.source}\\.json)$`,
);

const manifestHead = z.object({ format: z.literal(fileFormat), version: z.int() });
const manifestSchema = z.strictObject({
  format: z.literal(fileFormat),
  version: z.literal(fileVersion),
  entries: z.array(
    z.strictObject({ name: z.string(), size: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});

/**
 * Reads a `.atlas.zip`, whole or not at all. Throws `bad_data` as `refused` describes, and what `unzipEntry` throws for an entry
 * that is damaged, too large or protected: another zip, a newer version, one changed byte, a name that leads elsewhere. `say` is
 * told the entries checked so far, of all there are.
 */
export function readWorkspaceFile(
  source: string,
  bytes: Uint8Array,
  say: (done: number, count: number) => void = () => undefined,
): WorkspaceFile {
  if (!isZip(bytes)) throw refused('not_workspace', source);
  const listed = listZip(source, bytes);
  if (listed[0]?.name !== entryNames.manifest) throw refused('not_workspace', source);
  if (listed.reduce((sum, { size }) => sum + size, 0) > totalLimit) throw refused('too_large', source);
  const contents = new Map<string, ZipEntry>();
  for (const entry of listed) {
    if (contents.has(entry.name)) throw refused('unexpected', entry.name);
    contents.set(entry.name, entry);
  }
  const content = (name: string): Uint8Array => {
    const entry = contents.get(name);
    if (entry === undefined) throw refused('missing', name);
    return unzipEntry(source, bytes, entry, entryLimit);
  };
  const manifest = readManifest(content(entryNames.manifest));
  checkNames(manifest.entries, contents);
  const checked = (name: string, listed?: ManifestEntry): Uint8Array => {
    const unpacked = content(name);
    const wanted = listed ?? manifest.entries.find((entry) => entry.name === name);
    if (wanted === undefined) throw refused('missing', name);
    if (sha256Hex(unpacked) !== wanted.sha256) throw refused('changed', name);
    return unpacked;
  };
  for (const [done, entry] of manifest.entries.entries()) {
    checked(entry.name, entry);
    say(done + 1, manifest.entries.length);
  }
  checkSeal(bytes);

  const events = readRecord(content(entryNames.record));
  const others = manifest.entries.filter(({ name }) => otherName.test(name));
  const has = (name: string) => contents.has(name);
  return {
    events,
    files: events.flatMap((event) => readFile(event, content)),
    decisions: has(entryNames.decisions) ? recordFromJson(textOf(content(entryNames.decisions))) : [],
    others: new Map(others.map(({ name }) => [name, textOf(content(name))])),
  };
}

function readManifest(bytes: Uint8Array): Manifest {
  const json = jsonOf(bytes, entryNames.manifest);
  const head = manifestHead.safeParse(json);
  if (!head.success) throw refused('not_workspace', entryNames.manifest);
  if (head.data.version > fileVersion) throw refused('newer', String(head.data.version));
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw refused('bad_entry', `${entryNames.manifest}, ${parsed.error.issues[0]?.path.join(', ')}`);
}

/** Every entry is one this version knows, is listed, and is there. */
function checkNames(entries: readonly ManifestEntry[], contents: ReadonlyMap<string, ZipEntry>): void {
  const listed = new Set(entries.map(({ name }) => name));
  for (const name of contents.keys()) {
    const known = knownNames.has(name) || pathName.test(name) || otherName.test(name);
    if (!known || (name !== entryNames.manifest && !listed.has(name))) throw refused('unexpected', name);
  }
  for (const name of [...listed, entryNames.record]) if (!contents.has(name)) throw refused('missing', name);
}

function checkSeal(bytes: Uint8Array): void {
  const comment = bytes.subarray(-(sealMark.length + 64));
  const seal = `${sealMark}${sha256Hex(bytes.subarray(0, bytes.length - comment.length))}`;
  if (textOf(comment) !== seal) throw refused('changed', 'file');
}

function readRecord(bytes: Uint8Array): WorkspaceEvent[] {
  const json = z.array(z.unknown()).safeParse(jsonOf(bytes, entryNames.record));
  if (!json.success) throw refused('bad_entry', entryNames.record);
  const events = json.data.map((value, index) => {
    const event = readEvent(value);
    if (event === null) throw refused('bad_entry', `${entryNames.record}, ${index + 1}`);
    return event;
  });
  return events.sort(inRecordOrder);
}

const readingSchema = z.strictObject({ document: documentSchema, readings: readingsSchema });

/** The file behind an event; none where it could not be read in the first place. */
function readFile(event: WorkspaceEvent, content: (name: string) => Uint8Array): StoredFile[] {
  if (event.kind !== 'document_added' || event.failure !== null) return [];
  const name = readingName(event.sha256);
  const parsed = readingSchema.safeParse(jsonOf(content(name), name));
  if (!parsed.success) throw refused('bad_entry', `${name}, ${parsed.error.issues[0]?.path.join(', ')}`);
  const { document, readings }: { document: Document; readings: OwnReading[] } = parsed.data;
  const bytes = content(documentName(event.sha256, event.format ?? document.format));
  if (!isOf(event, bytes, document, readings)) throw refused('bad_entry', name);
  return [{ sha256: event.sha256, name: event.name, bytes, document, readings }];
}

function isOf(event: DocumentAdded, bytes: Uint8Array, document: Document, readings: readonly OwnReading[]): boolean {
  const isSame = sha256Hex(bytes) === event.sha256 && document.sha256 === event.sha256;
  return isSame && event.id === `file-${event.sha256}` && readings.length === event.reports.length;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function jsonOf(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(textOf(bytes));
  } catch (error) {
    throw refused('bad_entry', name, error);
  }
}
