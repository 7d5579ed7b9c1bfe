import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addReports } from '../../lib/pipeline/add.ts';
import { readDataFolder } from '../../lib/pipeline/data-source.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { copyDataFolder, type FolderCopy } from '../data/folder.ts';

const resources = loadReportResources();

/** A report nobody published, of a body in `data/agencies.csv` whose 2024 report is there as an excerpt only. */
function report(agency: string, year: number, inForce: number, granted: string): string {
  return `${agency}${year}年政府信息公开工作年度报告

一、总体情况

二、主动公开政府信息情况

第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t2\t1\t${inForce}

六、其他需要报告的事项
收取信息处理费${granted}元。
`;
}

/** Every file of a folder with its content. */
function contentsOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

describe('npm run add', () => {
  let data: FolderCopy;
  let files: string;
  beforeEach(() => {
    data = copyDataFolder();
    files = mkdtempSync(join(tmpdir(), 'atlas-add-test-'));
  });
  afterEach(() => {
    data.remove();
    rmSync(files, { recursive: true });
  });
  const file = (name: string, text: string) => {
    writeFileSync(join(files, name), text);
    return join(files, name);
  };
  const add = (...paths: string[]) => addReports(data.path, paths, resources);
  const agency = () => {
    const { source } = readDataFolder(data.path);
    const excerpt = source.reports.find(({ completeness, year }) => completeness === 'excerpt' && year >= 2022);
    const body = source.agencies.find(({ agency_id }) => agency_id === excerpt?.agency_id);
    if (!excerpt || !body) throw new Error('data/ has no excerpt since 2022');
    return { name: body.name, id: body.agency_id, year: excerpt.year };
  };

  it('adds a new report, says so figure by figure, and the build takes it; again it changes nothing', async () => {
    const { id, name } = agency();
    const path = file('新.txt', report(name, 2035, 9, '0'));
    const lines = await add(path);
    expect(lines[0]).toMatch(
      new RegExp(`^${id}-2035 ${name} 2035 \\(new\\): [1-9]\\d* added, 0 changed, 0 removed, 0 unchanged$`),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}\+ .*规范性文件.*: 9 件$/));
    const { source } = readDataFolder(data.path);
    expect(source.reports.find(({ report_id }) => report_id === `${id}-2035`)).toMatchObject({
      completeness: 'full',
      source_name: '新.txt',
      source_url: null,
    });
    expect(source.facts.filter(({ report_id }) => report_id === `${id}-2035`).length).toBe(lines.length - 1);
    const before = contentsOf(data.path);
    const again = await add(path);
    expect(again).toEqual([expect.stringMatching(/: 0 added, 0 changed, 0 removed, \d+ unchanged$/)]);
    expect(contentsOf(data.path)).toEqual(before);
  });

  it('shows what a revised report changes, and nothing else', async () => {
    const { id, name } = agency();
    await add(file('a.txt', report(name, 2035, 9, '0')));
    const lines = await add(file('a.txt', report(name, 2035, 14, '0')));
    expect(lines[0]).toMatch(new RegExp(`^${id}-2035 .*: 0 added, 1 changed, 0 removed, [1-9]\\d* unchanged$`));
    expect(lines.slice(1)).toEqual([expect.stringMatching(/^ {2}~ .*规范性文件.*: 9 件 → 14 件$/)]);
  });

  it('takes the place of an excerpt and keeps its public address', async () => {
    const { id, name, year } = agency();
    const known = readDataFolder(data.path).source;
    const old = known.reports.find(({ report_id }) => report_id === `${id}-${year}`);
    const others = known.facts.filter(({ report_id }) => report_id !== `${id}-${year}`).length;
    const lines = await add(file('full.txt', report(name, year, 9, '0')));
    expect(lines.some((line) => line.startsWith('  - '))).toBe(true);
    const { source } = readDataFolder(data.path);
    const now = source.reports.find(({ report_id }) => report_id === `${id}-${year}`);
    expect(now).toMatchObject({ completeness: 'full', source_url: old?.source_url, published_on: old?.published_on });
    expect(source.facts.filter(({ report_id }) => report_id !== `${id}-${year}`).length).toBe(others);
  });

  it.each([
    ['an unknown body', () => [file('x.txt', report('无此县无此局', 2035, 1, '0'))], /no agency named "无此县无此局"/],
    ['no file', () => [], /name at least one/],
    [
      'two files of one report',
      () => ['a.txt', 'b.txt'].map((name, index) => file(name, report(agency().name, 2035, index, '0'))),
      /a\.txt, b\.txt are all/,
    ],
    [
      'a file beside a good one that cannot be read',
      () => [file('good.txt', report(agency().name, 2035, 1, '0')), file('empty.txt', '')],
      /empty/,
    ],
  ])('%s: says why and writes nothing', async (_, paths, reason) => {
    const before = contentsOf(data.path);
    await expect(add(...paths())).rejects.toThrow(reason);
    expect(contentsOf(data.path)).toEqual(before);
  });

  it('no sentence of a report gets into data/', async () => {
    const sentence = '本机关认真贯彻落实各项部署要求并取得了令人十分满意的显著成效';
    await add(
      file(
        'a.txt',
        report(agency().name, 2035, 9, '0').replace('一、总体情况\n', `一、总体情况\n${sentence}，共公开信息12条。\n`),
      ),
    );
    expect([...contentsOf(data.path).values()].some((text) => text.includes(sentence))).toBe(false);
  });
});
