import { expect, test } from 'vitest';
import { isGovernment } from '../../lib/model/agency.ts';

test.each([
  ['云岭市人民政府', true],
  ['云岭市人民政府办公室', true],
  ['云岭经济开发区管理委员会', true],
  ['云岭高新区管委会', true],
  ['云岭市国有资产监督管理委员会', false],
  ['云岭市城市管理委员会', false],
  ['云岭市政府采购中心', false],
  ['云岭市水务局', false],
])('%s governs, or works for who does: %s', (name, governs) => {
  expect(isGovernment(name)).toBe(governs);
});
