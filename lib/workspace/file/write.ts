import { type Zippable, zipSync } from 'fflate';
import { recordToJson } from '../../decisions/codec.ts';
import type { DecisionRecord } from '../../decisions/decision.ts';
import { sha256Hex } from '../../read/sha256.ts';
import { type CheckResources, type EffectiveReport, effectiveList, effectiveReports } from '../effective.ts';
import type { Workspace } from '../model.ts';
import type { WorkspaceStore } from '../store.ts';
import {
  documentName,
  entryNames,
  fileFormat,
  fileVersion,
  orderedJson,
  otherName,
  readingName,
  refused,
  sealMark,
} from './format.ts';
import { readmeText } from './readme.ts';
import { correctionsTable, factsTable, type Names, tableCsv, tableParquet } from './tables.ts';

/** What goes into the file besides the workspace itself. */
export interface FileExtras {
  readonly decisions: DecisionRecord;
  /** Texts of the page's own entries by name: `views.json`, `briefings/ID.json`. */
  readonly others: ReadonlyMap<string, string>;
}

/** Packed already: trying again would only cost time. */
const packedFormats: ReadonlySet<string> = new Set(['pdf', 'docx', 'xlsx']);
const commentLength = sealMark.length + 64;

/**
 * The whole workspace as one `.atlas.zip`; the same workspace gives the same bytes. Throws `bad_data` for an extra entry of
 * another name.
 */
export async function writeWorkspaceFile(
  workspace: Workspace,
  store: Pick<WorkspaceStore, 'readings' | 'document' | 'bytes'>,
  names: Names & CheckResources,
  extras: FileExtras,
  say: (done: number, files: number) => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const entries = new Map<string, Uint8Array>();
  const put = (name: string, content: string | Uint8Array) =>
    entries.set(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  for (const [name, content] of extras.others) {
    if (!otherName.test(name)) throw refused('unexpected', name);
    put(name, content);
  }
  if (extras.decisions.length > 0) put(entryNames.decisions, orderedJson(JSON.parse(recordToJson(extras.decisions))));
  put(entryNames.readme, readmeText());
  put(entryNames.record, orderedJson(workspace.events));
  const files = [...workspace.files.values()].filter(({ failure }) => failure === null);
  for (const [done, { format, sha256 }] of files.entries()) {
    say(done + 1, files.length);
    const [bytes, document, readings] = [
      await store.bytes(sha256),
      await store.document(sha256),
      await store.readings(sha256),
    ];
    if (bytes === null || document === null || readings === null) throw refused('missing', sha256);
    put(documentName(sha256, format ?? document.format), bytes);
    put(readingName(sha256), orderedJson({ document, readings }));
  }
  const facts = factsTable(await allReports(workspace, store, names), names);
  put(entryNames.facts, tableCsv(facts));
  put(entryNames.parquet, tableParquet(facts));
  put(entryNames.corrections, tableCsv(correctionsTable(workspace)));
  return sealed(archive(entries));
}

async function allReports(
  workspace: Workspace,
  store: Pick<WorkspaceStore, 'readings' | 'document'>,
  { agencies, ...resources }: Names & CheckResources,
): Promise<EffectiveReport[]> {
  const reports: EffectiveReport[] = [];
  for await (const report of effectiveReports(effectiveList(workspace), store, agencies, resources))
    reports.push(report);
  return reports;
}

/** The manifest first, the rest by name; times and systems say nothing. */
function archive(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...entries.keys()].sort();
  const manifest = {
    format: fileFormat,
    version: fileVersion,
    entries: names.map((name) => {
      const bytes = entries.get(name) ?? new Uint8Array();
      return { name, size: bytes.length, sha256: sha256Hex(bytes) };
    }),
  };
  const text = new TextEncoder().encode(orderedJson(manifest));
  const zipped: Zippable = { [entryNames.manifest]: text };
  for (const name of names) {
    const level = packedFormats.has(/[^.]*$/.exec(name)?.[0] ?? '') ? 0 : 6;
    zipped[name] = [entries.get(name) ?? new Uint8Array(), { level }];
  }
  return zipSync(zipped, { mtime: new Date(1980, 0, 1), os: 0 });
}

/** The archive with the checksum of all its bytes as its comment, so that not one of them can change unseen. */
function sealed(zip: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(zip.length + commentLength);
  bytes.set(zip);
  // The length of the comment stands in the last two bytes of an archive without one.
  new DataView(bytes.buffer).setUint16(zip.length - 2, commentLength, true);
  const seal = `${sealMark}${sha256Hex(bytes.subarray(0, zip.length))}`;
  bytes.set(new TextEncoder().encode(seal), zip.length);
  return bytes;
}
