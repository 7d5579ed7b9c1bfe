import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createPort } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { inRoot } from '../../lib/pipeline/root.ts';

const program = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/bin/nginx'].find((path) => existsSync(path));
const skipped = program === undefined ? ' (skipped: no nginx here)' : '';

/** The recipe as printed, for this machine: every word that is replaced must stand in it. */
function recipe(change: Readonly<Record<string, string>>): string {
  const [site = '', cluster = ''] = [
    ...readFileSync(inRoot('docs/hosting.md'), 'utf8').matchAll(/```nginx\n([\s\S]*?)```/g),
  ].map(([, text]) => text ?? '');
  const whole = `${site.trimEnd().slice(0, -1)}\n${cluster}}`;
  return Object.entries(change).reduce((text, [printed, own]) => {
    expect(text).toContain(printed);
    return text.replace(printed, own);
  }, whole);
}

async function freePort(): Promise<number> {
  const server = createPort().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe.skipIf(program === undefined)(`nginx as docs/hosting.md sets it up${skipped}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-nginx-'));
  /** What the cluster got. */
  const got: { url: string; headers: readonly string[]; text: string }[] = [];
  let cluster: Server;
  let nginx: ChildProcess;
  let origin: string;

  beforeAll(async () => {
    for (const name of ['out/compare', 'out/data', 'out/_next/static'])
      mkdirSync(join(folder, name), { recursive: true });
    const files = {
      'index.html': '<p>home',
      '404.html': '<p>none',
      'compare/index.html': '<p>compare',
      'data/country.duckdb': '0123456789',
      '_next/static/engine.wasm': 'wasm',
      '_next/static/page.js': 'let a = 1;',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'out', name), text);
    writeFileSync(join(folder, 'out/_next/static/page.js.gz'), gzipSync('let a = 1;'));
    cluster = createServer(async (request, response) => {
      const text = Buffer.concat(await request.toArray()).toString();
      const headers = request.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
      const login = [request.headers['x-clickhouse-user'], request.headers['x-clickhouse-key']].join(' ');
      got.push({ url: request.url ?? '', headers: [login, ...headers.toSorted()], text });
      response.writeHead(text === 'bad' ? 500 : 200).end(text === 'bad' ? 'Code: 60' : 'rows');
    });
    await new Promise<void>((resolve) => cluster.listen(0, '127.0.0.1', resolve));
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const own = recipe({
      'listen 80;': `listen 127.0.0.1:${port};`,
      'root /srv/atlas/out;': `root ${join(folder, 'out')};`,
      'http://10.1.2.3:8123/': `http://127.0.0.1:${(cluster.address() as AddressInfo).port}/`,
      '"…"': '"p&w"',
    });
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `${of}_temp_path ${folder}/${of};`);
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/errors; events {}
http { types { text/html html; text/javascript js; } access_log off; ${places.join(' ')} ${own} }`,
    );
    nginx = spawn(program ?? '', ['-p', folder, '-e', `${folder}/errors`, '-c', `${folder}/nginx.conf`]);
    await vi.waitFor(() => fetch(origin), { timeout: 10_000 });
  });
  beforeEach(() => void got.splice(0));
  afterAll(async () => {
    const ended = new Promise((resolve) => nginx?.once('close', resolve));
    if (nginx?.kill()) await ended;
    cluster?.close();
    rmSync(folder, { recursive: true });
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });

  test('pages, the 404 page, types, caching and security headers are as `npm start` gives them', async () => {
    expect(await (await get('/compare/')).text()).toBe('<p>compare');
    const missing = await get('/nowhere');
    expect([missing.status, await missing.text()]).toEqual([404, '<p>none']);
    const heads = async (path: string) => {
      const { headers } = await get(path);
      return ['content-type', 'cache-control', 'x-content-type-options', 'referrer-policy'].map((name) =>
        headers.get(name),
      );
    };
    const safe = ['nosniff', 'no-referrer'];
    const kept = 'public, max-age=31536000, immutable';
    expect(await heads('/compare/')).toEqual(['text/html', 'no-cache', ...safe]);
    expect(await heads('/_next/static/engine.wasm')).toEqual(['application/wasm', kept, ...safe]);
    expect(await heads('/data/country.duckdb')).toEqual(['application/octet-stream', 'no-cache', ...safe]);
  });

  test('a range is of the file itself, a twin is sent where it is accepted, an unchanged file is not sent', async () => {
    const part = await get('/data/country.duckdb', { Range: 'bytes=2-4' });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
    const twin = await get('/_next/static/page.js', { 'Accept-Encoding': 'gzip' });
    expect([twin.headers.get('content-encoding'), await twin.text()]).toEqual(['gzip', 'let a = 1;']);
    const etag = (await get('/index.html')).headers.get('etag') ?? '';
    expect((await get('/index.html', { 'If-None-Match': etag })).status).toBe(304);
  });

  test('a statement goes to the cluster with our own login and nothing else of the request', async () => {
    const query = 'query_id=atlas-1&user=default&password=&database=system&readonly=0&query=DROP';
    const headers = {
      Authorization: 'Basic eDp5',
      Cookie: 'a=b',
      'X-ClickHouse-User': 'x',
      'X-ClickHouse-Database': 'x',
    };
    const answer = await fetch(`${origin}/cluster?${query}`, { method: 'POST', body: 'SELECT 1', headers });
    expect([answer.status, await answer.text()]).toEqual([200, 'rows']);
    expect(got).toEqual([
      {
        url: '/?database=atlas&query_id=atlas-1&wait_end_of_query=1',
        headers: ['atlas_reader p&w', 'connection', 'content-length', 'host', 'x-clickhouse-key', 'x-clickhouse-user'],
        text: 'SELECT 1',
      },
    ]);
    const failed = await fetch(`${origin}/cluster?query_id=a`, { method: 'POST', body: 'bad' });
    expect([failed.status, await failed.text()]).toEqual([500, 'Code: 60']);
  });

  test('what is no statement of the pages goes nowhere, and nobody behind it is told by a status', async () => {
    expect((await get('/cluster?query=SELECT')).status).toBe(403);
    const post = (path: string, body: string) => fetch(origin + path, { method: 'POST', body });
    expect((await post('/cluster?query_id=a', 'x'.repeat(5 * 1024 ** 2))).status).toBe(413);
    expect((await post('/cluster/other?query_id=a', 'SELECT 1')).status).toBeGreaterThan(399);
    await post('/cluster?query_id=a%26user=x', 'SELECT 1');
    expect(got.map(({ url }) => url)).toEqual(['/?database=atlas&query_id=a%26user=x&wait_end_of_query=1']);
    await new Promise((resolve) => cluster.close(resolve));
    expect((await post('/cluster?query_id=a', 'SELECT 1')).status).toBe(502);
  });
});
