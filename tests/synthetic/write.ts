// `npx tsx tests/synthetic/write.ts [folder name part]`: writes tests/fixtures/formats; needs LibreOffice.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { convertFiles } from './convert.ts';
import type { Expected, ExpectedFact } from './expected.ts';
import { type SyntheticReport, syntheticReport } from './report.ts';
import { toDocx, toPrintDocx } from './to-docx.ts';
import { toGb18030Html, toHtml } from './to-html.ts';
import { toText } from './to-text.ts';

/** How many reports the fixtures hold: seeds 0, 1, 2 … */
export const reportCount = 56;

/** Where the fixtures lie. */
export const fixtures = resolve(import.meta.dirname, '../fixtures/formats');

/** Rich text is ten times the size of the others: it is kept of the first report of each form. */
export const richTextCount = 8;

/** `expected.json`: one line for each figure. */
export function expectedJson(expected: Expected): string {
  const { facts, optional, ...identity } = expected;
  const list = (all: readonly ExpectedFact[]): string => all.map((fact) => `    ${JSON.stringify(fact)}`).join(',\n');
  const head = JSON.stringify(identity, null, 2).replace(/\n\}$/, '');
  const rest = optional.length === 0 ? '[]' : `[\n${list(optional)}\n  ]`;
  return `${head},\n  "facts": [\n${list(facts)}\n  ],\n  "optional": ${rest}\n}\n`;
}

/** Every file of a report's folder but the PDF. */
export function filesOf(report: SyntheticReport): Record<string, Uint8Array> {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  return {
    'report.txt': utf8(toText(report)),
    'report.html': toHtml(report),
    'report.gb18030.html': toGb18030Html(report),
    'report.docx': toDocx(report),
    'expected.json': utf8(expectedJson(report.expected)),
  };
}

function main(part: string): void {
  const all = Array.from({ length: reportCount }, (_, seed) => syntheticReport(seed));
  const reports = all.filter(({ name }) => name.includes(part));
  const ofForms = all.slice(0, richTextCount).filter((report) => reports.includes(report));
  const asDocx = (some: readonly SyntheticReport[]) => new Map(some.map((report) => [report.name, toDocx(report)]));
  const printed = new Map(reports.map((report) => [report.name, toPrintDocx(report)]));
  const pdfs = convertFiles(printed, 'docx', 'pdf');
  const docs = convertFiles(asDocx(reports), 'docx', 'doc');
  const richTexts = ofForms.length === 0 ? new Map() : convertFiles(asDocx(ofForms), 'docx', 'rtf');
  for (const report of reports) {
    const folder = join(fixtures, report.name);
    mkdirSync(folder, { recursive: true });
    for (const [name, bytes] of Object.entries(filesOf(report))) writeFileSync(join(folder, name), bytes);
    writeFileSync(join(folder, 'report.pdf'), pdfs.get(report.name) ?? new Uint8Array());
    writeFileSync(join(folder, 'report.doc'), docs.get(report.name) ?? new Uint8Array());
    const richText = richTexts.get(report.name);
    if (richText !== undefined) writeFileSync(join(folder, 'report.rtf'), richText);
  }
}

if (process.argv[1] === import.meta.filename) main(process.argv[2] ?? '');
