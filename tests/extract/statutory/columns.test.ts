import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import type { Document } from '../../../lib/model/document.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { templates } from '../resources.ts';
import { applicants, applications, disclosure2019, disclosure2021, type FormTable, statistics2014 } from './forms.ts';
import * as print from './print.ts';
import { fillSheet, gridOf, type Sheet, type SheetCell, wantedOf } from './sheet.ts';

const title = '某市某局2021年政府信息公开工作年度报告';
const asText = (flat: string): Document =>
  readDocument('synthetic.txt', new TextEncoder().encode(`${title}\n一、总体情况\n${flat}\n\n五、其他\n完。\n`));

type Flatten = (sheet: Sheet) => Document;
const celled: Readonly<Record<string, Flatten>> = {
  'real cells': (sheet) => print.asTable(title, gridOf(sheet)),
  'real cells, spans taken apart': (sheet) => print.asTable(title, print.unmerged(gridOf(sheet))),
  tabs: (sheet) => asText(print.asTabs(gridOf(sheet))),
  pipes: (sheet) => asText(print.asPipes(gridOf(sheet))),
};
const loose: Readonly<Record<string, Flatten>> = {
  'one cell per line': (sheet) => asText(print.asLines(gridOf(sheet))),
  'single spaces': (sheet) => asText(print.asSpaces(gridOf(sheet))),
};

function read(document: Document) {
  const { candidates, warnings } = readStatutory(document, templates);
  const values = candidates.map(({ metric, dims, raw }) => [cellKey(metric, dims), Number(raw)] as const);
  return { values: new Map(values), codes: new Set(warnings.map(({ code }) => code)) };
}

const label = (text: string, columnSpan = 1, rowSpan = 1): SheetCell => ({
  text,
  columnSpan,
  rowSpan,
  key: null,
  value: null,
});

/** A cell of a column that is not the report's own: its figure from the row's own figures. */
type Foreign = (own: readonly SheetCell[]) => string;
const lastYear: Foreign = (own) => String((own.at(-1)?.value ?? 0) + 3);
const change: Foreign = () => '-3';
const share: Foreign = () => '12.5%';

/** The form with other columns: `columns` names figures by the end of their key, or makes foreign cells. */
function withColumns(form: FormTable, heading: Sheet, columns: readonly (string | Foreign)[], from: number): Sheet {
  const rows = fillSheet(form, 17).slice(from);
  const body = rows.map((row) => {
    const own = row.filter(({ value }) => value !== null);
    if (own.length === 0) return row.length === 1 ? row : [...row.slice(0, -1), ...columns.map(() => label('——'))];
    const cells = columns.map((column) => {
      if (typeof column !== 'string') return label(column(own));
      return own.find(({ key }) => key?.endsWith(column)) ?? label('');
    });
    return [...row.filter(({ value }) => value === null), ...cells];
  });
  return [...heading, ...body];
}

const note = (rows: number): SheetCell =>
  label('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, rows);
const parts = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((text) => label(text));
const form = applications(2021, true);
const flat = (columns: readonly (string | Foreign)[], ...texts: readonly string[]): Sheet =>
  withColumns(form, [[note(1), ...texts.map((text) => label(text))]], columns, 3);
const whole = (before: Sheet[number], behind: Sheet[number], columns: readonly (string | Foreign)[]): Sheet =>
  withColumns(
    form,
    [
      [note(3), ...before, label('申请人情况', 7), ...behind],
      [label('自然人', 1, 2), label('法人或其他组织', 5), label('总计', 1, 2)],
      parts,
    ],
    columns,
    3,
  );

/** Every table of which each own figure must be read, in text without cells too. */
const readable: readonly (readonly [string, Sheet])[] = [
  [
    'persons, organisations, total',
    flat(['natural_person', 'org_subtotal', '=total'], '自然人', '法人或其他组织', '总计'),
  ],
  ['the total alone', flat(['=total'], '总计')],
  ['a total called 数量', flat(['=total'], '数量（件）')],
  ['persons and organisations without a total', flat(['natural_person', 'org_subtotal'], '自然人', '法人和其他组织')],
  ['this year and the last', flat(['=total', lastYear], '2021年', '2020年')],
  ['the last year first', flat([lastYear, '=total'], '上年', '本年')],
  [
    'the three columns and last year behind them',
    flat(['natural_person', 'org_subtotal', '=total', lastYear], '自然人', '法人或其他组织', '总计', '上年总计'),
  ],
];
const readableInCells: readonly (readonly [string, Sheet])[] = [
  [
    'some applicants of organisation only',
    withColumns(
      form,
      [
        [note(3), label('申请人情况', 4)],
        [label('自然人', 1, 2), label('法人或其他组织', 2), label('总计', 1, 2)],
        [label('商业企业'), label('其他')],
      ],
      ['natural_person', 'org_business', 'org_other', '=total'],
      3,
    ),
  ],
  [
    'last year and the change behind',
    whole([], [label('上年数', 1, 3), label('增减', 1, 3)], [...applicants, '=total', lastYear, change]),
  ],
  ['last year before', whole([label('上年同期', 1, 3)], [], [lastYear, ...applicants, '=total'])],
  ['a share behind', whole([], [label('同比增长', 1, 3)], [...applicants, '=total', share])],
  [
    'both years in full',
    withColumns(
      form,
      [
        [note(2), label('2021年', 3), label('2020年', 3)],
        ['自然人', '法人或其他组织', '总计', '自然人', '法人或其他组织', '总计'].map((text) => label(text)),
      ],
      ['natural_person', 'org_subtotal', '=total', lastYear, lastYear, lastYear],
      2 + 1,
    ),
  ],
];

describe.each([...readable, ...readableInCells])('table three with %s', (_, sheet) => {
  it.each(Object.entries(celled))('is read by label, %s', (_name, flatten) => {
    const { values, codes } = read(flatten(sheet));
    expect(values).toEqual(wantedOf(sheet));
    expect(codes.has('column_shift')).toBe(false);
  });
});

describe.each(readable)('table three with %s, cells lost', (_, sheet) => {
  it.each(Object.entries(loose))('%s', (_name, flatten) => {
    const { values, codes } = read(flatten(sheet));
    const isRead = values.size > 0;
    expect(values).toEqual(isRead ? wantedOf(sheet) : new Map());
    expect(isRead || codes.has('column_shift')).toBe(true);
  });
});

it('headings broken over two rows are columns, not the names of groups: a last column left blank moves none', () => {
  const [, ...rows] = fillSheet(applications(2019), 41).slice(2);
  const heads = ['自然人', '商业企业', '科研', '社会公', '法律服务', '其他', '总计'];
  const ends = ['', '', '机构', '益组织', '机构', '', ''];
  const sheet = [
    [note(1), ...heads.map((text) => label(text))],
    [label('', 3), ...ends.map((text) => label(text))],
    ...rows.map((row) =>
      row.map((cell) => (cell.key?.endsWith('=total') === true ? { ...cell, text: '', value: null } : cell)),
    ),
  ];
  const wanted = new Map([...wantedOf(sheet)].map(([key, value]) => [key, value ?? 0]));
  for (const flatten of Object.values(celled)) expect(read(flatten(sheet)).values).toEqual(wanted);
});

describe('figures of another year', () => {
  it('are told', () => {
    for (const [, sheet] of readableInCells.slice(1)) {
      for (const flatten of Object.values(celled)) expect(read(flatten(sheet)).codes.has('unmapped_number')).toBe(true);
    }
  });

  it('make no order where cells are lost and a heading may reach over several lines', () => {
    for (const [, sheet] of readableInCells.slice(1)) {
      for (const flatten of Object.values(loose)) {
        const { values, codes } = read(flatten(sheet));
        const wanted = wantedOf(sheet);
        for (const [key, value] of values) expect([key, value]).toEqual([key, wanted.get(key)]);
        expect(values.size === wanted.size || codes.size > 0).toBe(true);
      }
    }
  });
});

describe('the form of 2014 with two years', () => {
  const headed = (columns: readonly (string | Foreign)[], ...texts: readonly string[]): Sheet =>
    withColumns(statistics2014, [['统计指标', '单位', ...texts].map((text) => label(text))], columns, 1);

  it.each<[string, Sheet]>([
    ['in digits', headed([lastYear, ''], '2020年', '2021年')],
    ['in digits, alone', headed(['', lastYear], '2021', '2020')],
    ['in words, with a change', headed(['', lastYear, change], '本年数', '上年数', '同比增长（%）')],
    ['behind the figures', headed(['', lastYear], '统计数', '上年统计数')],
  ])('%s', (_name, sheet) => {
    for (const flatten of Object.values(celled)) {
      const { values, codes } = read(flatten(sheet));
      expect(values).toEqual(wantedOf(sheet));
      expect([...codes]).toEqual(['unmapped_number']);
    }
  });

  it('neither of them the report’s: nothing is read, and that is told', () => {
    const sheet = headed([lastYear, ''], '2018年', '2019年');
    for (const flatten of Object.values(celled)) {
      const { values, codes } = read(flatten(sheet));
      expect([...values.values()].filter((value) => value !== 0)).toEqual([]);
      expect(codes.has('unmapped_number')).toBe(true);
    }
  });
});

describe('table two with other columns', () => {
  const all = fillSheet(disclosure2021, 23);
  const figure = (end: string): SheetCell => ({
    ...(all.flat().find(({ key }) => key?.endsWith(end) === true) ?? label('')),
    columnSpan: 1,
  });
  const issued = (type: string) => figure(`normdoc_issued|doc_type=${type}`);
  const inForce = (type: string) => figure(`normdoc_in_force|doc_type=${type}`);
  const decided = (act: string) => figure(`admin_decisions|act=${act}`);

  it.each(Object.entries(celled))(
    'last year’s beside each, or in the place of a column that is missing, %s',
    (_name, flatten) => {
      const sheet: Sheet = [
        [label('第二十条第（一）项', 4)],
        ['信息内容', '本年制发件数', '上年制发件数', '现行有效件数'].map((text) => label(text)),
        [label('规章'), issued('regulation'), label('88'), inForce('regulation')],
        [label('行政规范性文件'), issued('normative_doc'), label('89'), inForce('normative_doc')],
        [label('第二十条第（五）项', 4)],
        ['信息内容', '本年处理决定数量', '上年', '增减'].map((text) => label(text)),
        [label('行政许可'), decided('license'), label('90'), label('-4')],
        [label('第二十条第（六）项', 4)],
        ['信息内容', '2020年', '2021年', '累计处理决定数量'].map((text) => label(text)),
        [label('行政处罚'), label('91'), decided('penalty'), label('700')],
        [label('行政强制'), label('92'), decided('coercion'), label('800')],
      ];
      const { values, codes } = read(flatten(sheet));
      expect(values).toEqual(wantedOf(sheet));
      expect(codes.has('unmapped_number')).toBe(true);
    },
  );
});

describe('figures that look like years', () => {
  it('head no columns: the rows below a row of the bureau’s own keep theirs', () => {
    const [heading = [], ...rows] = withColumns(
      statistics2014,
      [['统计指标', '单位', '统计数', '上年统计数'].map((text) => label(text))],
      ['', lastYear],
      1,
    );
    const own = ['本单位自行统计的栏目点击', '次', '2018', '2018'].map((text) => label(text));
    const sheet = [heading, ...rows.slice(0, 9), own, ...rows.slice(9)];
    for (const flatten of Object.values(celled)) expect(read(flatten(sheet)).values).toEqual(wantedOf(sheet));
  });
});

describe('table two of 2019 in other words', () => {
  it.each([
    [{ 上一年项目数量: '上年项目数量', '本年增/减': '本年增减数', 处理决定数量: '本年处理决定数量' }],
    [{ 上一年项目数量: '上一年度项目数量', '本年增/减': '本年增减（+/-）' }],
    [{ 上一年项目数量: '上年度项目数', '本年增/减': '增减' }],
  ])('%o: what the form itself asks of last year is read', (words: Readonly<Record<string, string>>) => {
    const renamed = fillSheet(disclosure2019, 31).map((row) =>
      row.map((cell) => ({ ...cell, text: words[cell.text] ?? cell.text })),
    );
    for (const flatten of Object.values(celled)) {
      const { values, codes } = read(flatten(renamed));
      expect(values).toEqual(wantedOf(renamed));
      expect([...codes]).toEqual([]);
    }
  });
});

describe('the form of 2014 in two halves side by side', () => {
  const [heading = [], ...rows] = fillSheet(statistics2014, 29);
  const half = Math.ceil(rows.length / 2);
  const blank = heading.map(() => label(''));

  it.each<[string, Sheet]>([
    [
      'as the form prints it',
      [[...heading, ...heading], ...rows.slice(0, half).map((row, i) => [...row, ...(rows[half + i] ?? blank)])],
    ],
    [
      'with a column between',
      [
        [...heading, label(''), ...heading],
        ...rows.slice(0, half).map((row, i) => [...row, label(''), ...(rows[half + i] ?? blank)]),
      ],
    ],
    [
      'with numbered rows',
      [
        [label('序号'), ...heading, label('序号'), ...heading],
        ...rows.slice(0, half).map((row, i) => {
          const second = rows[half + i];
          const right = second === undefined ? [label(''), ...blank] : [label(String(half + i + 1)), ...second];
          return [label(String(i + 1)), ...row, ...right];
        }),
      ],
    ],
  ])('%s', (_name, sheet) => {
    for (const flatten of Object.values(celled)) {
      const { values, codes } = read(flatten(sheet));
      expect(values).toEqual(wantedOf(sheet));
      expect([...codes]).toEqual([]);
    }
  });
});
