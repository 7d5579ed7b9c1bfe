import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import type { Document } from '../../../lib/model/document.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { templates } from '../resources.ts';
import { applications, disclosure2019, disclosure2021, type FormTable, suits } from './forms.ts';
import * as print from './print.ts';

const sections = [
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
] as const;

const forms: readonly (readonly [string, readonly FormTable[]])[] = [
  ['2019', [disclosure2019, applications(2019), suits]],
  ['2021', [disclosure2021, applications(2021), suits]],
  ['2021 with the single row of 2019', [disclosure2021, applications(2019), suits]],
];

function keysOf(form: FormTable): string[] {
  return form.flatMap((row) =>
    row.flatMap(({ figure }) => (figure === null ? [] : [cellKey(figure.metric, figure.dims)])),
  );
}

/** A whole report; figures differ from cell to cell so that a slip shows. */
function report(tables: readonly FormTable[], flatten: (cells: ReturnType<typeof print.fill>) => string): string {
  const bodies = tables.map((form, i) => {
    const figures = keysOf(form).map((_, j) => String((j * 7 + i) % 97));
    return `${sections[i]}\n${flatten(print.fill(form, figures))}`;
  });
  return `某市某局2021年政府信息公开工作年度报告\n一、总体情况\n全年平稳。\n${bodies.join('\n')}\n五、存在的主要问题及改进情况\n仍有不足。\n`;
}

function wanted(tables: readonly FormTable[]): Record<string, string> {
  return Object.fromEntries(tables.flatMap((form, i) => keysOf(form).map((key, j) => [key, String((j * 7 + i) % 97)])));
}

function readCells(text: string): Record<string, string> {
  const document: Document = readDocument('damaged.txt', new TextEncoder().encode(text));
  const { candidates } = readStatutory(document, templates);
  return Object.fromEntries(candidates.map(({ metric, dims, raw }) => [cellKey(metric, dims), raw]));
}

/** Changes every line that holds a label, but for the section headings. */
function onLabels(text: string, change: (line: string) => string): string {
  const isLabel = (line: string): boolean =>
    /\p{sc=Han}/u.test(line) && !/^[一二三四五]、(?:总体|主动|收到和|政府|存在)/.test(line);
  return text.replace(/^.*$/gm, (line) => (isLabel(line) ? change(line) : line));
}

const harmless: readonly (readonly [string, (text: string) => string])[] = [
  [
    'half-width brackets and commas',
    (t) =>
      t
        .replace(/（/g, '(')
        .replace(/）/g, ')')
        .replace(/、(?=行政机关)/g, ','),
  ],
  ['labels without numbering', (t) => onLabels(t, (line) => line.replace(/^(?:\d\.|（[一二三四五六七]）)/, ''))],
  ['a unit behind each figure', (t) => t.replace(/^\d+$/gm, '$&件')],
  ['section headings lost', (t) => t.replace(/^[二三四]、(?:主|收|政府).*\n/gm, '')],
  [
    'column headings of table three lost',
    (t) => t.replace(/^(?:自然人|法人或其他组织|总计|商业企业|科研机构|社会公益组织|法律服务机构|其他)\n(?=\D)/gm, ''),
  ],
  ['page numbers between rows', (t) => t.replace(/^(?=4\.保护|2\.重复)/gm, '\n- 3 -\n\f\n')],
  ['bare page numbers between rows', (t) => t.replace(/^(?=4\.保护|2\.重复)/gm, '\n3\n\n')],
  ['a full stop behind labels', (t) => t.replace(/(公开申请|不明确|出版物)$/gm, '$1。')],
  ['bold labels', (t) => onLabels(t, (line) => `**${line}**`)],
  ['indented lines', (t) => t.replace(/^/gm, '\u3000\u3000')],
  ['CR LF line ends', (t) => t.replace(/\n/g, '\r\n')],
  ['a tab behind every line', (t) => t.replace(/\n/g, '\t\n')],
  ['no-break spaces around figures', (t) => t.replace(/^\d+$/gm, '\u00a0\u3000$&\u00a0')],
  [
    'headings cut short',
    (t) =>
      t
        .replace(/信息内容/g, '信息内')
        .replace(/件数$/gm, '件')
        .replace(/增\/减/g, '增/'),
  ],
];

describe.each(forms)('the %s form, one cell per line', (_, tables) => {
  it.each(harmless)('%s change nothing', (_name, damage) => {
    expect(readCells(damage(report(tables, print.asLines)))).toEqual(wanted(tables));
  });

  it('labels broken over lines anywhere change nothing', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 9 })), (dice) => {
        const text = onLabels(report(tables, print.asLines), (line) =>
          [...line].map((char, i) => (i > 2 && dice.next().value === 0 ? `\n${char}` : char)).join(''),
        );
        expect(readCells(text)).toEqual(wanted(tables));
      }),
      { numRuns: 15, seed: 711 },
    );
  });

  it.each([
    ['one cell per line', print.asLines],
    ['tabs', print.asTabs],
  ] as const)('lost characters (1 in 12) never yield a wrong figure, %s', (_name, flatten) => {
    let read = 0;
    let all = 0;
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 11 })), (dice) => {
        const text = onLabels(report(tables, flatten), (line) =>
          line.replace(/[\p{sc=Han}（）]/gu, (char) => (dice.next().value === 0 ? '' : char)),
        );
        const expected = wanted(tables);
        const cells = Object.entries(readCells(text));
        for (const [key, raw] of cells) expect([key, raw]).toEqual([key, expected[key]]);
        read += cells.length;
        all += Object.keys(expected).length;
      }),
      { numRuns: 15, seed: 711 },
    );
    expect(read / all).toBeGreaterThan(0.92);
  });
});
