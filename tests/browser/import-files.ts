import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { zipSync } from 'fflate';
import { inRoot } from '../../lib/pipeline/root.ts';
import { gridReport } from '../fuzz/grid-report.ts';
import { ofdBytes } from '../fuzz/ofd.ts';
import { createRandom } from '../fuzz/random.ts';
import { buildPdf } from '../read/pdf/builder.ts';
import { syntheticReport } from '../synthetic/report.ts';
import { toText } from '../synthetic/to-text.ts';

/** A file as the browser is given it. */
export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Where the real reports lie. */
export const shared = inRoot('..', 'shared');

/** A file of some bytes or words. */
export function testFile(name: string, content: Uint8Array | string): TestFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

/** A synthetic report as a text file. */
export function syntheticFile(seed: number, name = `合成-${seed}.txt`): TestFile {
  return testFile(name, toText(syntheticReport(seed)));
}

/** Synthetic reports as Word and Excel before 2007 keep them, as rich text and as OFD. */
export function oldFiles(): TestFile[] {
  const fixture = (...path: readonly string[]): Uint8Array => readFileSync(join(inRoot('tests/fixtures'), ...path));
  const report = (seed: number, file: string): Uint8Array => fixture('formats', syntheticReport(seed).name, file);
  return [
    testFile('旧.doc', report(3, 'report.doc')),
    testFile('富文本.rtf', report(2, 'report.rtf')),
    testFile('旧表.xls', fixture('xls', 'statutory-2021', 'input.xls')),
    testFile('版式.ofd', ofdBytes(gridReport(createRandom('版式')))),
  ];
}

/** A PDF cut off, an empty file, a page that is a picture, an archive that unpacks to far too much. */
export function badFiles(): TestFile[] {
  const scan = buildPdf([
    {
      width: 595,
      height: 842,
      content: 'q 595 0 0 842 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x10\x60\xa0\xf0 EI Q\n',
    },
  ]);
  const whole = readFileSync(join(inRoot('tests/fixtures/formats'), syntheticReport(0).name, 'report.pdf'));
  return [
    testFile('损坏.pdf', whole.subarray(0, 900)),
    testFile('空.docx', ''),
    testFile('扫描.pdf', scan),
    testFile('炸弹.zip', zipSync({ '年报.txt': new Uint8Array(80 * 1024 * 1024) }, { level: 9 })),
  ];
}

/** The five reports and the PDFs of the corpus. */
export function realFiles(): TestFile[] {
  const reports = readdirSync(join(shared, 'reports')).map((name) => join(shared, 'reports', name));
  const corpus = readdirSync(join(shared, 'corpus')).filter((name) => name.endsWith('.pdf'));
  return [...reports, ...corpus.map((name) => join(shared, 'corpus', name))].map((path) =>
    testFile(basename(path), readFileSync(path)),
  );
}
