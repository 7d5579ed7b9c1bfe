import { expect, test } from 'vitest';
import {
  chartOffers,
  smallMatters,
  variantsOf,
  viewsBeside,
  withBreakdown,
  withChart,
  withFixed,
  withMetric,
} from '../../app/_components/compare/view-change.ts';
import type { Dictionary, Metric } from '../../lib/model/metric.ts';
import type { View } from '../../lib/model/view.ts';
import { checkView } from '../../lib/query/check-view.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { dictionary as product } from '../query/world.ts';

const metric = (id: string, dims: Metric['dims']): Metric => ({
  id,
  name: { zh: id, en: id },
  group: 'proactive',
  unit: '条',
  valueType: 'count',
  dims,
  whole: null,
  templates: ['format_2021'],
  legalBasis: [],
  comparability: 'A',
  comparableNote: { zh: '', en: '' },
});

const dictionary: Dictionary = {
  metrics: new Map(
    [
      metric('split', { channel: ['website_own', 'wechat'], form: ['text'] }),
      metric('other_split', { channel: ['wechat'] }),
      metric('plain', {}),
    ].map((each) => [each.id, each]),
  ),
  indicators: new Map(),
  dimensions: new Map(),
  groups: new Map(),
  units: new Map(),
};

const view: View = {
  ...defaultView,
  metric: 'split',
  by: 'channel',
  where: { form: 'text' },
  measure: 'share',
};

test('another metric keeps the breakdown it can carry and drops the rest', () => {
  expect(withMetric(view, 'other_split', dictionary)).toEqual({ ...view, metric: 'other_split', where: {} });
});

test('a fixed code the other metric does not use is dropped', () => {
  const fixed: View = { ...view, by: null, where: { channel: 'website_own' } };
  expect(withMetric(fixed, 'other_split', dictionary).where).toEqual({});
});

test('a metric without breakdowns takes the share back to values', () => {
  expect(withMetric(view, 'plain', dictionary)).toMatchObject({ by: null, where: {}, measure: 'value' });
});

test('drawing a breakdown frees it from being fixed', () => {
  expect(withBreakdown(view, 'form', dictionary)).toMatchObject({ by: 'form', where: {} });
});

test('fixing and freeing a code', () => {
  const fixed = withFixed({ ...view, by: null, where: {} }, 'channel', 'wechat', dictionary);
  expect(fixed).toMatchObject({ where: { channel: 'wechat' }, measure: 'share' });
  expect(withFixed(fixed, 'channel', null, dictionary)).toMatchObject({ where: {}, measure: 'value' });
});

test('a measure goes along to every figure it says something of, and to no other', () => {
  const granted: View = { ...view, metric: 'req_granted', by: null, where: {} };
  expect(withMetric(granted, 'req_refused_total', product).measure).toBe('share');
  expect(withMetric(granted, 'req_received', product).measure).toBe('value');
  expect(withMetric({ ...granted, measure: 'per_hundred' }, 'grant_rate', product).measure).toBe('value');
  expect(withMetric({ ...granted, measure: 'rank', agencies: ['a'] }, 'req_received', product).measure).toBe('rank');
  expect(withMetric({ ...granted, measure: 'rank' }, 'proactive_total', product).measure).toBe('value');
});

test('a scatter brings a second figure and another kind takes it away: both are Views', () => {
  const scatter = withChart({ ...view, by: null, where: {}, measure: 'value' }, 'scatter', dictionary);
  expect(checkView(scatter).against).toBe('other_split');
  expect(checkView(withChart(scatter, 'bar', dictionary)).against).toBeNull();
});

test('a scatter is offered before its second figure is chosen, but not of a breakdown', () => {
  const reason = (of: View) => chartOffers(of, dictionary).find(({ kind }) => kind === 'scatter')?.reason;
  expect(reason({ ...view, by: null })).toBeNull();
  expect(reason(view)).toBe('parts_drawn');
});

test('definitions of one question are offered together, any other figure alone', () => {
  for (const { id, variants } of product.indicators.values()) {
    const offered = variantsOf(id, product);
    if (variants === null) expect(offered, id).toEqual([]);
    else if (offered.length > 0) {
      expect(offered.map((each) => each.id)).toContain(id);
      expect(new Set(offered.map((each) => each.variants))).toEqual(new Set([variants]));
    }
  }
  expect(variantsOf('grant_rate', product).length).toBeGreaterThan(1);
});

test('small denominators matter where rates are ranked or spread', () => {
  const rate: View = { ...view, metric: 'grant_rate', by: null, where: {}, measure: 'value' };
  expect(smallMatters(rate, product)).toBe(false);
  expect(smallMatters({ ...rate, chart: 'strip' }, product)).toBe(true);
  expect(smallMatters({ ...rate, measure: 'rank' }, product)).toBe(true);
  expect(smallMatters({ ...rate, metric: 'req_received', measure: 'rank' }, product)).toBe(false);
});

test('beside a View stand the Views one click leads to, itself and a scatter not among them', () => {
  const here: View = { ...view, metric: 'req_received', by: null, where: {}, measure: 'value', chart: 'bar' };
  const beside = viewsBeside(here, product);
  expect(beside.map(({ measure, chart }) => `${measure} ${chart}`)).toEqual(
    expect.arrayContaining(['change bar', 'rank bar', 'value heat', 'value line']),
  );
  expect(beside.every(({ measure, chart }) => (measure === 'value') !== (chart === 'bar'))).toBe(true);
  expect(beside.some(({ chart }) => chart === 'scatter')).toBe(false);
  for (const each of beside) expect(() => checkView(each)).not.toThrow();
});
