import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, openSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

const paths = [
  '/',
  '/compare/',
  '/channels/',
  '/applications/',
  '/interpretations/',
  '/reviews/',
  '/agency/',
  '/agency/?id=320813-zf',
  '/quality/',
  '/sql/',
  '/about/',
];

/** Everything a pointer can work: controls and the marks of pictures, but for what is hidden or switched off. */
const workable = 'a[href], button, input, select, textarea, summary, [data-mark], [contenteditable="true"]';

/** The arrow keys and their codes. */
const arrows = { ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40 } as const;
type Arrow = keyof typeof arrows;

/** What the Tab key stops at once, and arrow keys go on in: along a line, or in two directions. */
const lines = ['[data-mark]', '[role="tab"]'];
const grids = ['[data-year]', '[data-figure]'];

/** Begins to write down, in the page, what the focus comes to. */
async function watchFocus(page: Page): Promise<void> {
  await page.evaluate(() => {
    const reached = new Set<Element>();
    Reflect.set(window, 'reached', reached);
    Reflect.set(window, 'reachedBefore', 0);
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element) reached.add(target);
    });
  });
}

interface Stop {
  /** Which of the groups it belongs to; null where it stands alone. */
  readonly group: string | null;
  readonly edits: boolean;
  /** Whether the focus has been here before. */
  readonly known: boolean;
}

/** Presses a key, and tells where the focus is now; null where it has left the page's content. */
async function pressed(page: Page, key: string): Promise<Stop | null> {
  await page.keyboard.press(key);
  const stop = await page.evaluate(
    ([selectors]) => {
      const at = document.activeElement;
      const reached = Reflect.get(window, 'reached') as Set<Element>;
      const known = reached.size === Reflect.get(window, 'reachedBefore');
      Reflect.set(window, 'reachedBefore', reached.size);
      if (at === null || at === document.body) return null;
      const group = selectors.find((selector) => at.matches(selector)) ?? null;
      return { group, known, edits: at.matches('[contenteditable="true"]') };
    },
    [[...lines, ...grids]] as const,
  );
  // In an editor Tab writes: Escape first lets it lead out, as the words under it say.
  if (stop?.edits) await page.keyboard.press('Escape');
  return stop;
}

/** From where the focus is, on along a line of marks or tabs to its end. */
async function walkLine(page: Page): Promise<void> {
  await pressed(page, 'Home');
  for (let stop = await pressed(page, 'ArrowRight'); stop !== null && !stop.known; )
    stop = await pressed(page, 'ArrowRight');
}

/** Presses arrow keys one after another as a fast hand would, without waiting for each. */
async function pressAll(session: CDPSession, keys: readonly Arrow[]): Promise<void> {
  const press = (key: Arrow) =>
    session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: arrows[key] });
  await Promise.all(keys.map(press));
}

/** From the top of a grid down, along every line from end to end. */
async function walkGrid(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const lineHere = () =>
    page.evaluate(() => {
      Reflect.set(window, 'reachedBefore', (Reflect.get(window, 'reached') as Set<Element>).size);
      const line = document.activeElement?.closest('tr');
      return { at: line?.rowIndex ?? -1, cells: line?.cells.length ?? 0 };
    });
  const times = (count: number, key: Arrow) => Array.from({ length: count }, () => key);
  await pressAll(session, times((await lineHere()).at, 'ArrowUp'));
  let before = -1;
  for (let { at, cells } = await lineHere(); at > before; { at, cells } = await lineHere()) {
    before = at;
    await pressAll(session, [...times(cells, 'ArrowLeft'), ...times(cells, 'ArrowRight'), 'ArrowDown']);
  }
  await session.detach();
}

/** What can be worked but was not come to; of radio buttons of one name, one is enough: arrow keys choose the others. */
function unreached(page: Page): Promise<string[]> {
  return page.evaluate((selector) => {
    const reached = Reflect.get(window, 'reached') as Set<Element>;
    const radios = new Set([...reached].flatMap((each) => (each instanceof HTMLInputElement ? [each.name] : [])));
    return [...document.querySelectorAll(selector)]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.matches(':disabled'))
      .filter((each) => !reached.has(each))
      .filter((each) => !(each instanceof HTMLInputElement && each.type === 'radio' && radios.has(each.name)))
      .map((each) => each.outerHTML.slice(0, 160));
  }, workable);
}

describe('the keyboard alone comes to every mark and control', () => {
  let context: BrowserContext;

  beforeAll(async () => {
    ({ context } = await openPage(site, { reducedMotion: 'reduce' }));
  });

  afterAll(() => context.close());

  test.each(paths)('%s', async (path) => {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    try {
      await page.goto(site.origin + path, { waitUntil: 'load' });
      if (!['/', '/about/'].includes(path))
        await page.waitForSelector('[data-engine="ready"]', { state: 'attached', timeout: 60_000 });
      await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null);
      await watchFocus(page);
      const many = (await page.locator(workable).count()) + 20;
      let stops = 0;
      for (let stop = await pressed(page, 'Tab'); stop !== null && stops < many; stop = await pressed(page, 'Tab')) {
        stops += 1;
        if (stop.group === null || stop.known) continue;
        if (lines.includes(stop.group)) await walkLine(page);
        else await walkGrid(page);
      }
      expect(stops).toBeGreaterThan(10);
      expect(await unreached(page)).toEqual([]);
    } finally {
      await page.close();
    }
  });

  test('and says so where it cannot', async () => {
    const { page, context } = await openPage(site);
    await page.goto(`${site.origin}/about/`);
    await watchFocus(page);
    await page.evaluate(() =>
      document.querySelector('main')?.insertAdjacentHTML('beforeend', '<button tabindex="-1">x'),
    );
    expect((await unreached(page)).at(-1)).toContain('tabindex="-1"');
    await context.close();
  });
});

describe('what a person with a small window or a large zoom needs', () => {
  // 400 % of a window of 1280 × 1024; 320 × 800 is a small telephone.
  const windows = [
    { width: 320, height: 256 },
    { width: 320, height: 800 },
  ] as const;
  const states = [...paths, '/compare/?m=req_received&y=2017-2024&p=table&t=y', '/en/compare/', '/en/', '/en/quality/'];

  /** Whether punctuation behind a control of the sentence stands below it. */
  const hasLostStop = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('main button[aria-haspopup="dialog"]')].some((button) => {
        const range = document.createRange();
        const after = button.parentElement?.nextSibling;
        if (after?.nodeType !== Node.TEXT_NODE) return false;
        range.setStart(after, 0);
        range.setEnd(after, 1);
        return range.getBoundingClientRect().top >= button.getBoundingClientRect().bottom;
      }),
    );

  test('is there without scrolling in two directions', async () => {
    const { page, context } = await openPage(site, { reducedMotion: 'reduce' });
    try {
      const wide: string[] = [];
      for (const path of states) {
        await page.setViewportSize(windows[0]);
        await page.goto(site.origin + path, { waitUntil: 'networkidle' });
        for (const viewport of windows) {
          await page.setViewportSize(viewport);
          await page.waitForFunction(() => document.querySelector('main [aria-busy="true"] svg') === null);
          const beyond = await page.evaluate(async () => {
            for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
            return document.documentElement.scrollWidth - document.documentElement.clientWidth;
          });
          if (beyond > 0) wide.push(`${path}, ${viewport.width} × ${viewport.height}: ${beyond}`);
          if (await hasLostStop(page)) wide.push(`${path}, ${viewport.width}: punctuation on a line of its own`);
        }
      }
      expect(wide).toEqual([]);
    } finally {
      await context.close();
    }
  });

  test('a picker fits into the window, and all of it can be come to', async () => {
    const { page, context } = await openPage(site, { reducedMotion: 'reduce', viewport: { width: 320, height: 256 } });
    try {
      await page.goto(`${site.origin}/compare/`, { waitUntil: 'networkidle' });
      const words = page.locator('main button[aria-haspopup="dialog"]');
      for (let at = 0; at < (await words.count()); at++) {
        await words.nth(at).click();
        const dialog = page.getByRole('dialog');
        await dialog.waitFor();
        const last = dialog.locator('button, input, select').last();
        await last.scrollIntoViewIfNeeded();
        const box = await last.boundingBox();
        expect(box, `panel ${at}`).not.toBeNull();
        expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
        expect((box?.y ?? 999) + (box?.height ?? 0), `panel ${at}`).toBeLessThanOrEqual(256);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      }
    } finally {
      await context.close();
    }
  });
});
