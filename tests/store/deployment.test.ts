import { expect, test } from 'vitest';
import { builtDeployment, type Deployment, parseDeployment } from '../../lib/store/deployment.ts';

const own: Deployment = {
  version: 1,
  file: 'country.duckdb',
  opened: 'ranges',
  data: {
    label: { zh: '全省数据', en: 'The province' },
    synthetic: false,
    dataDate: '2026-01-31',
    years: { from: 2011, to: 2025 },
    counts: { agencies: 3, reports: 30, facts: 3000 },
    first: ['640100-kj'],
  },
};

test('the manifest the site is built with, and one of other data, are read as written', () => {
  for (const each of [builtDeployment, own]) expect(parseDeployment(JSON.parse(JSON.stringify(each)))).toEqual(each);
});

test.each([
  ['a file outside of the folder', { ...own, file: '../country.duckdb' }, 'file'],
  ['a file of another origin', { ...own, file: 'http://x.example/country.duckdb' }, 'file'],
  ['a way of opening there is not', { ...own, opened: 'stream' }, 'opened'],
  ['no bodies to begin with', { ...own, data: { ...own.data, first: [] } }, 'data.first'],
  ['a later version', { ...own, version: 2 }, 'version'],
  ['no object', null, ''],
])('refuses %s, naming the place', (_what, value, path) => {
  expect(() => parseDeployment(value)).toThrow(
    expect.objectContaining({ code: 'bad_data', details: expect.objectContaining({ path }) }),
  );
});
