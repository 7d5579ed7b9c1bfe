import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import { loadReportResources } from '../../../lib/pipeline/extract-resources.ts';
import { readReport } from '../../../lib/pipeline/reading.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { hasShared, shared } from '../../extract/score.ts';
import { applications, disclosure2019, disclosure2021, type FormTable, suits } from '../../extract/statutory/forms.ts';
import { encodeGb18030 } from './encode.ts';
import { reportHtml, sitePage } from './page.ts';

const resources = loadReportResources();
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const reports: readonly (readonly [string, readonly FormTable[]])[] = [
  ['yinchuan-2017', []],
  ['baise-2018', []],
  ['zhongning-2018', []],
  ['baiyin-2019', [disclosure2019, applications(2019), suits]],
  ['lingwu-2021', [disclosure2021, applications(2021), suits]],
];

function facts(source: string, bytes: Uint8Array): string[] {
  return readReport(source, bytes, resources)
    .facts.map(({ metric, dims, value, status }) =>
      JSON.stringify([metric, Object.entries(dims).sort(), value, status]),
    )
    .sort();
}

describe.skipIf(!hasShared)('the five reports as text and as pages (skipped where ../shared is absent)', () => {
  it.each(reports)('%s: the same facts from text, from a UTF-8 page and from a GB18030 page', (name, forms) => {
    const bytes = readFileSync(resolve(shared, `reports/${name}.txt`));
    const document = readDocument(`${name}.txt`, bytes);
    const report = reportHtml(document, readStatutory(document, resources.templates), forms);
    const wanted = facts(`${name}.txt`, bytes);
    const page = (charset: string): string => sitePage('年度报告', report, charset);
    expect(facts(`${name}.html`, utf8(page('utf-8')))).toEqual(wanted);
    expect(facts(`${name}.htm`, encodeGb18030(page('gb2312')))).toEqual(wanted);
  });
});
