import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SiteServer, serveFolder } from '../../lib/pipeline/serve.ts';

let folder: string;
let server: SiteServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-serve-'));
  mkdirSync(join(folder, 'compare'));
  writeFileSync(join(folder, 'index.html'), '<p>home');
  writeFileSync(join(folder, '404.html'), '<p>none');
  writeFileSync(join(folder, 'compare', 'index.html'), '<p>compare');
  writeFileSync(join(folder, 'atlas.duckdb'), '0123456789');
  writeFileSync(join(folder, 'page.js'), 'let a = 1;');
  writeFileSync(join(folder, 'page.js.gz'), gzipSync('let a = 1;'));
  server = await serveFolder(folder, 0);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.origin + path, { headers });

test('a folder answers with its index, an unknown path with the 404 page', async () => {
  expect(await (await get('/compare/')).text()).toBe('<p>compare');
  const missing = await get('/nowhere');
  expect([missing.status, await missing.text()]).toEqual([404, '<p>none']);
});

test.each([
  ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
  ['bytes=7-', 206, '789', 'bytes 7-9/10'],
  ['bytes=-2', 206, '89', 'bytes 8-9/10'],
  ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
  ['bytes=10-11', 416, '', 'bytes */10'],
])('range %s', async (range, status, body, contentRange) => {
  const response = await get('/atlas.duckdb', { Range: range });
  expect([response.status, await response.text(), response.headers.get('content-range')]).toEqual([
    status,
    body,
    contentRange,
  ]);
});

test('a compressed twin is sent where it is accepted, never for a range', async () => {
  const whole = await get('/page.js', { 'Accept-Encoding': 'gzip' });
  expect([whole.headers.get('content-encoding'), await whole.text()]).toEqual(['gzip', 'let a = 1;']);
  const part = await get('/page.js', { 'Accept-Encoding': 'gzip', Range: 'bytes=0-2' });
  expect([part.headers.get('content-encoding'), await part.text()]).toEqual([null, 'let']);
});

test('an unchanged file answers 304', async () => {
  const etag = (await get('/index.html')).headers.get('etag') ?? '';
  expect((await get('/index.html', { 'If-None-Match': etag })).status).toBe(304);
});

test.each(['/../package.json', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc/passwd', '/%ff'])(
  '%s stays inside the folder',
  async (path) => {
    const response = await get(path);
    expect([400, 404]).toContain(response.status);
    expect(await response.text()).not.toContain('root:');
  },
);

test('a taken port moves on to the next one', async () => {
  const port = Number(new URL(server.origin).port);
  const second = await serveFolder(folder, port);
  expect(Number(new URL(second.origin).port)).toBeGreaterThan(port);
  await second.close();
});

test('a file from elsewhere stands in the place of the folder’s own; its ranges reach beyond four gigabytes', async () => {
  const path = join(folder, '..', `atlas-large-${process.pid}.duckdb`);
  const begin = 2 ** 32 + 5;
  // A hole: the file takes no room on the disk.
  const file = openSync(path, 'w');
  writeSync(file, 'far away', begin);
  closeSync(file);
  const other = await serveFolder(folder, 0, new Map([['/atlas.duckdb', path]]));
  const response = await fetch(`${other.origin}/atlas.duckdb`, { headers: { Range: `bytes=${begin}-${begin + 2}` } });
  expect([response.status, await response.text(), response.headers.get('content-range')]).toEqual([
    206,
    'far',
    `bytes ${begin}-${begin + 2}/${begin + 8}`,
  ]);
  await other.close();
  rmSync(path);
});
