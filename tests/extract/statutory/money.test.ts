import { describe, expect, it } from 'vitest';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import { templates } from '../resources.ts';
import { disclosure2019, disclosure2021, type FormTable } from './forms.ts';
import * as print from './print.ts';
import { fillSheet, gridOf } from './sheet.ts';

/** The unit of an amount, in a table two whose heading `label` is printed as `heading`. */
function unitOf(form: FormTable, metric: string, label: string, heading: string): string | null | undefined {
  const grid = gridOf(fillSheet(form, 5)).map((cell) => (cell.text === label ? { ...cell, text: heading } : cell));
  const { candidates } = readStatutory(print.asTable('二、主动公开政府信息情况', grid), templates);
  return candidates.find((candidate) => candidate.metric === metric)?.unitPrinted;
}

describe('the unit of an amount is the one its heading prints', () => {
  it.each([
    ['本年收费金额（单位：万元）', '万元'],
    ['本年收费金额（单位：元）', '元'],
    ['本年收费金额（元）', '元'],
    ['本年收费金额（单位：亿元）', '亿元'],
    ['本年收费金额', '万元'],
  ])('2021: %s', (heading, unit) => {
    expect(unitOf(disclosure2021, 'admin_fee_amount', '本年收费金额（单位：万元）', heading)).toBe(unit);
  });

  it.each([
    ['采购总金额', null],
    ['采购总金额（万元）', '万元'],
    ['采购总金额（单位：元）', '元'],
  ])('2019: %s', (heading, unit) => {
    expect(unitOf(disclosure2019, 'procurement_amount', '采购总金额', heading)).toBe(unit);
  });
});

it.each(['￥12.35', '12.35（其中垃圾处理费10万元）', '约12.35', '12.35万'])('"%s" is told and not read', (text) => {
  const fee = 'admin_fee_amount';
  const sheet = fillSheet(disclosure2021, 5).map((row) =>
    row.map((cell) => (cell.key === fee ? { ...cell, text } : cell)),
  );
  const { candidates, warnings } = readStatutory(print.asTable('二、主动公开政府信息情况', gridOf(sheet)), templates);
  expect(candidates.filter(({ metric }) => metric === fee)).toEqual([]);
  expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining(`"${text}" is no plain number`)]);
});
