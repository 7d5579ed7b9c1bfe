import { expect, test } from 'vitest';
import { canShare, withBreakdown, withFixed, withMetric } from '../../app/_components/compare/view-change.ts';
import type { Dictionary, Metric } from '../../lib/model/metric.ts';
import type { View } from '../../lib/model/view.ts';

const metric = (id: string, dims: Metric['dims']): Metric => ({
  id,
  name: { zh: id, en: id },
  group: 'proactive',
  unit: '条',
  valueType: 'count',
  dims,
  templates: ['format_2021'],
  legalBasis: [],
  comparability: 'A',
  comparableNote: '',
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
  metric: 'split',
  by: 'channel',
  where: { form: 'text' },
  agencies: [],
  years: { from: 2017, to: 2021 },
  measure: 'share',
  chart: 'bar',
  order: 'official',
  against: null,
  small: false,
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
  expect(withBreakdown(view, 'form')).toMatchObject({ by: 'form', where: {} });
});

test('fixing and freeing a code', () => {
  const fixed = withFixed({ ...view, by: null, where: {} }, 'channel', 'wechat');
  expect(fixed.where).toEqual({ channel: 'wechat' });
  expect(canShare(fixed)).toBe(true);
  expect(withFixed(fixed, 'channel', null).where).toEqual({});
});
