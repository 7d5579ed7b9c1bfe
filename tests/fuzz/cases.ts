import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildDocx } from '../read/docx/builder.ts';
import { fixtureNames, fixtureSpec } from '../read/docx/fixtures.ts';
import { cellFormats, type Format, printAs } from './formats.ts';
import { mutateGrid, type Truth } from './grid-mutation.ts';
import { gridReport } from './grid-report.ts';
import { mutateBytes, mutateInside } from './mutation.ts';
import { createRandom, type Random } from './random.ts';
import { mutateRecords } from './xls.ts';

/** One document to read, named by what made it. */
export interface FuzzCase {
  /** "docx 7/123": format, seed, index. */
  readonly name: string;
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly how: readonly string[];
  /** What its cells must say; null where nobody knows. */
  readonly truth: Truth | null;
  /** Every cell stands where the form has it, in a format with real cells: nothing but the truth will do. */
  readonly isWhole: boolean;
}

const fixtures = resolve(import.meta.dirname, '../fixtures');
const extensions: Readonly<Record<string, Format>> = {
  txt: 'txt',
  md: 'md',
  html: 'html',
  htm: 'html',
  mhtml: 'mhtml',
  mht: 'mhtml',
  rtf: 'rtf',
  doc: 'doc',
  xls: 'xls',
};

function readFixtures(): ReadonlyMap<Format, readonly Uint8Array[]> {
  const found = new Map<Format, Uint8Array[]>();
  // Copied: a slice of one of Node's buffers is that buffer, and a mutation would change the seed for the cases behind it.
  const add = (format: Format, bytes: Uint8Array) =>
    found.set(format, [...(found.get(format) ?? []), new Uint8Array(bytes)]);
  for (const area of ['statutory', 'narrative', 'html', 'rtf', 'doc', 'xls']) {
    for (const name of readdirSync(resolve(fixtures, area)).sort()) {
      const folder = resolve(fixtures, area, name);
      const input = readdirSync(folder).find((file) => file.startsWith('input.'));
      const format = extensions[input?.split('.').pop() ?? ''];
      if (input !== undefined && format !== undefined) add(format, readFileSync(resolve(folder, input)));
    }
  }
  for (const name of fixtureNames) add('docx', buildDocx(fixtureSpec(name)));
  return found;
}

/** Small documents to mutate: the fixtures of each reader, and made-up reports printed in every format. */
const seedFiles = readFixtures();
const printedSeeds = 6;

function seedsOf(format: Format): readonly Uint8Array[] {
  const own = seedFiles.get(format) ?? [];
  const random = createRandom(`seeds of ${format}`);
  const printed = Array.from({ length: printedSeeds }, () => printAs(format, gridReport(random), random));
  return [...own, ...printed];
}

const seeds = new Map<Format, readonly Uint8Array[]>();

function seedsFor(format: Format): readonly Uint8Array[] {
  const known = seeds.get(format) ?? seedsOf(format);
  seeds.set(format, known);
  return known;
}

type Mutation = (bytes: Uint8Array, other: Uint8Array, random: Random) => Uint8Array;

/** Formats whose bytes are a container: what is inside is changed, so that the changes get past it. */
const inside: Partial<Record<Format, Mutation>> = {
  docx: mutateInside,
  ofd: mutateInside,
  xlsx: mutateInside,
  zip: mutateInside,
  xls: mutateRecords,
};

/** The document of a format, a seed and an index: always the same bytes. */
export function fuzzCase(format: Format, seed: number, index: number): FuzzCase {
  const name = `${format} ${seed}/${index}`;
  const random = createRandom(name);
  const source = `fuzz.${format}`;
  if (random.chance(0.45)) {
    const mutation = mutateGrid(gridReport(random), random);
    const bytes = printAs(format, mutation.report, random);
    const isWhole = mutation.isWhole && cellFormats.has(format);
    return { name, source, bytes, how: mutation.how, truth: mutation.truth, isWhole };
  }
  const bytes = random.pick(seedsFor(format));
  const other = random.chance(0.3) ? random.pick(seedsFor('txt')) : random.pick(seedsFor(format));
  const within = inside[format];
  const mutate = within !== undefined && random.chance(0.7) ? within : mutateBytes;
  const how = [mutate === mutateBytes ? 'bytes' : 'inside'];
  return { name, source, bytes: mutate(bytes, other, random), how, truth: null, isWhole: false };
}
