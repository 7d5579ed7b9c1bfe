import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowSql } from '../../lib/query/flow-sql.ts';
import { statementIn } from '../../lib/query/statement-words.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { always, views } from './random.ts';
import { dictionary } from './world.ts';

const remarksOf = (sql: string) => sql.split('\n').filter((line) => line.trimStart().startsWith('--'));
const withoutRemarks = (sql: string) => sql.split('\n').filter((line) => !line.trimStart().startsWith('--'));

function expectEnglish(sql: string): void {
  const english = statementIn('en', sql);
  expect(remarksOf(english).join('\n')).not.toMatch(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/);
  expect(remarksOf(english)).toHaveLength(remarksOf(sql).length);
  expect(withoutRemarks(english)).toEqual(withoutRemarks(sql));
  expect(statementIn('zh', sql)).toBe(sql);
}

describe('the remarks of a statement in English', () => {
  it.each(always.map((view) => [JSON.stringify(view), view] as const))('of the View %s', (_, view) => {
    expectEnglish(viewToSql(view, dictionary));
  });

  it('of any View', () => {
    fc.assert(fc.property(views, (view) => expectEnglish(viewToSql(view, dictionary))));
  });

  it('of the way of applications', () => {
    expectEnglish(flowSql('640181-kj', 2021));
  });
});
