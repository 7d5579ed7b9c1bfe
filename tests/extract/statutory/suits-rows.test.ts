import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import type { Document } from '../../../lib/model/document.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { templates } from '../resources.ts';
import { type FormTable, suits } from './forms.ts';
import * as print from './print.ts';
import { fillSheet, gridOf, wantedOf } from './sheet.ts';

const section = '四、政府信息公开行政复议、行政诉讼情况';
const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const label = (text: string, columnSpan = 1, rowSpan = 1) => ({ text, columnSpan, rowSpan, figure: null });

/** Table four with the kinds of case as rows, each with the label cells given. */
function inRows(...labels: readonly (readonly ReturnType<typeof label>[])[]): FormTable {
  const figures = suits.at(-1) ?? [];
  const width = Math.max(...labels.map((cells) => cells.reduce((sum, cell) => sum + cell.columnSpan, 0)));
  const rows = labels.map((cells, i) => [...cells, ...figures.slice(i * 5, i * 5 + 5)]);
  return [[label('类别', width), ...results.map((text) => label(text))], ...rows];
}

const asText = (flat: string): Document =>
  readDocument('synthetic.txt', new TextEncoder().encode(`某局2022年度报告\n${section}\n${flat}\n\n五、其他\n完。\n`));

function read(document: Document) {
  const { candidates, warnings } = readStatutory(document, templates);
  const values = candidates.map(({ metric, dims, raw }) => [cellKey(metric, dims), Number(raw)] as const);
  return { values: new Map(values), codes: warnings.map(({ code }) => code) };
}

const printings: readonly (readonly [string, FormTable])[] = [
  [
    'in one cell',
    inRows([label('行政复议')], [label('行政诉讼（未经复议直接起诉）')], [label('行政诉讼（复议后起诉）')]),
  ],
  [
    'in two cells',
    inRows(
      [label('行政复议', 2)],
      [label('行政诉讼', 1, 2), label('未经行政复议直接起诉')],
      [label('经行政复议后起诉')],
    ),
  ],
];

describe.each(printings)('table four with a row for each kind of case, %s', (_, form) => {
  const sheet = fillSheet(form, 12);

  it.each<[string, (cells: ReturnType<typeof gridOf>) => Document]>([
    ['real cells', (cells) => print.asTable(section, cells)],
    ['tabs', (cells) => asText(print.asTabs(cells))],
    ['one cell per line', (cells) => asText(print.asLines(cells))],
    ['spaces', (cells) => asText(print.asSpaces(cells))],
  ])('%s', (_name, flatten) => {
    expect(read(flatten(gridOf(sheet)))).toEqual({ values: wantedOf(sheet), codes: [] });
  });
});

describe('a row of five results that no route is named for', () => {
  it('is not read, and says so', () => {
    const sheet = fillSheet(inRows([label('行政复议')], [label('行政诉讼')]), 12);
    const { values, codes } = read(print.asTable(section, gridOf(sheet)));
    expect([...values.keys()].every((key) => key.startsWith('review_'))).toBe(true);
    expect(values.size).toBe(5);
    expect(codes).toEqual(['column_shift']);
  });
});

describe('table four with a row for each year', () => {
  const sheet = fillSheet(suits, 12);
  const [top = [], routes = [], texts = [], figures = []] = sheet;
  const plain = (text: string, rowSpan = 1) => ({ text, columnSpan: 1, rowSpan, key: null, value: null });
  const other = figures.map((cell) => ({ ...cell, key: null, text: String((cell.value ?? 0) + 5) }));
  const byYear = (rows: readonly (readonly [string, typeof figures])[]) => [
    [plain('年度', 3), ...top],
    routes,
    texts,
    ...rows.map(([year, cells]) => [plain(year), ...cells]),
  ];

  it.each<[string, ReturnType<typeof byYear>]>([
    [
      'in digits',
      byYear([
        ['2020年', other],
        ['2021年', other],
        ['2022年', figures],
      ]),
    ],
    [
      'in words',
      byYear([
        ['本年度', figures],
        ['上年度', other],
      ]),
    ],
  ])('%s: the report’s own alone is read', (_name, rows) => {
    for (const flatten of [print.asTabs, print.asLines]) {
      const { values, codes } = read(asText(flatten(gridOf(rows))));
      expect({ values, codes }).toEqual({ values: wantedOf(sheet), codes: ['unmapped_number'] });
    }
  });
});

it('table four without its totals is read, and no total made', () => {
  const isTotal = (text: string, key: string | null): boolean => text === '总计' || key?.includes('_total') === true;
  const sheet = fillSheet(suits, 14).map((row) =>
    row
      .filter(({ text, key }) => !isTotal(text, key))
      .map((cell) => ({ ...cell, columnSpan: cell.columnSpan - Math.floor(cell.columnSpan / 5) })),
  );
  for (const flatten of [print.asTabs, print.asRaggedTabs, print.asLines]) {
    expect(read(asText(flatten(gridOf(sheet))))).toEqual({ values: wantedOf(sheet), codes: [] });
  }
});

describe('table four turned on its side in text without cells', () => {
  it('is not read, and says so', () => {
    const kinds = ['行政复议', '未经复议直接起诉', '复议后起诉'];
    const lines = ['结果', ...kinds, ...results.flatMap((text, i) => [text, String(i + 1), '0', '2'])];
    expect(read(asText(lines.join('\n')))).toEqual({ values: new Map(), codes: ['uncertain_table'] });
  });
});
