import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { openNodeEngine } from '../../../lib/engine/node.ts';
import { chromiumFlags, findChromium } from '../../../lib/pipeline/chromium.ts';
import type { EngineBench } from './page.ts';

/** A built page on loopback, a second loopback server playing "outside", and a browser. */
export interface Bench {
  readonly browser: Browser;
  /** What the page's origin serves: files put here can be opened by name. */
  readonly folder: string;
  /** Another origin; `hits` lists what was asked of it. */
  readonly outside: { readonly origin: string; readonly hits: string[] };
  /** Addresses off loopback that any page asked for. */
  readonly strayRequests: string[];
  /** Opens a page of the folder, on `origin` where somebody else serves it. */
  openPage(path: string, origin?: string): Promise<Page>;
  close(): Promise<void>;
}

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.duckdb': 'application/octet-stream',
};

const contentPolicy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self'; object-src 'none'";

/** Builds the test page and a small database into a temporary folder, serves both and starts Chromium. */
export async function openBench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
  await buildPage(folder);
  await buildDatabase(join(folder, 'small.duckdb'));
  const hits: string[] = [];
  const outside = await listen((address) => {
    hits.push(address);
    return { body: 'a,b\n1,2\n', type: 'text/csv' };
  });
  const site = await listen((address) => fileIn(folder, address));
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
  const strayRequests: string[] = [];
  return {
    browser,
    folder,
    outside: { origin: originOf(outside), hits },
    strayRequests,
    async openPage(path, origin = originOf(site)) {
      const page = await browser.newPage();
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol !== 'blob:' && hostname !== '127.0.0.1' && hostname !== 'localhost')
          strayRequests.push(request.url());
      });
      await page.goto(`${origin}/${path}`);
      return page;
    },
    async close() {
      await browser.close();
      site.close();
      outside.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Calls the page's bench. */
export function onBench<Name extends keyof EngineBench>(
  page: Page,
  name: Name,
  ...values: Parameters<EngineBench[Name]>
): Promise<Awaited<ReturnType<EngineBench[Name]>>> {
  return page.evaluate(([method, given]) => Reflect.get(window, 'bench')[method](...given), [name, values] as const);
}

async function buildPage(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: 'page.ts', formats: ['es'], fileName: () => 'page.js' },
    },
  });
  const script = '<script type="module" src="page.js"></script>';
  writeFileSync(join(folder, 'open.html'), `<!doctype html><title>bench</title>${script}`);
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`;
  writeFileSync(join(folder, 'policy.html'), `<!doctype html>${policy}<title>bench</title>${script}`);
  const package_ = new URL('../../../node_modules/@duckdb/duckdb-wasm/dist/', import.meta.url);
  for (const name of ['duckdb-eh.wasm', 'duckdb-browser-eh.worker.js']) {
    copyFileSync(fileURLToPath(new URL(name, package_)), join(folder, name));
  }
}

async function buildDatabase(path: string): Promise<void> {
  const engine = await openNodeEngine({ path, threads: 1 });
  await engine.query(
    "CREATE TABLE fact AS SELECT range AS id, '银川' AS name, (range / 3)::DECIMAL(9,3) AS value FROM range(5000)",
  );
  await engine.query('CREATE VIEW third AS SELECT id FROM fact WHERE id % 3 = 0');
  await engine.close();
}

type Answer = { readonly body: string | Buffer; readonly type: string } | null;

function fileIn(folder: string, address: string): Answer {
  const name = address.slice(1);
  if (!/^[\w.-]+$/.test(name)) return null;
  try {
    return { body: readFileSync(join(folder, name)), type: mimeTypes[extname(name)] ?? 'text/plain' };
  } catch {
    return null;
  }
}

function listen(answer: (address: string) => Answer): Promise<Server> {
  const server = createServer((request, response) => {
    const found = answer(request.url ?? '/');
    if (found === null) {
      response.writeHead(404).end();
      return;
    }
    // The other origin lets everyone in: what keeps it unreached must be the engine or the page's policy.
    response.writeHead(200, { 'content-type': found.type, 'access-control-allow-origin': '*' }).end(found.body);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function originOf(server: Server): string {
  const address = server.address() as AddressInfo;
  return `http://127.0.0.1:${address.port}`;
}
