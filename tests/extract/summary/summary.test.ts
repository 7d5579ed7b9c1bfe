import { describe, expect, it } from 'vitest';
import { readYear, yearOfFile } from '../../../lib/extract/summary/year.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { buildDocx, paragraph, table } from '../../read/docx/builder.ts';
import { figureKeys, reportBody, reportForms } from '../../read/docx/forms.ts';
import { buildXlsx, oneSheet, type SheetSpec } from '../../read/sheet/builder.ts';
import { readBook as read, readReports, summaryOf, who } from './read.ts';

type Row = SheetSpec['rows'][number];

const title = '银川市2023年政府信息公开工作情况统计表';
const rows: Row[] = [
  [title],
  ['序号', '单位', '依申请公开', null, '行政复议'],
  [null, null, '收到申请数', '予以公开', '总数'],
  [1, '市教育局', 12, 10, 1],
  [2, '市公安局', 3, '/', null],
  ['合计', null, 15, 10, 1],
];
const merges = ['A1:E1', 'A2:A3', 'B2:B3', 'C2:D2', 'A6:B6'];
const sheet: SheetSpec = { name: 'Sheet1', rows, merges };

const words = (text: string, name: string) => readReports(readDocument(name, new TextEncoder().encode(text)));

describe('one table in every format', () => {
  const spans = new Map([
    ['0,0', [1, 5]],
    ['1,0', [2, 1]],
    ['1,1', [2, 1]],
    ['1,2', [1, 2]],
    ['5,0', [1, 2]],
  ]);
  const covered = new Set(['0,1', '0,2', '0,3', '0,4', '2,0', '2,1', '1,3', '5,1']);
  const cells = rows.flatMap((row, r) =>
    Array.from({ length: 5 }, (_, c) => c).flatMap((c) => {
      if (covered.has(`${r},${c}`)) return [];
      const [rowSpan = 1, columnSpan = 1] = spans.get(`${r},${c}`) ?? [];
      return { row: r, column: c, rowSpan, columnSpan, text: String(row[c] ?? '') };
    }),
  );
  const lines = rows.map((row) => Array.from({ length: 5 }, (_, c) => String(row[c] ?? '')));
  const html = lines.map((_, r) => {
    const line = cells.filter((cell) => cell.row === r);
    const tags = line.map(
      ({ rowSpan, columnSpan, text }) => `<td rowspan="${rowSpan}" colspan="${columnSpan}">${text}</td>`,
    );
    return `<tr>${tags.join('')}</tr>`;
  });
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const documents: Readonly<Record<string, readonly [string, Uint8Array]>> = {
    csv: ['a.csv', bytes(lines.map((line) => line.join(',')).join('\n'))],
    tsv: ['a.tsv', bytes(lines.map((line) => line.join('\t')).join('\n'))],
    txt: [
      'a.txt',
      bytes(
        `${title}\n${lines
          .slice(1)
          .map((line) => line.join('\t'))
          .join('\n')}`,
      ),
    ],
    markdown: [
      'a.md',
      bytes(
        `# ${title}\n\n${lines
          .slice(1)
          .map((line) => `| ${line.join(' | ')} |`)
          .join('\n')}`,
      ),
    ],
    html: ['a.html', bytes(`<html><body><table>${html.join('')}</table></body></html>`)],
    docx: ['a.docx', buildDocx({ body: table(cells) })],
    'docx under its title': [
      'a.docx',
      buildDocx({
        body:
          paragraph(title) +
          table(cells.filter((cell) => cell.row > 0).map((cell) => ({ ...cell, row: cell.row - 1 }))),
      }),
    ],
  };
  const expected = summaryOf(readDocument('a.xlsx', buildXlsx({ sheets: [sheet] })));

  it('xlsx: who, when, what', () => {
    expect(expected).toEqual({
      reports: [
        {
          agency: '银川市教育局',
          region: '640100',
          year: 2023,
          figures: {
            'req_received|applicant=total': 'number 12',
            'req_granted|applicant=total': 'number 10',
            review_total: 'number 1',
          },
        },
        {
          agency: '银川市公安局',
          region: '640100',
          year: 2023,
          figures: {
            'req_received|applicant=total': 'number 3',
            'req_granted|applicant=total': 'absent /',
            review_total: 'absent ',
          },
        },
      ],
      columns: ['依申请公开 / 收到申请数', '依申请公开 / 予以公开', '行政复议 / 总数'],
      warnings: [],
    });
  });

  it('stands on no form', () => {
    const [first] = read(buildXlsx({ sheets: [sheet] }));
    expect(first?.identity).toMatchObject({ template: 'local_table', templatesPresent: ['local_table'], title });
  });

  it.each(Object.keys(documents))('%s: the same', (format) => {
    expect(summaryOf(readDocument(...(documents[format] ?? ['', new Uint8Array()])))).toEqual(expected);
  });
});

describe('which year', () => {
  const plain: Row[] = [
    ['单位', '收到申请数', '行政复议数'],
    ['教育局', 1, 2],
    ['民政局', 3, 4],
  ];

  it('of the sheet’s name, two sheets apart', () => {
    const sheets = ['2021年', '2022年'].map((name) => ({ name, rows: plain }));
    expect(who(read(buildXlsx({ sheets })))).toEqual(['教育局 2021', '民政局 2021', '教育局 2022', '民政局 2022']);
  });

  it('of the file’s name where nothing else says it', () => {
    expect(who(read(oneSheet(plain), '年报/2022年统计表.xlsx'))).toEqual(['教育局 2022', '民政局 2022']);
    const [first] = read(oneSheet(plain), '统计表.xlsx');
    expect(first?.identity.year).toBeNull();
    expect(first?.warnings.map(({ code }) => code)).toEqual(['no_year']);
  });

  it.each([
    ['海陵市2023年统计表', 2023],
    ['二〇二三年度统计表', 2023],
    ['统计时间：2023年1月1日至2023年12月31日', 2023],
    ['2023年1-12月', 2023],
    ['填报日期：2024年1月15日', null],
    ['2021—2022年', null],
    ['电话12023456', null],
  ])('%s: %s', (text, year) => expect(readYear(text)).toBe(year));

  it('a day in a file’s name is no year', () => {
    expect(yearOfFile('2023年/汇总2024-01-15.xlsx')).toBeNull();
    expect(yearOfFile('C:\\表\\2023汇总.xlsx')).toBe(2023);
  });
});

describe('what is no summary', () => {
  it.each(Object.keys(reportForms))('a report on the form %s is one report', (name) => {
    const form = reportForms[name] ?? { year: 0, sections: [] };
    const body = reportBody(
      form,
      figureKeys(form).map((_, i) => String(i % 7)),
    );
    const document = readDocument('a.docx', buildDocx({ body }));
    expect(who(readReports(document))).toEqual([`海陵县水利局 ${form.year}`]);
  });

  it('a report that tells of its townships in a table is one report', () => {
    const form = reportForms['2021'] ?? { year: 0, sections: [] };
    const towns = table(
      [
        ['乡镇', '收到申请数', '政策解读数'],
        ['甲镇', '1', '2'],
        ['乙镇', '3', '4'],
      ].flatMap((line, row) => line.map((text, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text }))),
    );
    const body =
      reportBody(
        form,
        figureKeys(form).map(() => '0'),
      ) + towns;
    expect(who(read(buildDocx({ body }), 'a.docx'))).toEqual(['海陵县水利局 2022']);
    const prose = paragraph(`全年${'主动公开各类信息，回应群众关切，'.repeat(90)}。`);
    expect(read(buildDocx({ body: paragraph('海陵县2012年年度报告') + prose + towns }), 'a.docx')).toHaveLength(1);
  });

  it('a column of units or of contents names no agencies', () => {
    expect(words('统计指标,单位,统计数\n收到申请数,件,3\n政策解读数,篇,4\n', 'a.csv')).toHaveLength(1);
  });
});
