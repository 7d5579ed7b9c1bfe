import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codePointOffsets, reportJson } from '../../lib/pipeline/extract-json.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { type ExtractOutcome, extractFile, isFailure, listFiles } from '../../lib/pipeline/extract-run.ts';

const resources = loadReportResources();
const report = `海陵县水利局2021年政府信息公开工作年度报告

一、总体情况
𠮷祥如意，全年平稳。

二、主动公开政府信息情况

第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t2\t\t5
第二十条第（八）项\t\t\t
信息内容\t本年收费金额（单位：万元）\t\t
行政事业性收费\t59.5\t\t
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-extract-'));
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'inner', 'b.txt'), report);
  writeFileSync(join(folder, 'a.txt'), '');
  writeFileSync(join(folder, 'c.txt'), Uint8Array.from([1, 0, 2]));
  writeFileSync(join(folder, 'd.txt'), 'x');
  truncateSync(join(folder, 'd.txt'), 50 * 1024 * 1024);
  writeFileSync(join(folder, '.hidden.txt'), report);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('listFiles', () => {
  it('searches folders, sorts, leaves hidden files out and keeps a missing path', () => {
    const missing = join(folder, 'nowhere.txt');
    expect(listFiles([folder, missing, join(folder, 'a.txt')])).toEqual(
      ['a.txt', 'c.txt', 'd.txt', 'inner/b.txt', 'nowhere.txt'].map((name) => join(folder, name)),
    );
  });
});

async function outcomesOf(source: string): Promise<ExtractOutcome[]> {
  const outcomes: ExtractOutcome[] = [];
  for await (const outcome of extractFile(source, resources)) outcomes.push(outcome);
  return outcomes;
}

describe('extractFile', () => {
  it.each([
    ['a.txt', 'empty_file'],
    ['c.txt', 'binary_file'],
    ['d.txt', 'too_large'],
    ['nowhere.txt', 'unreadable'],
  ])('%s is %s, with a message that names it', async (name, code) => {
    const source = join(folder, name);
    expect(await outcomesOf(source)).toEqual([{ source, error: { code, message: expect.stringContaining(name) } }]);
  });

  it('prints a report with the places of its figures in code points', async () => {
    const [outcome] = await outcomesOf(join(folder, 'inner', 'b.txt'));
    if (outcome === undefined || isFailure(outcome)) throw new Error(outcome?.error.message);
    const [reading] = outcome.readings;
    if (reading === undefined) throw new Error('no report');
    const output = reportJson(reading, codePointOffsets(outcome.document.text), () => codePointOffsets(''));
    expect(output).toMatchObject({ agency: '海陵县水利局', year: 2021, template: 'format_2021' });
    const { facts } = output as {
      facts: { metric: string; status: string; value: number | null; locator: { start: number; end: number } }[];
    };
    const points = [...report];
    const fee = facts.find((fact) => fact.metric === 'admin_fee_amount');
    expect(points.slice(fee?.locator.start, fee?.locator.end).join('')).toBe('59.5');
    expect(fee).toMatchObject({
      dims: {},
      value: 59.5,
      unit: '万元',
      locator: { section: '二、主动公开政府信息情况', table: '第二十条第（八）项', row: '行政事业性收费' },
    });
    expect(facts.filter((fact) => fact.status === 'blank')).toHaveLength(1);
  });
});

describe('codePointOffsets', () => {
  it('counts as spreading the text does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(40), (text, at) => {
        const cut = [...text].slice(0, at).join('');
        expect(codePointOffsets(text)(cut.length)).toBe([...cut].length);
      }),
    );
  });
});
