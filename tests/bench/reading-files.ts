import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { readStatutory } from '../../lib/extract/statutory/index.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { readDocument } from '../../lib/read/index.ts';
import type { ReportResources } from '../../lib/reading/report.ts';
import { applications, disclosure2019, disclosure2021, type FormTable, suits } from '../extract/statutory/forms.ts';
import { printAs } from '../fuzz/formats.ts';
import { gridReport } from '../fuzz/grid-report.ts';
import { createRandom } from '../fuzz/random.ts';
import { plain, reportDocx } from '../read/docx/report.ts';
import { encodeGb18030 } from '../read/html/encode.ts';
import { reportHtml, sitePage } from '../read/html/page.ts';

/** Formats of which there are no real reports, and which the real ones are not printed in anew. */
const madeUpFormats = ['doc', 'rtf', 'ofd', 'xlsx', 'xls', 'csv'] as const;
type MadeUp = (typeof madeUpFormats)[number];

/** Files of one format to time. */
export interface FormatFiles {
  readonly format: 'txt' | 'html' | 'html GB18030' | 'docx' | 'pdf' | MadeUp;
  /** Where they come from, for people. */
  readonly origin: string;
  readonly files: readonly { readonly source: string; readonly bytes: Uint8Array }[];
}

const shared = inRoot('../shared');

function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

/** The texts of real reports where they are at hand, else made-up ones. */
function texts(): { origin: string; files: { source: string; bytes: Uint8Array }[] } {
  const real = [...filesIn(join(shared, 'reports'), '.txt'), ...filesIn(join(shared, 'corpus'), '.txt')];
  const fixtures = readdirSync(inRoot('tests/fixtures/narrative')).map((name) =>
    inRoot('tests/fixtures/narrative', name, 'input.txt'),
  );
  const paths = real.length > 0 ? real : fixtures;
  const files = paths.map((path) => ({ source: path.split('/').at(-1) ?? path, bytes: readFileSync(path) }));
  return { origin: real.length > 0 ? 'real reports' : 'made-up reports', files };
}

const possibleForms: readonly (readonly FormTable[])[] = [
  [disclosure2019, applications(2019), suits],
  [disclosure2021, applications(2021), suits],
  [],
];

/** What a text says as another format; null where its tables are of no form that can be printed. */
function reprinted(
  text: { source: string; bytes: Uint8Array },
  resources: ReportResources,
  print: (...given: Parameters<typeof reportHtml>) => Uint8Array,
): Uint8Array[] {
  const document = readDocument(text.source, text.bytes);
  const statutory = readStatutory(document, resources.templates);
  for (const forms of possibleForms) {
    try {
      return [print(document, statutory, forms)];
    } catch {
      // Of another form: the next is tried.
    }
  }
  return [];
}

function madeUp(format: MadeUp | 'pdf'): { source: string; bytes: Uint8Array }[] {
  const random = createRandom(`bench ${format}`);
  return Array.from({ length: 8 }, (_, i) => ({
    source: `${i}.${format}`,
    bytes: printAs(format, gridReport(random), random),
  }));
}

/** Files of every format: what real reports say where they are at hand, printed anew in the formats they did not come in. */
export function benchFiles(resources: ReportResources): FormatFiles[] {
  const { origin, files } = texts();
  const as = (ending: string, print: (...given: Parameters<typeof reportHtml>) => Uint8Array) =>
    files.flatMap((file, i) => reprinted(file, resources, print).map((bytes) => ({ source: `${i}.${ending}`, bytes })));
  const page = (...given: Parameters<typeof reportHtml>): string => sitePage('年报', reportHtml(...given), null);
  const pdfs = filesIn(join(shared, 'corpus'), '.pdf').map((path) => ({ source: path, bytes: readFileSync(path) }));
  return [
    { format: 'txt', origin, files },
    { format: 'html', origin: `${origin}, printed anew`, files: as('html', (...given) => strToU8(page(...given))) },
    {
      format: 'html GB18030',
      origin: `${origin}, printed anew`,
      files: as('html', (...given) => encodeGb18030(page(...given))),
    },
    { format: 'docx', origin: `${origin}, printed anew`, files: as('docx', (...given) => reportDocx(...given, plain)) },
    pdfs.length > 0
      ? { format: 'pdf', origin: 'real reports', files: pdfs }
      : { format: 'pdf', origin: 'made-up reports', files: madeUp('pdf') },
    ...madeUpFormats.map((format) => ({ format, origin: 'made-up reports', files: madeUp(format) })),
  ];
}
