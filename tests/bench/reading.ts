import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { readEffects } from '../../lib/pipeline/read-effects.ts';
import { openDocument } from '../../lib/read/open.ts';
import { type ReportResources, readReportFrom } from '../../lib/reading/report.ts';
import { createLibraries, type Library } from './libraries.ts';
import { benchFiles, type FormatFiles } from './reading-files.ts';
import type { Bench } from './section.ts';
import { type BenchLine, benchLine, spread } from './statistics.ts';

const rounds = 15;
const warmUps = 3;

interface Timed {
  /** Median milliseconds of each file. */
  readonly medians: readonly number[];
  /** Processor milliseconds of one round over all files. */
  readonly processor: number;
}

type BenchFile = FormatFiles['files'][number];
type Work = (file: BenchFile) => unknown;

/** Times several works on the same files, turn by turn, so that what else the machine does falls on all of them alike. */
async function timeWorks(files: readonly BenchFile[], works: readonly Work[]): Promise<Timed[]> {
  const times = works.map(() => files.map((): number[] => []));
  const processor = works.map(() => 0);
  for (let round = 0; round < warmUps + rounds; round++) {
    for (const [at, file] of files.entries()) {
      for (const [which, work] of works.entries()) {
        const before = process.cpuUsage();
        const begin = performance.now();
        await work(file);
        const took = performance.now() - begin;
        const used = process.cpuUsage(before);
        if (round < warmUps) continue;
        times[which]?.[at]?.push(took);
        processor[which] = (processor[which] ?? 0) + (used.user + used.system) / 1000 / rounds;
      }
    }
  }
  return works.map((_, which) => ({
    medians: (times[which] ?? []).map((own) => spread(own).p50),
    processor: processor[which] ?? 0,
  }));
}

/** What a library has to do for each file, prepared. */
function libraryWork(library: Library, files: readonly BenchFile[]): Work {
  const works = new Map(files.map((file) => [file, library.prepare(file.bytes)]));
  return (file) => works.get(file)?.();
}

const times = 'Reading, warm, one thread: milliseconds per file (spread over the files)';
const speed = 'Reading: reports per second of processor time';

/** A format's reader (bytes to Document) and the whole way (bytes to checked figures), beside its parsing library alone. */
async function formatLines(
  { format, origin, files }: FormatFiles,
  libraries: readonly Library[],
  resources: ReportResources,
): Promise<BenchLine[]> {
  const open = (file: BenchFile) => openDocument(file.source, file.bytes, readEffects);
  const own = libraries.filter((library) => library.formats.includes(format));
  const [reader, whole, ...parsers] = await timeWorks(files, [
    open,
    async (file) => readReportFrom(await open(file), resources),
    ...own.map((library) => libraryWork(library, files)),
  ]);
  if (reader === undefined || whole === undefined) throw new Error('bench: nothing was timed');
  const kilobytes = files.reduce((total, { bytes }) => total + bytes.length, 0) / files.length / 1024;
  const what = `${format}, ${origin}, ${kilobytes.toFixed(0)} kB each`;
  const beside = parsers.map((parser, at) => ({ name: own[at]?.name ?? '', figures: parser.medians }));
  const besideOrAlone = beside.length === 0 ? [{}] : beside.map((theirs) => ({ theirs }));
  return [
    ...besideOrAlone.map((theirs) => benchLine(times, `${what}: bytes to Document`, reader.medians, theirs)),
    ...besideOrAlone.slice(0, 1).map((theirs) => benchLine(times, `${what}: bytes to figures`, whole.medians, theirs)),
    benchLine(speed, `${format}: bytes to figures`, [(files.length * 1000) / whole.processor], { unit: '/s' }),
  ];
}

/** Reading per format beside its parsing library alone, turn by turn on the same files. */
export async function run({ say }: Bench): Promise<BenchLine[]> {
  const resources = loadReportResources();
  const libraries = await createLibraries();
  if (!libraries.some(({ name }) => name === 'pdf.js')) say('pdf.js: not installed, so not compared');
  const lines: BenchLine[] = [];
  for (const group of benchFiles(resources)) {
    say(`${group.format}, ${group.files.length} files`);
    if (group.files.length > 0) lines.push(...(await formatLines(group, libraries, resources)));
  }
  return lines;
}
