import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgress } from '../../lib/pipeline/extract-progress.ts';
import { summaryLines } from '../../lib/pipeline/extract-summary.ts';
import { root } from '../rules/source.ts';

const sentences = ['水利项目的招标、验收和资金使用情况按月上墙，村民可以在水务所当面查问。']
  .concat(['河长名录与巡河记录分段公布，错漏由值班员当天改正。', '汛期水情每日两次更新，缺报的站点注明原因。'])
  .concat(['取水许可的受理条件改写成问答，附上办事窗口的示意图。', '基层水务站仍缺专人，部分旧文件没有标明公开属性。']);

function report(agency: string, year: number, inForce: number, words: readonly string[]): string {
  return `${agency}${year}年政府信息公开工作年度报告

一、总体情况
𠮷日发布。${words.join('')}

二、主动公开政府信息情况

第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t2\t1\t${inForce}
`;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-extract-many-'));
  mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
  writeFileSync(join(folder, 'deep', 'er', 'b.txt'), report('海陵县水利局', 2021, 9, sentences));
  writeFileSync(join(folder, 'a.txt'), report('海陵县水利局', 2022, 14, sentences));
  writeFileSync(join(folder, 'c.txt'), report('海陵县教育局', 2022, 3, []));
  writeFileSync(join(folder, 'empty.txt'), '');
  writeFileSync(
    join(folder, 'noise.bin'),
    Uint8Array.from({ length: 600 }, (_, index) => index % 256),
  );
  writeFileSync(join(folder, 'torn.docx'), Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9]));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Line {
  readonly source: string;
  readonly agency?: string;
  readonly year?: number;
  readonly error?: { readonly code: string };
  readonly findings?: readonly {
    readonly rule: string;
    readonly expected: string | null;
    readonly actual: string | null;
    readonly places?: readonly { readonly start: number; readonly end: number }[];
    readonly other?: { readonly source: string; readonly year: number; readonly places: readonly object[] };
  }[];
}

function extract(path: string): { lines: Line[]; status: number | null; stderr: string } {
  const command = ['--import', 'tsx', 'lib/pipeline/extract.ts', path];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  const lines = stdout.trimEnd().split('\n');
  return { lines: lines.map((line) => JSON.parse(line) as Line), status, stderr };
}

describe('the extract command over a folder', () => {
  it('reads what can be read, says why the rest cannot, and holds one year against the next', () => {
    const { lines, status, stderr } = extract(folder);
    expect(lines.map(({ source, year, error }) => [source.slice(folder.length + 1), year ?? error?.code])).toEqual([
      ['a.txt', 2022],
      ['c.txt', 2022],
      [join('deep', 'er', 'b.txt'), 2021],
      ['empty.txt', 'empty_file'],
      ['noise.bin', expect.any(String)],
      ['torn.docx', expect.any(String)],
    ]);
    expect(status).toBe(1);
    expect(stderr).toContain('3 read');
    for (const name of ['empty.txt', 'noise.bin', 'torn.docx']) expect(stderr).toContain(join(folder, name));

    const [now, , before] = lines;
    const chain = now?.findings?.find(({ rule }) => rule === 'DOC-STOCK-FLOW');
    expect(chain).toMatchObject({ expected: '9 + 2 - 1 = 10', actual: '14' });
    expect(chain?.other).toMatchObject({ source: join(folder, 'deep', 'er', 'b.txt'), year: 2021 });
    const printed = [...report('海陵县水利局', 2021, 9, sentences)];
    const at = printed.join('').trimEnd().length - 2;
    expect(chain?.other?.places).toEqual([{ start: at, end: at + 1 }]);
    expect(printed[at]).toBe('9');

    const copied = now?.findings?.find(({ rule }) => rule === 'COPY-LAST-YEAR');
    const own = [...report('海陵县水利局', 2022, 14, sentences)];
    const places = copied?.places ?? [];
    expect(places.map(({ start, end }) => own.slice(start, end).join(''))).toEqual(sentences);
    expect(before?.findings?.some(({ rule }) => rule.startsWith('COPY-'))).toBe(false);
  }, 60_000);
});

describe('the extract command over archives and summary tables', () => {
  const summary = `海陵市各部门政府信息公开情况汇总（2021—2022年）,,
单位,年度,新收申请
教育局,2021年,5
,2022年,7
民政局,2021,0
`;

  it('prints a line for each document inside and for each agency and year, and goes on after a broken one', () => {
    const inside = {
      'x/now.txt': strToU8(report('海陵县水利局', 2022, 14, sentences)),
      'x/before.txt': strToU8(report('海陵县水利局', 2021, 9, sentences)),
      'x/torn.docx': Uint8Array.from([0x50, 0x4b, 3, 4, 9]),
    };
    const path = mkdtempSync(join(tmpdir(), 'atlas-extract-zip-'));
    writeFileSync(join(path, 'all.zip'), zipSync(inside));
    writeFileSync(join(path, 'summary.csv'), summary);
    const { lines, status } = extract(path);
    rmSync(path, { recursive: true });
    const shown = lines.map(({ source, year, error }) => [source.slice(path.length + 1), year ?? error?.code]);
    expect(shown.sort()).toEqual([
      ['all.zip/x/before.txt', 2021],
      ['all.zip/x/now.txt', 2022],
      ['all.zip/x/torn.docx', expect.any(String)],
      ['summary.csv', 2021],
      ['summary.csv', 2021],
      ['summary.csv', 2022],
    ]);
    expect(status).toBe(1);
    const now = lines.find(({ source }) => source.endsWith('now.txt'));
    expect(now?.findings?.find(({ rule }) => rule === 'DOC-STOCK-FLOW')?.other?.source).toContain('before.txt');
    const rows = lines.filter(({ source }) => source.endsWith('summary.csv'));
    expect(new Set(rows.map(({ agency }) => agency)).size).toBe(2);
    expect(rows.flatMap(({ findings = [] }) => findings.map(({ rule }) => rule))).toEqual([]);
  }, 60_000);
});

describe('progress', () => {
  function told(isTerminal: boolean, times: readonly number[]): string {
    let text = '';
    let clock = 0;
    const progress = createProgress(times.length, {
      isTerminal,
      now: () => clock,
      write: (words) => {
        text += words;
      },
    });
    times.forEach((time, index) => {
      clock = time;
      progress.report(index + 1, `${index}.txt`);
    });
    progress.finish();
    return text;
  }

  it('is a line every few seconds in a log, with count, rate and time left', () => {
    expect(told(false, [2000, 4000, 6000, 8000, 9000, 12000, 13000, 14000])).toBe(
      '3 documents, 0.5/s; 3/8 files, 10 s left\n6 documents, 0.5/s; 6/8 files, 4 s left\n',
    );
  });

  it('writes over its own line on a terminal, and leaves none', () => {
    expect(told(true, [10, 500])).toBe('\r\u001b[K2 documents, 4.0/s; 2/2 files, 0 s left  1.txt\r\u001b[K');
  });
});

it('the summary counts reasons and rules, the most frequent first, and names every file not read', () => {
  const failure = (source: string, code: string) => ({ source, error: { code, message: '' } });
  const failures = [failure('a', 'encrypted'), failure('b', 'empty_file'), failure('c', 'empty_file')];
  const across = ['REQ-CARRY-CHAIN', 'COPY-LAST-YEAR', 'COPY-LAST-YEAR'].map((rule) => ({ rule }));
  expect(summaryLines({ read: 5, doubtful: 2, failures, across })).toEqual([
    '5 read (2 with doubts), 3 not read',
    '  not read, empty_file: 2',
    '    b',
    '    c',
    '  not read, encrypted: 1',
    '    a',
    '3 findings between reports',
    '  COPY-LAST-YEAR: 2',
    '  REQ-CARRY-CHAIN: 1',
  ]);
  expect(summaryLines({ read: 1, doubtful: 0, failures: [], across: [] })).toEqual([
    '1 read (0 with doubts), 0 not read',
  ]);
});
