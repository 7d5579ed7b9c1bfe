import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { openReport } from '../../lib/pipeline/reading.ts';
import { syntheticReport } from '../synthetic/report.ts';
import { expectedJson, filesOf, fixtures, reportCount, richTextCount } from '../synthetic/write.ts';
import { brokenRules, difference, identityOf } from './reading.ts';

const resources = loadReportResources();
const formats = [
  'report.txt',
  'report.html',
  'report.gb18030.html',
  'report.docx',
  'report.doc',
  'report.pdf',
] as const;
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

  it.each(seed < richTextCount ? [...formats, 'report.rtf'] : formats)(
    '%s: who reports, every figure and every broken rule',
    async (file) => {
      const reading = await openReport(file, bytesOf(file), resources);
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
    },
  );
});

it('no folder is left over', () => {
  expect(readdirSync(fixtures).sort()).toEqual(reports.map(({ name }) => name).sort());
});
