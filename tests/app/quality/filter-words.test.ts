import { expect, test } from 'vitest';
import { rulesPhrase, tickedWords, yearsPhrase } from '../../../app/_components/quality/filter-words.ts';
import { firstState } from '../../../app/_components/quality/quality-url.ts';
import { allFindings } from '../../../lib/query/findings-sql.ts';

const rules = new Map([['REV-SUM', { zh: '行政复议总计＝各结果之和', en: 'Review total = sum of outcomes' }]]);

test('rules: all, one by its title, or how many', () => {
  expect(rulesPhrase('zh', [], rules)).toBe('全部规则');
  expect(rulesPhrase('en', ['REV-SUM'], rules)).toBe('the rule “Review total = sum of outcomes”');
  expect(rulesPhrase('zh', ['GONE'], rules)).toContain('GONE');
  expect(rulesPhrase('en', ['REV-SUM', 'GONE'], rules)).toBe('2 rules');
});

test('years: every year is not a range of years', () => {
  expect(yearsPhrase('zh', allFindings.years)).toBe('各年');
  expect(yearsPhrase('en', { from: 2019, to: 2021 })).toBe('2019–2021');
});

test('what is ticked, for paper', () => {
  expect(tickedWords('zh', firstState)).toBe('错误、警告');
  const filter = { ...firstState.filter, verdicts: ['maybe_scope' as const], kept: true };
  expect(tickedWords('en', { ...firstState, filter, decisions: ['undecided', 'confirmed'] })).toBe(
    'Error, Warning; Perhaps different scopes; undecided, confirmed; Also checks that held',
  );
});
