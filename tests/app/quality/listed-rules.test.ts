import { expect, test } from 'vitest';
import { listedRules } from '../../../app/_components/quality/listed-rules.ts';

const rules = new Map([
  ['REV-SUM', { zh: '行政复议总计＝各结果之和', en: 'Review total = sum of outcomes' }],
  ['LIT-SUM', { zh: '行政诉讼总计＝各结果之和', en: 'Litigation total = sum of outcomes' }],
  ['VAL-UNIT', { zh: '计量单位', en: 'Units' }],
]);
const counts = new Map([
  ['LIT-SUM', 7],
  ['REV-SUM', 2],
]);
const ids = (listing: Partial<Parameters<typeof listedRules>[1]>) =>
  listedRules(rules, { counts, before: [], search: '', lang: 'zh', ...listing }).map(([id]) => id);

test('those with most findings first; those without only where chosen before or searched for', () => {
  expect(ids({})).toEqual(['LIT-SUM', 'REV-SUM']);
  expect(ids({ before: ['VAL-UNIT'] })).toEqual(['VAL-UNIT', 'LIT-SUM', 'REV-SUM']);
  expect(ids({ counts: null })).toEqual(['REV-SUM', 'LIT-SUM', 'VAL-UNIT']);
});

test('every word of a search must occur, in the title of the page’s language or the id', () => {
  expect(ids({ search: '总计 复议' })).toEqual(['REV-SUM']);
  expect(ids({ search: 'val' })).toEqual(['VAL-UNIT']);
  expect(ids({ search: 'units', lang: 'en' })).toEqual(['VAL-UNIT']);
  expect(ids({ search: 'review', lang: 'zh' })).toEqual([]);
});
