import { AtlasError, type AtlasErrorCode, isAtlasError } from '../../lib/model/error.ts';
import { readEffects } from '../../lib/pipeline/read-effects.ts';
import { type ReportResources, readReportFrom } from '../../lib/pipeline/reading.ts';
import { isArchive, openArchive } from '../../lib/read/archive.ts';
import { openDocument } from '../../lib/read/open.ts';
import { isRtf, readRtf } from '../../lib/read/rtf/index.ts';
import type { FuzzCase } from './cases.ts';
import { faultsOf } from './oracle.ts';

/** What came of one document. */
export interface Outcome {
  readonly name: string;
  /** Code of the refusal; null where it was read. */
  readonly refused: string | null;
  /** Processor time of the first reading, milliseconds: a machine busy with other things is no fault of the reader. */
  readonly milliseconds: number;
  readonly facts: number;
  readonly unread: number;
  readonly faults: readonly string[];
  readonly how: readonly string[];
}

/** The codes a reader may refuse a file with. */
const readerCodes: ReadonlySet<AtlasErrorCode> = new Set([
  'empty_file',
  'too_large',
  'too_complex',
  'binary_file',
  'bad_encoding',
  'unsupported_format',
  'encrypted',
  'no_text_layer',
  'unreadable',
]);

async function readFile(source: string, bytes: Uint8Array, resources: ReportResources) {
  const document = isRtf(bytes) ? readRtf(source, bytes) : await openDocument(source, bytes, readEffects);
  return { document, reading: readReportFrom(document, resources) };
}

/** Of an archive every file is read, as the command line does; what is judged is the first that could be. */
async function read(one: FuzzCase, resources: ReportResources): ReturnType<typeof readFile> {
  if (!isArchive(one.bytes, one.source)) return readFile(one.source, one.bytes, resources);
  const entries = openArchive(one.source, one.bytes);
  const ends = await Promise.allSettled(entries.map(async (entry) => readFile(entry.source, entry.read(), resources)));
  const foreign = ends.find((end) => end.status === 'rejected' && !isAtlasError(end.reason));
  const end = foreign ?? ends.find(({ status }) => status === 'fulfilled') ?? ends[0];
  if (end?.status === 'fulfilled') return end.value;
  throw end?.reason ?? new AtlasError('empty_file', `${one.source}: no file in it`, { source: one.source });
}

async function sameAgain(one: FuzzCase, resources: ReportResources, first: string): Promise<string[]> {
  try {
    const again = await read(one, resources);
    return JSON.stringify(again) === first ? [] : ['a second reading differs from the first'];
  } catch (error) {
    return JSON.stringify([String(error)]) === first ? [] : ['a second reading ends otherwise than the first'];
  }
}

/** Reads a document with the whole pipeline and looks for whatever must never happen; `twice` reads it again. */
export async function exercise(one: FuzzCase, resources: ReportResources, twice: boolean): Promise<Outcome> {
  const begin = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  };
  const outcome = (more: Partial<Outcome>): Outcome => ({
    name: one.name,
    refused: null,
    milliseconds: spent(),
    facts: 0,
    unread: 0,
    faults: [],
    how: one.how,
    ...more,
  });
  try {
    const { document, reading } = await read(one, resources);
    const milliseconds = spent();
    const { faults, unread } = faultsOf(one, document, reading);
    if (twice) faults.push(...(await sameAgain(one, resources, JSON.stringify({ document, reading }))));
    return outcome({ milliseconds, facts: reading.facts.length, unread, faults });
  } catch (error) {
    const milliseconds = spent();
    if (!isAtlasError(error)) {
      const stack = error instanceof Error ? `${error.stack}`.split('\n').slice(0, 4).join(' ') : String(error);
      return outcome({ milliseconds, refused: 'none of ours', faults: [`threw ${stack}`] });
    }
    const faults = readerCodes.has(error.code) ? [] : [`refused with ${error.code}`];
    if (one.isWhole) faults.push(`refused a sound file with ${error.code}: ${error.message}`);
    if (twice) faults.push(...(await sameAgain(one, resources, JSON.stringify([String(error)]))));
    return outcome({ milliseconds, refused: error.code, faults });
  }
}
