import { describe, expect, test } from 'vitest';
import { agencyWords, drawnWords, metricWords } from '../../app/_components/compare/sentence-words.ts';
import type { Agency } from '../../lib/model/agency.ts';
import type { View } from '../../lib/model/view.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { dictionary } from '../query/world.ts';

const agency = (id: string, shortName: string, kind: string): Agency => ({
  id,
  name: shortName,
  shortName,
  regionCode: '990100',
  level: 'prefecture',
  kind,
  sortKey: 0,
  initials: '',
});

const agencies = new Map(
  [
    agency('a-kj', '海岸市科技局', 'kj'),
    agency('b-kj', '山丘市科技局', 'kj'),
    agency('c-kj', '平原市科技局', 'kj'),
    agency('d-jt', '平原市交通局', 'jt'),
  ].map((each) => [each.id, each]),
);
const kinds = new Map([['kj', { zh: '科学技术', en: 'Science and technology' }]]);

describe('agencies in the sentence', () => {
  test.each([
    [[], '所有有此项的机构'],
    [['a-kj'], '海岸市科技局'],
    [['a-kj', 'b-kj'], '海岸市科技局和山丘市科技局'],
    [['a-kj', 'b-kj', 'c-kj'], '3 个科学技术机构'],
    [['a-kj', 'b-kj', 'd-jt'], '海岸市科技局等 3 个机构'],
    [['unknown'], 'unknown'],
  ])('%j reads %s', (chosen, words) => {
    expect(agencyWords('zh', chosen, agencies, kinds)).toBe(words);
  });

  test('English counts the others and lowers the field’s capital', () => {
    expect(agencyWords('en', ['a-kj', 'b-kj', 'd-jt'], agencies, kinds)).toBe('海岸市科技局 and 2 others');
    expect(agencyWords('en', ['a-kj', 'b-kj', 'c-kj'], agencies, kinds)).toBe('3 science and technology agencies');
  });
});

describe('the figure in the sentence', () => {
  const view: View = {
    ...defaultView,
    metric: 'proactive_by_channel',
    by: 'channel',
  };

  test('a breakdown the name says already is not said again', () => {
    const name = dictionary.metrics.get('proactive_by_channel')?.name.zh ?? '';
    expect(metricWords('zh', view, dictionary)).toBe(name);
  });

  test('a breakdown the name does not say is named', () => {
    const requests: View = { ...view, metric: 'req_received', by: 'applicant' };
    const dimension = dictionary.dimensions.get('applicant')?.label.zh ?? '';
    expect(metricWords('zh', requests, dictionary)).toContain(`按${dimension}分`);
  });

  test('what the figure is limited to stands in brackets', () => {
    const limited: View = { ...view, by: null, where: { channel: 'wechat' } };
    expect(metricWords('zh', limited, dictionary)).toMatch(/（.*微信.*）$/);
    const outcome: View = { ...view, metric: 'outcomes', by: null, where: { part: 'granted' } };
    expect(metricWords('zh', outcome, dictionary)).toMatch(/（予以公开）$/);
    expect(metricWords('en', outcome, dictionary)).not.toContain('granted)');
  });
});

describe('the chart in the sentence', () => {
  const view: View = { ...defaultView, metric: 'req_received', by: null, chart: 'bar' };

  test('is the one the View asks for', () => {
    expect(drawnWords('zh', view, dictionary)).toBe('条形图');
    expect(drawnWords('en', { ...view, chart: 'line' }, dictionary)).toBe('a line chart');
  });

  test('is the one that is drawn where the one asked for says nothing of the View', () => {
    expect(drawnWords('zh', { ...view, measure: 'rank' }, dictionary)).toBe('热力矩阵');
    expect(drawnWords('en', { ...view, chart: 'stack' }, dictionary)).toBe('a bar chart');
  });
});
