import { readEffects } from '../../lib/pipeline/read-effects.ts';
import { openDocument } from '../../lib/read/open.ts';
import { type ReportResources, readReportFrom } from '../../lib/reading/report.ts';
import { createLibraries, type Library } from './libraries.ts';
import { benchFiles, type FormatFiles } from './reading-files.ts';
import { spread } from './statistics.ts';

/** How fast one format is read. Milliseconds are medians of the files' own medians; shares are of the reader's time. */
export interface ReadingLine {
  readonly format: string;
  readonly origin: string;
  readonly files: number;
  readonly kilobytes: number;
  readonly milliseconds: { readonly library: number | null; readonly reader: number; readonly pipeline: number };
  /** Reports a second of processor time, from file bytes to checked figures. */
  readonly perSecond: { readonly reader: number; readonly pipeline: number };
  /** Processor time of the parsing library alone ÷ that of the reader, over all files; null where no library parses. */
  readonly libraryShare: number | null;
  /** What the library's time is of the whole pipeline's. */
  readonly libraryShareOfPipeline: number | null;
  /** Other programs on the same bytes: their processor time ÷ the reader's. */
  readonly others: readonly { readonly name: string; readonly ratio: number }[];
}

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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** What a library has to do for each file, prepared. */
function libraryWork(library: Library, files: readonly BenchFile[]): Work {
  const works = new Map(files.map((file) => [file, library.prepare(file.bytes)]));
  return (file) => works.get(file)?.();
}

async function readingLine(
  { format, origin, files }: FormatFiles,
  libraries: readonly Library[],
  resources: ReportResources,
): Promise<ReadingLine> {
  const open = (file: BenchFile) => openDocument(file.source, file.bytes, readEffects);
  const own = libraries.filter((library) => library.formats.includes(format));
  const [reader, pipeline, ...others] = await timeWorks(files, [
    open,
    async (file) => readReportFrom(await open(file), resources),
    ...own.map((library) => libraryWork(library, files)),
  ]);
  if (reader === undefined || pipeline === undefined) throw new Error('bench: nothing was timed');
  const parser = others[own.findIndex(({ isOurs }) => isOurs)];
  const share = (whole: Timed) => (parser === undefined ? null : parser.processor / whole.processor);
  return {
    format,
    origin,
    files: files.length,
    kilobytes: Math.round(sum(files.map(({ bytes }) => bytes.length)) / files.length / 1024),
    milliseconds: {
      library: parser === undefined ? null : spread(parser.medians).p50,
      reader: spread(reader.medians).p50,
      pipeline: spread(pipeline.medians).p50,
    },
    perSecond: {
      reader: (files.length * 1000) / reader.processor,
      pipeline: (files.length * 1000) / pipeline.processor,
    },
    libraryShare: share(reader),
    libraryShareOfPipeline: share(pipeline),
    others: own.flatMap(({ name, isOurs }, i) =>
      isOurs ? [] : [{ name, ratio: (others[i]?.processor ?? 0) / reader.processor }],
    ),
  };
}

/** Times the readers, the whole pipeline and the parsing libraries alone on the same bytes, warm, on one thread. */
export async function readingLines(resources: ReportResources, say: (text: string) => void): Promise<ReadingLine[]> {
  const libraries = await createLibraries();
  if (!libraries.some(({ name }) => name === 'pdf.js')) say('pdf.js: not installed, so not compared');
  const lines: ReadingLine[] = [];
  for (const group of benchFiles(resources)) {
    say(`reading: ${group.format}, ${group.files.length} files`);
    if (group.files.length > 0) lines.push(await readingLine(group, libraries, resources));
  }
  return lines;
}

/** The table of {@link readingLines} for people. */
export function readingTable(lines: readonly ReadingLine[]): string {
  const number = (value: number | null, digits = 1) => (value === null ? '–' : value.toFixed(digits)).padStart(9);
  const percent = (value: number | null) => (value === null ? '–' : `${Math.round(value * 100)} %`).padStart(9);
  const heads = ['files', 'kB', 'parser ms', 'reader ms', 'whole ms', 'reader/s', 'whole/s', 'of reader', 'of whole'];
  const rows = lines.map((line) => {
    const { library, reader, pipeline } = line.milliseconds;
    const cells = [
      number(line.files, 0),
      number(line.kilobytes, 0),
      number(library, 2),
      number(reader, 2),
      number(pipeline, 2),
      number(line.perSecond.reader, 0),
      number(line.perSecond.pipeline, 0),
      percent(line.libraryShare),
      percent(line.libraryShareOfPipeline),
    ];
    const others = line.others.map(({ name, ratio }) => `; ${name}: ${ratio.toFixed(2)} × reader`);
    return `${line.format.padEnd(13)}${cells.join(' ')}  ${line.origin}${others.join('')}`;
  });
  return [
    'reading, warm, one thread (reader = bytes to Document; whole = bytes to checked figures; parser = the library alone)',
    `${''.padEnd(13)}${heads.map((head) => head.padStart(9)).join(' ')}`,
    ...rows,
    'ms: median over files; /s: per second of processor time; of reader, of whole: the parsing library’s share',
  ].join('\n');
}
