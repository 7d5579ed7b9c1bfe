import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import { loadReportResources } from '../../../lib/pipeline/extract-resources.ts';
import { readReport } from '../../../lib/pipeline/reading.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { hasShared, shared } from '../../extract/score.ts';
import { applications, disclosure2019, disclosure2021, type FormTable, suits } from '../../extract/statutory/forms.ts';
import { automatic, blocksDocx, plain, reportDocx } from './report.ts';

const resources = loadReportResources();

const reports: readonly (readonly [string, readonly FormTable[]])[] = [
  ['yinchuan-2017', []],
  ['baise-2018', []],
  ['zhongning-2018', []],
  ['baiyin-2019', [disclosure2019, applications(2019), suits]],
  ['lingwu-2021', [disclosure2021, applications(2021), suits]],
];

function reading(source: string, bytes: Uint8Array): unknown {
  const { facts, identity } = readReport(source, bytes, resources);
  const figures = facts
    .map(({ metric, dims, value, status, qualifier, locator }) =>
      JSON.stringify([metric, Object.entries(dims).sort(), value, status, qualifier, locator.section]),
    )
    .sort();
  return { identity, figures };
}

describe.skipIf(!hasShared)('the five reports as text and as Word files (skipped where ../shared is absent)', () => {
  it.each(reports)('%s: the same figures in the same sections', (name, forms) => {
    const bytes = readFileSync(resolve(shared, `reports/${name}.txt`));
    const document = readDocument(`${name}.txt`, bytes);
    const statutory = readStatutory(document, resources.templates);
    const wanted = reading(`${name}.txt`, bytes);
    expect(reading('as-is.docx', blocksDocx(document))).toEqual(wanted);
    expect(reading('tables.docx', reportDocx(document, statutory, forms, plain))).toEqual(wanted);
    expect(reading('numbered.docx', reportDocx(document, statutory, forms, automatic()))).toEqual(wanted);
  });
});
