import { expect, test } from 'vitest';
import { accountsOf } from '../../app/_components/compare/account.ts';
import type { TermRow } from '../../lib/query/terms-sql.ts';
import { dictionary } from '../query/world.ts';

const term = (position: number, rest: Partial<TermRow>): TermRow => ({
  choice: 1,
  position,
  side: 'part',
  sign: 1,
  metric_id: 'req_granted',
  value: 12,
  unit: '件',
  status: 'reported',
  qualifier: 'exact',
  confidence: 'high',
  evidence_id: `e${position}`,
  ...rest,
});

test('signs, numbers with their units and reasons of absence, side by side', () => {
  const accounts = accountsOf(
    [term(1, {}), term(2, { sign: -1, value: 1234.5 }), term(3, { side: 'whole', value: null, status: 'blank' })],
    dictionary,
    'zh',
  );
  expect(accounts.map(({ side, figures }) => [side, figures.map(({ sign, figure }) => `${sign}${figure}`)])).toEqual([
    ['part', ['12 件', '−1,234.5 件']],
    ['whole', ['表格留空']],
  ]);
  expect(accounts[0]?.figures[1]?.evidenceId).toBe('e2');
});

test('the report’s own sum is shown only where an item is missing', () => {
  const printed = term(2, { choice: 2, value: 40 });
  const sides = (first: Partial<TermRow>) =>
    accountsOf([term(1, first), printed], dictionary, 'en').map(({ side }) => side);
  expect(sides({})).toEqual(['part']);
  expect(sides({ value: null, status: null, evidence_id: null })).toEqual(['part', 'printed']);
});
