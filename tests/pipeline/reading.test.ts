import { describe, expect, it } from 'vitest';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { openTogether } from '../../lib/pipeline/reading.ts';

function file(source: string, year: number, inForce: number) {
  const text = `青河县水利局${year}年政府信息公开工作年度报告

二、主动公开政府信息情况

第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t2\t1\t${inForce}
`;
  return { source, bytes: new TextEncoder().encode(text) };
}

describe('files read together', () => {
  const resources = loadReportResources();
  const files = [file('now.txt', 2022, 14), file('before.txt', 2021, 9)];

  it.each([
    ['in one order', files],
    ['in the other', [...files].reverse()],
  ])('are held against each other, %s', async (_, given) => {
    const readings = await openTogether(given, resources);
    const chains = readings.map(({ source, findings }) => [
      source,
      findings.flatMap(({ rule, expected, actual, other }) =>
        rule === 'DOC-STOCK-FLOW' ? [`${expected} ${actual} ${other?.source}`] : [],
      ),
    ]);
    const expected: Record<string, string[]> = { 'now.txt': ['9 + 2 - 1 = 10 14 before.txt'], 'before.txt': [] };
    expect(chains).toEqual(given.map(({ source }) => [source, expected[source]]));
  });

  it('are read alone where there is one', async () => {
    const [reading] = await openTogether([file('now.txt', 2022, 14)], resources);
    expect(reading?.findings.filter(({ other }) => other !== undefined)).toEqual([]);
  });
});
