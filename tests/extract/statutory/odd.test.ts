import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import type { Document } from '../../../lib/model/document.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { templates } from '../resources.ts';
import { applications, disclosure2019, disclosure2021, type FormTable, statistics2014, suits } from './forms.ts';
import * as print from './print.ts';
import { fillSheet, gridOf, type Sheet, wantedOf } from './sheet.ts';

const asText = (flat: string): Document =>
  readDocument('synthetic.txt', new TextEncoder().encode(`某局2021年度报告\n二、情况\n${flat}\n\n五、其他\n完。\n`));

const forms: Readonly<Record<string, FormTable>> = {
  'table two': disclosure2021,
  'table three': applications(2021),
  'table four': suits,
  'the 2014 form': statistics2014,
};

const readable: Readonly<Record<string, number>> = { 九: 9, 十二: 12, 二十: 20 };
const unreadable = ['3至5', 'l2', '约12', '1e9', '12 13', '十百', '31（其中网络1）'];

/** A form whose n-th figure cell prints something odd. */
function withOdd(form: FormTable, odd: string, position: number): { sheet: Sheet; key: string } {
  const whole = fillSheet(form, 41);
  const cell = whole.flat().filter(({ key }) => key !== null)[position];
  const sheet = whole.map((row) => row.map((one) => (one === cell ? { ...one, text: odd } : one)));
  return { sheet, key: cell?.key ?? '' };
}

function read(document: Document) {
  const { candidates, warnings } = readStatutory(document, templates);
  return { candidates, warnings, values: new Map(candidates.map((one) => [cellKey(one.metric, one.dims), one.raw])) };
}

const printed = (sheet: Sheet): Map<string, string> =>
  new Map(sheet.flat().flatMap(({ key, text }) => (key === null ? [] : [[key, text] as const])));

describe.each(Object.entries(forms))('%s with one odd cell, real cells', (_, form) => {
  it.each(unreadable)('"%s" leaves that figure out and no other', (odd) => {
    for (const position of [0, 4, 7]) {
      const { sheet, key } = withOdd(form, odd, position);
      const { values, warnings } = read(print.asTable('二、情况', gridOf(sheet)));
      const expected = printed(sheet);
      expected.delete(key);
      expect(values).toEqual(expected);
      expect(warnings.length).toBeGreaterThan(0);
    }
  });

  it.each(Object.keys(readable))('"%s" is read, and doubted', (odd) => {
    const { sheet, key } = withOdd(form, odd, 4);
    const { candidates, values, warnings } = read(print.asTable('二、情况', gridOf(sheet)));
    expect(values).toEqual(printed(sheet));
    const doubtful = candidates.filter((one) => one.confidence === 'doubtful');
    expect(doubtful.map((one) => cellKey(one.metric, one.dims))).toEqual([key]);
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining(`"${odd}" was read as ${readable[odd]}`),
    ]);
  });
});

describe.each(['3至5', 'l2', '约12', '九'])('"%s" in a text without cells', (odd) => {
  const flattenings = [print.asLines, print.asSpaces, print.asAligned, print.asOneLine];

  it.each(flattenings)('costs its own row of table three and no other', (flatten) => {
    for (const position of [7, 10]) {
      const { sheet, key } = withOdd(applications(2021), odd, position);
      const { values, warnings } = read(asText(flatten(gridOf(sheet))));
      const metric = key.slice(0, key.indexOf('|'));
      const others = [...printed(sheet)].filter(([other]) => !other.startsWith(`${metric}|`));
      expect(values).toEqual(new Map(others));
      expect(warnings.some(({ code }) => code === 'column_shift' || code === 'unmapped_number')).toBe(true);
    }
  });

  it.each(flattenings)('is no blank cell of the 2014 form, and no other number', (flatten) => {
    const { sheet, key } = withOdd(statistics2014, odd, 5);
    const { candidates, values } = read(asText(flatten(gridOf(sheet))));
    const expected = printed(sheet);
    if (values.get(key) !== odd) expected.delete(key);
    expect(values).toEqual(expected);
    const own = candidates.filter((one) => cellKey(one.metric, one.dims) === key);
    expect(own.filter((one) => one.confidence !== 'doubtful' || odd !== '九')).toEqual([]);
  });
});

describe('words for a change', () => {
  const change = cellKey('admin_items_change', { act: 'license' });
  const decisions = cellKey('admin_decisions', { act: 'license' });
  const readChange = (text: string, position: 'change' | 'decisions' = 'change') => {
    const key = position === 'change' ? change : decisions;
    const sheet = fillSheet(disclosure2019, 8).map((row) =>
      row.map((cell) => (cell.key === key ? { ...cell, text } : cell)),
    );
    return { ...read(print.asTable('二、情况', gridOf(sheet))), printed: printed(sheet) };
  };

  it.each(['增2', '增加2项', '减少3', '↓1', '无变化', '持平'])('"%s" under 本年增/减 is read, and doubted', (text) => {
    const { candidates, values, warnings, printed: all } = readChange(text);
    expect(values).toEqual(all);
    const doubtful = candidates.filter((one) => one.confidence === 'doubtful');
    expect(doubtful.map((one) => cellKey(one.metric, one.dims))).toEqual([change]);
    expect(warnings).toHaveLength(1);
  });

  it.each([
    ['增2减1', 'change'],
    ['+2/-1', 'change'],
    ['无变化', 'decisions'],
    ['增2', 'decisions'],
  ] as const)('"%s" for %s leaves out that figure and no other', (text, position) => {
    const { values, warnings, printed: all } = readChange(text, position);
    all.delete(position === 'change' ? change : decisions);
    expect(values).toEqual(all);
    expect(warnings.length).toBeGreaterThan(0);
  });
});

describe('cells that are no odd figures', () => {
  it('a note column behind the figures, and numbered label cells, change nothing', () => {
    const sheet = fillSheet(applications(2021), 8);
    const cells = gridOf(sheet).flatMap((cell) =>
      cell.column === 9 && cell.row > 3 ? [cell, { ...cell, column: 10, text: '约12%' }] : [cell],
    );
    const { values } = read(print.asTable('二、情况', cells));
    expect(new Map([...values].map(([key, raw]) => [key, Number(raw)]))).toEqual(wantedOf(sheet));
  });

  /** Table three with a column of numbers before its labels. */
  const withNumbers = (sheet: Sheet) => {
    const shifted = gridOf(sheet).map((cell) => ({ ...cell, column: cell.column + 1 }));
    const rows = [...new Set(shifted.map(({ row }) => row))];
    const number = (row: number, text: string, rowSpan = 1) => ({ row, column: 0, rowSpan, columnSpan: 1, text });
    const numbers = rows.filter((row) => row >= 3).map((row) => number(row, `${row - 2}`));
    return [number(0, '序号', 3), ...numbers, ...shifted].sort((a, b) => a.row - b.row || a.column - b.column);
  };

  it('a column of numbers before the labels makes no label a note', () => {
    const sheet = fillSheet(applications(2021), 8);
    const { values } = read(print.asTable('二、情况', withNumbers(sheet)));
    expect(new Map([...values].map(([key, raw]) => [key, Number(raw)]))).toEqual(wantedOf(sheet));
  });

  it('a note among the figures behind such a number leaves out its own figure only', () => {
    for (const row of ['req_rejected_repeat', 'req_outcome_total', 'req_received']) {
      const key = cellKey(row, { applicant: 'org_research' });
      const whole = fillSheet(applications(2021), 8);
      const sheet = whole.map((line) => line.map((cell) => (cell.key === key ? { ...cell, text: '见附件' } : cell)));
      const { values } = read(print.asTable('二、情况', withNumbers(sheet)));
      const expected = printed(sheet);
      expect(expected.delete(key)).toBe(true);
      expect(values).toEqual(expected);
    }
  });
});
