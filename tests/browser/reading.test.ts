import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFlags, findChromium } from '../../lib/pipeline/chromium.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { contentSecurityPolicy } from '../../lib/pipeline/finish.ts';
import { readEffects } from '../../lib/pipeline/read-effects.ts';
import { buildReadingWorker } from '../../lib/pipeline/reading-worker.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { type SiteServer, serveFolder } from '../../lib/pipeline/serve.ts';
import { openDocument } from '../../lib/read/open.ts';
import { readReportsFrom } from '../../lib/reading/report.ts';
import { printAs } from '../fuzz/formats.ts';
import { gridReport } from '../fuzz/grid-report.ts';
import { createRandom } from '../fuzz/random.ts';
import { buildPdf } from '../read/pdf/builder.ts';
import type { ReadingBench, ReadOutcome } from './reading-page.ts';

let folder: string;
let server: SiteServer;
let browser: Browser;
let page: Page;
const asked: string[] = [];
const complaints: string[] = [];
const resources = loadReportResources();

async function buildPage(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: 'reading-page.ts', formats: ['es'], fileName: () => 'page.js' },
    },
  });
  const html = '<title>reading</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script>';
  // The policy of the built site, so that what holds there is what is tested here.
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(html)}">`;
  writeFileSync(join(folder, 'index.html'), `<!doctype html>${policy}${html}`);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-reading-'));
  await buildPage();
  await buildReadingWorker(folder);
  server = await serveFolder(folder, 0);
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...chromiumFlags, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost'],
  });
  const context = await browser.newContext();
  page = await context.newPage();
  context.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${server.origin}/`);
  await onPage('open');
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

function onPage<Name extends keyof ReadingBench>(
  name: Name,
  ...values: Parameters<ReadingBench[Name]>
): Promise<Awaited<ReturnType<ReadingBench[Name]>>> {
  return page.evaluate(([method, given]) => Reflect.get(window, 'bench')[method](...given), [name, values] as const);
}

function put(name: string, bytes: Uint8Array): void {
  writeFileSync(join(folder, name), bytes);
}

async function inNode(source: string, bytes: Uint8Array): Promise<ReadOutcome> {
  const document = await openDocument(source, bytes, readEffects);
  return { document, readings: readReportsFrom(document, resources) };
}

const fixture = (...path: string[]): Uint8Array => readFileSync(inRoot('tests/fixtures', ...path));
const printed = (format: Parameters<typeof printAs>[0]): Uint8Array => {
  const random = createRandom(`a report as ${format}`);
  return printAs(format, gridReport(random), random);
};

/** One file of every format that has a reader. */
const files: readonly (readonly [source: string, bytes: () => Uint8Array])[] = [
  ['叙述.txt', () => fixture('narrative', 'xianfu-2023', 'input.txt')],
  ['国标.txt', () => fixture('statutory', 'cells-behind-tabs-gb18030', 'input.txt')],
  ['表格.md', () => fixture('statutory', 'markdown-mixture', 'input.md')],
  ['网页.html', () => fixture('html', 'wrong-charset-one-table', 'input.html')],
  ['存页.mhtml', () => fixture('html', 'saved-as-mhtml', 'input.mhtml')],
  ['年报.docx', () => printed('docx')],
  ['年报.pdf', () => printed('pdf')],
  ['年报.xlsx', () => printed('xlsx')],
  ['年报.csv', () => printed('csv')],
];

describe('reports read in a worker of the page', () => {
  it.each(files)('%s: the same document and reading as in Node', async (source, make) => {
    const bytes = make();
    put('input', bytes);
    const expected = await inNode(source, bytes);
    expect(expected).toMatchObject({ readings: [{ facts: expect.arrayContaining([expect.anything()]) }] });
    expect(await onPage('read', 'input', source)).toEqual(JSON.parse(JSON.stringify(expected)));
  });

  it('PDFium is asked for once, when the first PDF comes, and nothing else beside the files', () => {
    const names = asked.map((address) => new URL(address)).filter(({ protocol }) => protocol !== 'blob:');
    expect(names.filter(({ origin }) => origin !== server.origin)).toEqual([]);
    expect(names.filter(({ pathname }) => pathname.endsWith('.wasm'))).toHaveLength(1);
    expect(statSync(join(folder, 'reading.worker.js')).size).toBeLessThan(1_000_000);
  });

  it('a refusal keeps its code and details', async () => {
    put('input', buildPdf([{ width: 595, height: 842, content: 'q Q\n' }]));
    expect(await onPage('read', 'input', '扫描.pdf')).toMatchObject({ code: 'no_text_layer', details: { pages: '1' } });
    put('input', new Uint8Array(8));
    expect(await onPage('read', 'input', '空.txt')).toMatchObject({ code: 'binary_file' });
  });

  it('a worker that dies fails its file, and the next file is read by a new one', async () => {
    const bytes = printed('docx');
    put('input', bytes);
    expect(await onPage('readAndDie', 'input', '年报.docx')).toMatchObject({
      code: 'unreadable',
      details: { crashed: 1 },
    });
    expect(await onPage('read', 'input', '年报.docx')).toEqual(
      JSON.parse(JSON.stringify(await inNode('年报.docx', bytes))),
    );
  });

  it('the page complains of nothing', () => {
    expect(complaints).toEqual([]);
  });
});
