import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { templates } from '../resources.ts';
import { applications, disclosure2021, type FormTable, suits } from './forms.ts';
import * as print from './print.ts';
import { fillSheet, gridOf, type Sheet, wantedOf } from './sheet.ts';

const forms: readonly FormTable[] = [disclosure2021, applications(2021), suits];
const headings = [
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
];
const flattenings = { tabs: print.asTabs, lines: print.asLines, spaces: print.asSpaces, pipes: print.asPipes } as const;

type Flatten = (cells: ReturnType<typeof gridOf>) => string;

function sheetsOf(seed: number): Sheet[] {
  return forms.map((form, i) => fillSheet(form, seed + i));
}

function read(text: string) {
  const { candidates, warnings } = readStatutory(
    readDocument('synthetic.txt', new TextEncoder().encode(text)),
    templates,
  );
  const values = new Map(candidates.map(({ metric, dims, raw }) => [cellKey(metric, dims), Number(raw)]));
  return { values, copies: warnings.filter((warning) => warning.code === 'embedded_document') };
}

const wanted = (sheets: readonly Sheet[]): Map<string, number | null> =>
  new Map(sheets.flatMap((sheet) => [...wantedOf(sheet)]));

const title = '某县水利局2022年政府信息公开工作年度报告\n一、总体情况\n全年平稳。\n';
const own = sheetsOf(100);
const other = sheetsOf(200);

describe.each(Object.entries(flattenings))('tables printed twice, %s', (_, flatten: Flatten) => {
  const body = (sheets: readonly Sheet[]): string =>
    sheets.map((sheet, i) => `${headings[i]}\n${flatten(gridOf(sheet))}\n`).join('');

  it("the report's own stand, an embedded report's are told", () => {
    const embedded = `附件：某乡2022年政府信息公开工作年度报告\n${body(other)}`;
    const { values, copies } = read(`${title}${body(own)}五、存在的主要问题及改进情况\n仍有不足。\n${embedded}`);
    expect(values).toEqual(wanted(own));
    expect(copies).toHaveLength(3);
  });

  it("last year's before this year's are told", () => {
    const { values, copies } = read(`${title}2021年数据\n${body(other)}2022年数据\n${body(own)}`);
    expect(values).toEqual(wanted(own));
    expect(copies).toHaveLength(3);
  });

  it('the table of the whole county stands behind the office', () => {
    const county = flatten(gridOf(fillSheet(applications(2021), 300)));
    const office = fillSheet(applications(2021), 301);
    const text = `${title}${headings[1]}\n全县\n${county}\n局机关\n${flatten(gridOf(office))}\n五、其他\n完。\n`;
    const { values, copies } = read(text);
    expect(values).toEqual(wantedOf(office));
    expect(copies).toHaveLength(1);
    expect(copies[0]?.message).toContain('全县');
  });

  it('a table broken by a page stays one', () => {
    const sheet = fillSheet(applications(2021), 400);
    const cells = gridOf(sheet);
    const [top, rest] = [cells.filter((cell) => cell.row < 15), cells.filter((cell) => cell.row >= 15)];
    const lower = rest.map((cell) => ({ ...cell, row: cell.row - 15 }));
    const { values, copies } = read(`${title}${headings[1]}\n${flatten(top)}\n${flatten(lower)}\n五、其他\n完。\n`);
    expect(values).toEqual(wantedOf(sheet));
    expect(copies).toEqual([]);
  });
});
