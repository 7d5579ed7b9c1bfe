import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deployedData } from '../../lib/pipeline/deployed.ts';
import { type SiteServer, serveFolder } from '../../lib/pipeline/serve.ts';
import { deployedSample } from '../store/deployed-data.ts';

/** What the other end got: address, login and text of each request. */
const got: { url: string; login: unknown[]; text: string }[] = [];
const folder = mkdtempSync(join(tmpdir(), 'atlas-proxy-'));
let cluster: Server;
let site: SiteServer;

const manifest = (more: object) => {
  const path = join(folder, 'manifest.json');
  writeFileSync(
    path,
    JSON.stringify({ version: 1, opened: 'cluster', cluster: { database: 'atlas', ...more }, data: deployedSample }),
  );
  return path;
};
const textOf = async (request: IncomingMessage) => Buffer.concat(await request.toArray()).toString();

beforeAll(async () => {
  cluster = createServer((request, response) => {
    void textOf(request).then((text) => {
      const { authorization, cookie, ...headers } = request.headers;
      const login = [headers['x-clickhouse-user'], headers['x-clickhouse-key'], authorization ?? null, cookie ?? null];
      got.push({ url: request.url ?? '', login, text });
      response.writeHead(text === 'bad' ? 500 : 200, { 'Set-Cookie': 'a=b' }).end(text === 'bad' ? 'Code: 60' : 'rows');
    });
  });
  await new Promise<void>((resolve) => cluster.listen(0, '127.0.0.1', resolve));
  const server = { address: `http://127.0.0.1:${(cluster.address() as AddressInfo).port}/`, user: 'reader' };
  const { files, cluster: target } = deployedData(manifest({ server }), 'p&w');
  site = await serveFolder(folder, 0, files, target);
});
beforeEach(() => void got.splice(0));
afterAll(async () => {
  await site.close();
  cluster.close();
  rmSync(folder, { recursive: true });
});

const ask = (query: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${site.origin}/cluster?${query}`, { method: 'POST', body, headers });

test('a statement goes on with our own login, whoever the request says it is of', async () => {
  const query = 'query_id=atlas-1&user=default&password=&database=system&readonly=0&query=DROP';
  const answer = await ask(query, 'SELECT 1', { Authorization: 'Basic eDp5', Cookie: 'a=b', 'X-ClickHouse-User': 'x' });
  expect([answer.status, await answer.text(), answer.headers.get('set-cookie')]).toEqual([200, 'rows', null]);
  expect(got).toEqual([
    {
      url: '/?database=atlas&query_id=atlas-1&wait_end_of_query=1',
      login: ['reader', 'p&w', null, null],
      text: 'SELECT 1',
    },
  ]);
});

test('the cluster’s own errors come back as they are', async () => {
  const answer = await ask('query_id=atlas-2', 'bad');
  expect([answer.status, await answer.text()]).toEqual([500, 'Code: 60']);
});

test('what is no statement of the pages goes nowhere', async () => {
  expect((await fetch(`${site.origin}/cluster?query=SELECT`)).status).toBe(405);
  expect((await ask('', 'SELECT 1')).status).toBe(400);
  expect((await ask('query_id=a%26user=x', 'SELECT 1')).status).toBe(400);
  expect((await ask('query_id=a', 'x'.repeat(5 * 1024 ** 2))).status).toBe(413);
  expect((await fetch(`${site.origin}/cluster/other`, { method: 'POST', body: 'SELECT 1' })).status).toBe(405);
  expect(got).toEqual([]);
});

test('nobody behind it is told by a status; a manifest without a server is refused', async () => {
  const target = { path: '/cluster', address: 'http://127.0.0.1:1/', database: 'atlas', user: 'a', password: '' };
  const lone = await serveFolder(folder, 0, new Map(), target);
  const answer = await fetch(`${lone.origin}/cluster?query_id=a`, { method: 'POST', body: 'SELECT 1' });
  expect(answer.status).toBe(502);
  await lone.close();
  expect(() => deployedData(manifest({}), '')).toThrow(/cluster\.server/);
});
