import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readStatutory, type StatutoryReading } from '../../lib/extract/statutory/index.ts';
import type { Document } from '../../lib/model/document.ts';
import type { ReportReading } from '../../lib/model/report.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { openReport, readReport } from '../../lib/pipeline/reading.ts';
import { readDocument } from '../../lib/read/index.ts';
import { hasShared, shared } from '../extract/score.ts';
import { applications, disclosure2019, disclosure2021, type FormTable, suits } from '../extract/statutory/forms.ts';
import { automatic, blocksDocx, plain, reportDocx } from '../read/docx/report.ts';
import { encodeGb18030 } from '../read/html/encode.ts';
import { reportHtml, sitePage } from '../read/html/page.ts';
import { convertFiles } from '../synthetic/convert.ts';
import { gb18030Text } from '../synthetic/gb18030.ts';
import { printable } from '../synthetic/printable.ts';

const resources = loadReportResources();
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The reports with the statutory forms that stand in them. */
const reports: readonly (readonly [name: string, forms: readonly FormTable[]])[] = [
  ['yinchuan-2017', []],
  ['baise-2018', []],
  ['zhongning-2018', []],
  ['baiyin-2019', [disclosure2019, applications(2019), suits]],
  ['lingwu-2021', [disclosure2021, applications(2021), suits]],
];

/** Whether LibreOffice is installed. */
const hasOffice = (process.env.PATH ?? '').split(delimiter).some((folder) => {
  try {
    accessSync(join(folder, 'soffice'), constants.X_OK);
    return true;
  } catch {
    return false;
  }
});

interface Source {
  readonly bytes: Uint8Array;
  readonly document: Document;
  readonly statutory: StatutoryReading;
  readonly reading: ReportReading;
}

function load(name: string): Source {
  const bytes = readFileSync(resolve(shared, `reports/${name}.txt`));
  const document = readDocument(`${name}.txt`, bytes);
  const statutory = readStatutory(document, resources.templates);
  return { bytes, document, statutory, reading: readReport(`${name}.txt`, bytes, resources) };
}

function figures({ facts }: ReportReading): string[] {
  return facts
    .map(({ metric, dims, value, status, qualifier }) =>
      JSON.stringify([metric, Object.entries(dims).sort(), value, status, qualifier]),
    )
    .sort();
}

function figuresInSections(reading: ReportReading): unknown {
  const placed = reading.facts.map(({ metric, dims, value, status, qualifier, locator }) =>
    JSON.stringify([metric, Object.entries(dims).sort(), value, status, qualifier, locator.section]),
  );
  return { identity: reading.identity, figures: placed.sort() };
}

describe.skipIf(!hasShared)('the five reports written anew in every format (skipped where ../shared is absent)', () => {
  describe.each(reports)('%s', (name, forms) => {
    it('as text in GB18030: the same figures in the same sections', () => {
      const { bytes, reading } = load(name);
      const again = readReport('gb.txt', gb18030Text(new TextDecoder().decode(bytes)), resources);
      expect(figuresInSections(again)).toEqual(figuresInSections(reading));
    });

    it('as Word files: the same figures in the same sections', () => {
      const { document, statutory, reading } = load(name);
      const read = (bytes: Uint8Array): unknown => figuresInSections(readReport('a.docx', bytes, resources));
      const wanted = figuresInSections(reading);
      expect(read(blocksDocx(document)), 'blocks as they are').toEqual(wanted);
      expect(read(reportDocx(document, statutory, forms, plain)), 'real tables').toEqual(wanted);
      expect(read(reportDocx(document, statutory, forms, automatic())), 'numbers of headings by Word').toEqual(wanted);
    });

    it('as web pages in UTF-8 and GB18030: the same figures', () => {
      const { document, statutory, reading } = load(name);
      const html = reportHtml(document, statutory, forms);
      const page = (charset: string): string => sitePage('年度报告', html, charset);
      expect(figures(readReport('a.html', utf8(page('utf-8')), resources))).toEqual(figures(reading));
      expect(figures(readReport('a.htm', encodeGb18030(page('gb2312')), resources))).toEqual(figures(reading));
    });
  });

  describe.skipIf(!hasOffice)('printed by LibreOffice (skipped where soffice is not installed)', () => {
    let pdfs: ReadonlyMap<string, Uint8Array> = new Map();

    beforeAll(() => {
      const word = reports.map(([name, forms]) => {
        const { document, statutory } = load(name);
        return [name, printable(reportDocx(document, statutory, forms, plain))] as const;
      });
      pdfs = convertFiles(new Map(word), 'docx', 'pdf');
    }, 180_000);

    it.each(reports)('%s as PDF: the same figures', async (name) => {
      const reading = await openReport(`${name}.pdf`, pdfs.get(name) ?? new Uint8Array(), resources);
      expect(figures(reading)).toEqual(figures(load(name).reading));
    });
  });
});
