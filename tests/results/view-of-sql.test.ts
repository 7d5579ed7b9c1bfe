import { describe, expect, it } from 'vitest';
import { isBreakdownName } from '../../lib/model/dimension.ts';
import { measures, type View } from '../../lib/model/view.ts';
import { statementIn } from '../../lib/query/statement-words.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { mayBeView, maybeViewOf } from '../../lib/results/view-of-sql.ts';
import { dictionary } from '../query/world.ts';

const base: View = {
  ...defaultView,
  metric: 'proactive_by_channel',
  by: 'channel',
  agencies: ['640100-kj', '640181-kj'],
  years: { from: 2017, to: 2023 },
};

const back = (view: View) => {
  const sql = viewToSql(view, dictionary);
  const found = maybeViewOf(`${sql}\n`, dictionary);
  return { sql, found, again: found && viewToSql(found, dictionary) };
};

describe('the View behind a statement', () => {
  it('gives the same statement for every metric, breakdown and measure of the dictionary', () => {
    for (const metric of dictionary.metrics.values()) {
      for (const by of [null, ...Object.keys(metric.dims).filter(isBreakdownName)]) {
        for (const measure of measures) {
          for (const agencies of [[], base.agencies]) {
            const view = { ...base, metric: metric.id, by, measure, agencies };
            let sql = '';
            try {
              sql = viewToSql(view, dictionary);
            } catch {
              continue;
            }
            expect(mayBeView(sql)).toBe(true);
            const { again } = back(view);
            expect([metric.id, by, measure, again === sql]).toEqual([metric.id, by, measure, true]);
          }
        }
      }
    }
  });

  it('is found behind a statement with English remarks too', () => {
    const sql = statementIn('en', viewToSql(base, dictionary));
    expect(sql).not.toBe(viewToSql(base, dictionary));
    expect(maybeViewOf(sql, dictionary)).toEqual(base);
  });

  it('is exactly the View itself where the statement tells everything', () => {
    expect(back(base).found).toEqual(base);
    const fixed: View = { ...base, by: null, where: { channel: 'wechat' }, order: 'value', agencies: [] };
    expect(back(fixed).found).toEqual(fixed);
    const many = Array.from({ length: 20 }, (_, index) => `agency-${index}`);
    expect(back({ ...base, agencies: many }).found?.agencies).toEqual(many);
  });

  it.each([
    ['another statement', 'SELECT 1'],
    ['a comment alone', '-- proactive_by_channel, 2017-2023, value\nSELECT 1'],
    ['a metric that is none', '-- nothing, 2017-2023, value\nSELECT 1'],
    ['a changed one', viewToSql(base, dictionary).replace('2023', '2022')],
    ['one with a condition more', `${viewToSql(base, dictionary)} LIMIT 5`],
  ])('is none for %s', (_, sql) => expect(maybeViewOf(sql, dictionary)).toBeNull());
});
