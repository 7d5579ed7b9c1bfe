import { expect, test } from 'vitest';
import { builtDeployment, type Deployment, parseDeployment } from '../../lib/store/deployment.ts';
import { deployedSample } from './deployed-data.ts';

const own: Deployment = {
  version: 1,
  file: 'country.duckdb',
  opened: 'ranges',
  data: deployedSample,
};

const cluster = { database: 'atlas', server: { address: 'http://10.1.2.3:8123/', user: 'reader' } };
const elsewhere = (address: string) => ({ ...far, cluster: { ...cluster, server: { address, user: 'reader' } } });
const far = { version: 1, opened: 'cluster', cluster, data: own.data };

test('of a cluster a database is named; path and limits have values of their own', () => {
  expect(parseDeployment({ ...far, cluster: { database: 'atlas' } })).toEqual({
    ...far,
    cluster: { database: 'atlas', path: 'cluster', limits: { rows: 1_000_000, seconds: 30 } },
  });
  expect(parseDeployment({ ...far, cluster: { ...cluster, limits: { rows: 5 } } })).toMatchObject({
    cluster: { ...cluster, limits: { rows: 5, seconds: 30 } },
  });
});

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
  ['a cluster of the data the site was built from', { ...far, data: null }, 'data'],
  ['a file beside a cluster', { ...far, file: 'country.duckdb' }, ''],
  ['a path of another origin', { ...far, cluster: { ...cluster, path: '//x.example/' } }, 'cluster.path'],
  ['a path out of the site', { ...far, cluster: { ...cluster, path: '../cluster' } }, 'cluster.path'],
  ['a database that is more than a name', { ...far, cluster: { database: 'a; DROP DATABASE a' } }, 'cluster.database'],
  ['no rows', { ...far, cluster: { ...cluster, limits: { rows: 0 } } }, 'cluster.limits.rows'],
  ['a password', { ...far, cluster: { ...cluster, password: 'x' } }, 'cluster'],
  ['an address that is none', elsewhere('javascript:alert(1)'), 'cluster.server.address'],
  ['an address with a password', elsewhere('http://user:secret@10.1.2.3/'), 'cluster.server.address'],
  ['an address with settings', elsewhere('http://10.1.2.3/?user=default'), 'cluster.server.address'],
  ['no user', { ...far, cluster: { ...cluster, server: { ...cluster.server, user: '' } } }, 'cluster.server.user'],
])('refuses %s, naming the place', (_what, value, path) => {
  expect(() => parseDeployment(value)).toThrow(
    expect.objectContaining({ code: 'bad_data', details: expect.objectContaining({ path }) }),
  );
});
