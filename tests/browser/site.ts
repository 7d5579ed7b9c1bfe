import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../lib/pipeline/chromium.ts';
import { type Deployed, deployedData } from '../../lib/pipeline/deployed.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { type SiteServer, serveFolder } from '../../lib/pipeline/serve.ts';

/** The built site on loopback and a browser that can reach nothing else. */
export interface Site {
  readonly origin: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * Serves `out/`, with the data of a deployment where one is given, and starts a Chromium whose resolver knows loopback and the
 * made-up intranet host `atlas.test` only.
 */
export async function openSite({ files, cluster }: Deployed = deployedData(undefined, '')): Promise<Site> {
  if (!existsSync(inRoot('out/index.html'))) throw new Error('out/ is missing: run `npm run build` first');
  const server: SiteServer = await serveFolder(inRoot('out'), 0, files, cluster);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...chromiumFlags, '--host-resolver-rules=MAP atlas.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost'],
  });
  return {
    origin: server.origin,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** What a page must never do; every test ends by looking here. */
export interface Watch {
  readonly foreignRequests: string[];
  readonly consoleErrors: string[];
}

/** A page that records every request to another origin, every console error and every break of its policy. */
export async function openPage(
  site: Site,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; context: BrowserContext; watch: Watch }> {
  const context = await site.browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`the page's policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  const page = await context.newPage();
  const watch: Watch = { foreignRequests: [], consoleErrors: [] };
  const own = new Set([new URL(site.origin).host, `atlas.test:${new URL(site.origin).port}`]);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:', 'about:'].includes(url.protocol) && !own.has(url.host))
      watch.foreignRequests.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') watch.consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => watch.consoleErrors.push(String(error)));
  return { page, context, watch };
}
