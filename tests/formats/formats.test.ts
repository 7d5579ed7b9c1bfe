import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReportReading } from '../../lib/model/report.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { openReport, readReportFrom } from '../../lib/pipeline/reading.ts';
import { readRtf } from '../../lib/read/rtf/index.ts';
import { syntheticReport } from '../synthetic/report.ts';
import { expectedJson, filesOf, fixtures, reportCount } from '../synthetic/write.ts';
import { brokenRules, difference, identityOf } from './reading.ts';

const resources = loadReportResources();
const formats = ['report.txt', 'report.html', 'report.gb18030.html', 'report.docx', 'report.pdf'] as const;
/** Rich text is ten times the size of the others: it is kept of the first report of each form. */
const richTexts = 8;
const reports = Array.from({ length: reportCount }, (_, seed) => syntheticReport(seed));

describe.each(reports.map((report, seed) => [report.name, report, seed] as const))('%s', (name, report, seed) => {
  const { expected } = report;
  const bytesOf = (file: string): Uint8Array => readFileSync(join(fixtures, name, file));

  it('is what the generator writes', () => {
    expect(Object.fromEntries(Object.keys(filesOf(report)).map((file) => [file, bytesOf(file).toString()]))).toEqual(
      Object.fromEntries(Object.entries(filesOf(report)).map(([file, bytes]) => [file, Buffer.from(bytes).toString()])),
    );
    expect(new TextDecoder().decode(bytesOf('expected.json'))).toBe(expectedJson(expected));
  });

  const expectReading = (reading: ReportReading): void => {
    const { agency, regionCode, year, template, templatesPresent } = expected;
    expect({
      identity: identityOf(reading),
      figures: difference(reading.facts, expected.facts, expected.optional),
      findings: brokenRules(reading),
    }).toEqual({
      identity: { agency, regionCode, year, template, templatesPresent },
      figures: { missing: [], surplus: [] },
      findings: expected.findings,
    });
  };

  it.each(formats)('%s: who reports, every figure and every broken rule', async (file) => {
    expectReading(await openReport(file, bytesOf(file), resources));
  });

  it.runIf(seed < richTexts)('report.rtf: who reports, every figure and every broken rule', () => {
    expectReading(readReportFrom(readRtf('report.rtf', bytesOf('report.rtf')), resources));
  });
});

it('no folder is left over', () => {
  expect(readdirSync(fixtures).sort()).toEqual(reports.map(({ name }) => name).sort());
});
