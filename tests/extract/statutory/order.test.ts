import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import type { Document } from '../../../lib/model/document.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { templates } from '../resources.ts';
import { applications, type FormTable, statistics2014 } from './forms.ts';
import * as print from './print.ts';
import { type RegionalColumn, regionalForm } from './regional.ts';
import { fillSheet, gridOf, type Sheet, wantedOf } from './sheet.ts';

type Flatten = (cells: ReturnType<typeof gridOf>) => Document;

const asText = (flat: string): Document =>
  readDocument('synthetic.txt', new TextEncoder().encode(`某局2016年度报告\n二、情况\n${flat}\n\n五、其他\n完。\n`));

const flattenings: Readonly<Record<string, Flatten>> = {
  'real cells': (cells) => print.asTable('二、情况', cells),
  tabs: (cells) => asText(print.asTabs(cells)),
  'one cell per line': (cells) => asText(print.asLines(cells)),
  'aligned by spaces': (cells) => asText(print.asAligned(cells)),
};

function read(document: Document) {
  const { candidates, warnings } = readStatutory(document, templates);
  return {
    values: new Map(
      candidates.map(({ metric, dims, raw }) => [cellKey(metric, dims), raw === '' ? null : Number(raw)]),
    ),
    warnings,
  };
}

const startsWith = (sheet: Sheet, label: string): number =>
  sheet.findIndex((row) => row.some((cell) => cell.text.startsWith(label)));

/** A form with the row of one label moved right before the row of another. */
function moved(form: FormTable, label: string, before: string): Sheet {
  const sheet = fillSheet(form, 77);
  const row = sheet[startsWith(sheet, label)];
  const rest = sheet.filter((one) => one !== row);
  return row === undefined ? sheet : rest.toSpliced(startsWith(rest, before), 0, row);
}

const statistics = [
  ['3.同意部分公开答复数', '2.同意公开答复数'],
  ['4.政务微信', '3.政务微博'],
  ['2.延期办结数', '1.按时办结数'],
  ['七、依申请公开信息收取的费用', '六、举报投诉数量'],
  ['制发规范性文件总数', '（一）主动公开政府信息数'],
  ['（三）接受培训人员数', '（二）举办各类培训班数'],
] as const;
const columns: readonly RegionalColumn[] = ['name', 'unit', 'value'];

describe.each(Object.entries(flattenings))('rows in another order than the form, %s', (_, flatten) => {
  it.each(statistics)('2014 form: %s before %s', (label, before) => {
    const sheet = moved(statistics2014, label, before);
    expect(read(flatten(gridOf(sheet))).values).toEqual(wantedOf(sheet));
  });

  it('table three: 上年结转 before 本年新收', () => {
    const sheet = moved(applications(2021), '二、上年结转', '一、本年新收');
    expect(read(flatten(gridOf(sheet))).values).toEqual(wantedOf(sheet));
  });

  it('local form: 依申请公开信息目录数 before 网站专栏页面访问量', () => {
    const sheet = moved(regionalForm(columns), '依申请公开信息目录数', '网站专栏页面访问量');
    expect(read(flatten(gridOf(sheet))).values).toEqual(wantedOf(sheet));
  });
});

describe('the answers of a local form', () => {
  const inner = /否决公开|“|免予公开范围/;
  const answers = ['3.非本机关掌握政府信息数', '4.信息不存在数', '5.申请内容不明确数'];

  it.each(Object.entries(flattenings))('numbered right under their total are read, %s', (_, flatten) => {
    const sheet = fillSheet(regionalForm(columns), 9);
    const rows = sheet.filter((row) => !row.some(({ text }) => inner.test(text)));
    const at = startsWith(rows, '2.同意部分公开') + 1;
    const added = answers.map((name, i) =>
      [name, '件', String(31 + i)].map((text) => ({
        text,
        columnSpan: 1,
        rowSpan: 1,
        key: null,
        value: null,
      })),
    );
    const { values } = read(flatten(gridOf(rows.toSpliced(at, 0, ...added))));
    expect(values).toEqual(
      new Map([...wantedOf(rows), ['ans_not_this_agency', 31], ['ans_not_exist', 32], ['ans_need_amend', 33]]),
    );
  });

  it('under the refusals stay without a metric', () => {
    const { values } = read(print.asTable('二、情况', gridOf(fillSheet(regionalForm(columns), 9))));
    expect(['ans_not_this_agency', 'ans_not_exist', 'ans_need_amend'].filter((metric) => values.has(metric))).toEqual(
      [],
    );
  });
});

it('a table full of blank cells stands in no other columns than its complete rows', () => {
  const sheet = fillSheet(applications(2021), 5).map((row, r) =>
    row.map((cell, c) =>
      cell.key === null || r % 9 === 3 || (r + c) % 3 === 0 ? cell : { ...cell, text: '', value: null },
    ),
  );
  const { values, warnings } = read(asText(print.asTabs(gridOf(sheet))));
  expect(values).toEqual(wantedOf(sheet));
  expect(warnings.filter(({ code }) => code === 'column_shift')).toEqual([]);
});

it('a table without merged cells in a sheet wider than it is placed by its headings', () => {
  const wide = 5;
  const sheet = fillSheet(applications(2021), 6).map((row, r) =>
    row.map((cell, c) =>
      cell.key === null || r === 3 || (r + c) % 4 === 0 ? cell : { ...cell, text: '', value: null },
    ),
  );
  const rows = print.asTabs(gridOf(sheet)).split('\n');
  const { values } = read(asText(rows.map((row) => `${row}${'\t'.repeat(wide)}`).join('\n')));
  expect(values).toEqual(wantedOf(sheet));
});

it('figures behind the labels of two rows, the first of them blank, are the second one’s', () => {
  const sheet = fillSheet(applications(2021), 8);
  const blank = /^（三）|^3\.其他$/;
  const rows = sheet.map((row) =>
    row.some(({ text }) => blank.test(text))
      ? row.map((cell) => (cell.key === null ? cell : { ...cell, text: '' }))
      : row,
  );
  const lines = print.asSpaces(gridOf(rows));
  const wanted = wantedOf(sheet);
  const { values } = read(asText(lines));
  expect(values.get('req_outcome_total|applicant=total')).toBe(wanted.get('req_outcome_total|applicant=total'));
  for (const [key, value] of values) if (value !== null) expect([key, value]).toEqual([key, wanted.get(key)]);
});

it('a number within the brackets of a label is not the row’s figure', () => {
  const lines = '（一）主动公开政府信息数（不同渠道和方式公开相同信息计 1 条） 条 1813';
  const rows = print.asSpaces(gridOf(fillSheet(statistics2014, 3))).replace(/^（一）主动公开政府信息数.*$/m, lines);
  expect(read(asText(rows)).values.get('proactive_total')).toBe(1813);
});

it('empty lines for blank cells, one cell per line, are counted from the label on', () => {
  const sheet = fillSheet(applications(2021), 12).map((row, r) =>
    row.map((cell, c) =>
      cell.key === null || r % 8 === 3 || (r + c) % 3 > 0 ? cell : { ...cell, text: '', value: null },
    ),
  );
  const { values } = read(asText(print.asLines(gridOf(sheet))));
  expect(values).toEqual(wantedOf(sheet));
});

it.each<[string, (cells: ReturnType<typeof gridOf>) => string]>([
  ['column by column', print.asColumns],
  ['with semicolons between its cells', (cells) => print.asSpaces(cells).replaceAll(' ', '；')],
])('table three printed %s is told, not read', (_, flatten) => {
  const { values, warnings } = read(asText(flatten(gridOf(fillSheet(applications(2021), 4)))));
  expect(values).toEqual(new Map());
  expect(new Set(warnings.map(({ code }) => code))).toContain('uncertain_table');
});
