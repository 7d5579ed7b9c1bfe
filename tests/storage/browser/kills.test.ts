import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumFlags, findChromium } from '../../../lib/pipeline/chromium.ts';
import { serveFolder } from '../../../lib/pipeline/serve.ts';
import { documentAdded } from '../../../lib/workspace/events.ts';
import { writeWorkspaceFile } from '../../../lib/workspace/file/write.ts';
import type { WorkspaceEvent } from '../../../lib/workspace/model.ts';
import { workspaceOf } from '../../../lib/workspace/reduce.ts';
import { memoryStore } from '../../../lib/workspace/store.ts';
import { createDraw } from '../../synthetic/draw.ts';
import { bundledData, resources, stamps, syntheticFile } from '../../workspace/world.ts';
import type { Kept, Told } from './kills-page.ts';

/** `ATLAS_KILLS=200` is the long run. */
const kills = Number(process.env.ATLAS_KILLS ?? 12);
const seed = Number(process.env.ATLAS_SEED ?? 20260109);
/** Longest a writer lives, in milliseconds: some die before they have begun. */
const longestLife = 300;

const folder = mkdtempSync(join(tmpdir(), 'atlas-kills-'));
const profile = join(folder, 'profile');
let server: Awaited<ReturnType<typeof serveFolder>>;
let context: BrowserContext;
/** What the writers said since the last kill, and the ids a workspace file brings. */
let told: Told[] = [];
let restored: readonly string[] = [];

/** A browser with its storage on the disk: it can be killed whole and started again. */
async function launch(): Promise<void> {
  context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    args: [...chromiumFlags],
  });
  await context.exposeFunction('tell', (each: Told) => void told.push(each));
}

async function openPage(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.origin}/page.html`);
  await page.waitForFunction(() => 'kills' in window);
  return page;
}

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    build: {
      outDir: join(folder, 'site'),
      lib: { entry: 'kills-page.ts', formats: ['es'], fileName: () => 'page.js' },
    },
  });
  const page = '<!doctype html><title>kills</title><script type="module" src="page.js"></script>';
  writeFileSync(join(folder, 'site', 'page.html'), page);
  const small = [1, 2, 3, 4, 5, 6].map((n) => {
    const file = syntheticFile(n);
    return { ...file, readings: file.readings.map((each) => ({ ...each, facts: each.facts.slice(0, 3) })) };
  });
  writeFileSync(
    join(folder, 'site', 'files.json'),
    JSON.stringify(small.map((file) => ({ ...file, bytes: [...file.bytes] }))),
  );
  const store = memoryStore();
  const events: WorkspaceEvent[] = [];
  const stamp = stamps('r');
  for (const file of [11, 12, 13].map(syntheticFile)) {
    events.push(documentAdded(workspaceOf(events, []), file, stamp().now));
    await store.addFile(documentAdded(workspaceOf([], []), file, stamp().now), file, null);
  }
  restored = events.map(({ id }) => id);
  const names = { ...resources, agencies: new Map(bundledData().agencies.map((agency) => [agency.id, agency])) };
  const extras = { decisions: [], others: new Map<string, string>() };
  writeFileSync(join(folder, 'site', 'a.zip'), await writeWorkspaceFile(workspaceOf(events, []), store, names, extras));
  server = await serveFolder(join(folder, 'site'), 0);
  await launch();
});
afterAll(async () => {
  await context?.close().catch(() => undefined);
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const call = (page: Page, name: string, ...given: string[]) =>
  page.evaluate(([method, values]) => Reflect.get(window, 'kills')[method as string](...(values ?? [])), [
    name,
    given,
  ] as const);

/** The whole browser can be killed where its process can be found. */
const victims = [
  'tab',
  'tab',
  'worker',
  'worker',
  'restore',
  existsSync('/proc/self/cmdline') ? 'browser' : 'tab',
] as const;

/** The process of the browser this test has started: the one with its profile that is no helper of another. */
function browserProcess(): number {
  const isOurs = (id: string): boolean => {
    try {
      const given = readFileSync(`/proc/${id}/cmdline`, 'utf8');
      return given.includes(`--user-data-dir=${profile}`) && !given.includes('--type=');
    } catch {
      return false;
    }
  };
  const found = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isOurs(name));
  if (found === undefined) throw new Error('no browser to kill');
  return Number(found);
}

/** Kills a writer a random moment after it has begun. */
async function kill(page: Page, victim: (typeof victims)[number], life: number): Promise<void> {
  const session = await context.newCDPSession(page);
  if (victim === 'worker' || victim === 'restore') await call(page, 'writeInWorker', victim);
  else await call(page, 'write');
  await new Promise((resolve) => setTimeout(resolve, life));
  if (victim === 'worker' || victim === 'restore') {
    await call(page, 'endWorker');
    await page.close();
  } else if (victim === 'tab') {
    await Promise.race([session.send('Page.crash'), page.waitForEvent('crash')]).catch(() => undefined);
    await page.close();
  } else {
    process.kill(browserProcess(), 'SIGKILL');
    await context.close().catch(() => undefined);
    await launch();
  }
}

it(
  `${kills} kills of a tab, a worker or the browser while it writes: what was safe is there, what was not is there whole or not at all`,
  async () => {
    const draw = createDraw(seed);
    let before: Kept = { events: [], accepted: [], torn: [] };
    let lost = 0;
    let written = 0;
    for (let turn = 0; turn < kills; turn++) {
      told = [];
      const victim = draw.pick(victims);
      await kill(await openPage(), victim, draw.int(0, longestLife));
      const page = await openPage();
      const after: Kept = await call(page, 'kept');
      await page.close();
      const safe = told.flatMap((each) => ('safe' in each ? [each.safe] : []));
      const begun = told.flatMap((each) => ('begun' in each && !safe.includes(each.begun) ? [each.begun] : []));
      const idsOf = (id: string) => (id === 'restore' ? restored : [id]);
      const must = [...new Set([...before.events, ...safe.flatMap(idsOf)])];
      const may = new Set([...must, ...begun.flatMap(idsOf)]);
      const where = `kill ${turn} (${victim})`;
      expect(after.torn, where).toEqual([]);
      expect(
        must.filter((id) => !after.events.includes(id)),
        where,
      ).toEqual([]);
      expect(
        after.events.filter((id) => !may.has(id)),
        where,
      ).toEqual([]);
      // A workspace file comes in whole or not at all.
      expect([0, restored.length], where).toContain(restored.filter((id) => after.events.includes(id)).length);
      if (safe.length === 0 && after.events.length === before.events.length)
        expect(after.accepted, where).toEqual(before.accepted);
      lost += begun.filter((id) => idsOf(id).some((each) => !after.events.includes(each))).length;
      written += safe.length;
      before = after;
    }
    console.log(`${kills} kills: ${written} changes were safe, ${lost} were cut off and left nothing`);
    expect(written).toBeGreaterThan(0);
  },
  60_000 + kills * 10_000,
);
