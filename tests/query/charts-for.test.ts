import { describe, expect, it } from 'vitest';
import { chartKinds, type Measure, measures, type View } from '../../lib/model/view.ts';
import { chartsFor, choiceReasonText, measuresFor, partitionOf } from '../../lib/query/charts-for.ts';
import { metricOf } from '../../lib/query/check-view.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { dictionary } from './world.ts';

const view: View = { ...defaultView, metric: 'req_received', by: 'applicant', years: { from: 2019, to: 2024 } };
const reason = (kind: View['chart'], part: Partial<View>) =>
  chartsFor({ ...view, ...part }, dictionary).find((choice) => choice.kind === kind)?.reason;

describe('which charts make sense', () => {
  it.each<[View['chart'], Partial<View>, string | null]>([
    ['stack', {}, null],
    ['stack100', { measure: 'share' }, null],
    ['stack', { by: null }, 'no_parts'],
    ['stack', { metric: 'proactive_by_channel', by: 'channel' }, 'overlap'],
    ['stack', { metric: 'interpretation_published', by: 'form' }, 'overlap'],
    ['stack', { metric: 'proactive_by_category', by: 'category' }, 'overlap'],
    ['stack', { metric: 'grant_rate' }, 'rate'],
    ['stack', { measure: 'rank' }, 'not_additive'],
    ['stack', { measure: 'difference' }, 'not_additive'],
    ['stack', { metric: 'admin_items_change', by: 'act' }, 'not_additive'],
    ['line', { years: { from: 2020, to: 2020 } }, 'one_year'],
    ['line', {}, null],
    ['slope', { years: { from: 2020, to: 2020 } }, 'one_year'],
    ['scatter', { by: null }, 'no_second'],
    ['scatter', { by: null, chart: 'scatter', against: 'grant_rate' }, null],
    ['scatter', { against: 'grant_rate' }, 'parts_drawn'],
    ['strip', { agencies: ['a', 'b'] }, 'few_agencies'],
    ['strip', { agencies: ['a', 'b', 'c'] }, null],
    ['multiples', { agencies: ['a'] }, 'one_agency'],
    ['bar', { measure: 'rank' }, 'rank_length'],
    ['bar', {}, null],
    ['heat', { measure: 'rank' }, null],
  ])('%s of %j: %s', (kind, part, expected) => {
    expect(reason(kind, part)).toBe(expected);
  });

  it('answers for every kind, and always leaves one', () => {
    for (const measure of measures) {
      const choices = chartsFor({ ...view, measure, agencies: ['a'], years: { from: 2020, to: 2020 } }, dictionary);
      expect(choices.map(({ kind }) => kind)).toEqual(chartKinds);
      expect(choices.some((choice) => choice.reason === null)).toBe(true);
    }
  });

  it('names the parts that make up the whole, without subtotals', () => {
    expect(partitionOf(view, dictionary)).toHaveLength(6);
    expect(partitionOf({ ...view, by: null }, dictionary)).toBeNull();
  });
});

describe('which measures make sense', () => {
  const allowed = (part: Partial<View>): Measure[] =>
    measuresFor({ ...view, by: null, ...part }, dictionary).flatMap(({ kind, reason: why }) => (why ? [] : [kind]));

  it.each<[Partial<View>, readonly Measure[]]>([
    [{}, ['value', 'per_hundred', 'change', 'difference', 'rank', 'index']],
    [{ by: 'applicant' }, [...measures]],
    [{ metric: 'req_granted' }, [...measures]],
    [{ metric: 'grant_rate' }, ['value', 'change', 'difference', 'points', 'rank', 'index']],
    [{ metric: 'proactive_total' }, ['value', 'per_hundred', 'change', 'difference']],
    [{ metric: 'procurement_items' }, ['value', 'per_hundred']],
    [{ agencies: ['a', 'b'] }, ['value', 'per_hundred', 'change', 'difference']],
  ])('of %j: %j', (part, expected) => {
    expect(allowed(part)).toEqual(expected);
  });

  it('never offers what the statement refuses', () => {
    for (const id of [...dictionary.metrics.keys(), ...dictionary.indicators.keys()]) {
      for (const measure of allowed({ metric: id })) {
        expect(() => metricOf({ ...view, by: null, metric: id, measure }, dictionary)).not.toThrow();
      }
    }
  });

  it('says every reason in both languages', () => {
    const said = [...chartsFor(view, dictionary), ...measuresFor({ ...view, metric: 'grant_rate' }, dictionary)]
      .map((choice) => choice.reason)
      .filter((why) => why !== null);
    for (const why of said) {
      expect(choiceReasonText(why, 'zh')).toMatch(/\p{Script=Han}/u);
      expect(choiceReasonText(why, 'en')).not.toMatch(/\p{Script=Han}/u);
    }
    expect(said.length).toBeGreaterThan(2);
  });
});
