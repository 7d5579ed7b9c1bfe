import axe, { type AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../lib/model/language.ts';
import { type Journey, journeys, type State } from './axe-journeys.ts';
import { openPage, openSite, type Site } from './site.ts';

/** Rules whose answer follows from the colours, which alone differ between the themes. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds in the page, or in the part of it that is new. */
async function violations(page: Page, within = 'html', rules?: readonly string[]): Promise<string[]> {
  const results: AxeResults = await page.evaluate(
    ([part, only]) =>
      Reflect.get(window, 'axe').run(part, { resultTypes: ['violations'], ...(only && { runOnly: only }) }),
    [within, rules] as const,
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

type Theme = 'light' | 'dark';

/** Nothing is found in the state in any of the themes; light is what it is left in. */
async function lookAt(page: Page, { name, within }: State, themes: readonly Theme[]): Promise<void> {
  for (const colorScheme of themes) {
    if (themes.length > 1) await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const rules = colorScheme === 'light' ? undefined : colourRules;
    expect(await violations(page, within, rules), `${name}, ${colorScheme}`).toEqual([]);
  }
  if (themes.length > 1) await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/**
 * Walks every journey in one language at one width and lets axe look at each state: in light with every rule, in dark with
 * those of colour, which are the same at every width. What the routes show at once is looked at in `site.test.ts` as well;
 * here is what people make of them.
 */
export function walkStates(lang: Language, width: number, themes: readonly Theme[]): void {
  describe(`axe finds nothing in what people come to see: ${lang}, ${width} px`, () => {
    let site: Site;
    // One page for all: what it has fetched once it need not fetch again.
    let page: Page;
    let context: BrowserContext;

    beforeAll(async () => {
      site = await openSite();
      const viewport = { width, height: 900 };
      ({ page, context } = await openPage(site, { reducedMotion: 'reduce', colorScheme: 'light', viewport }));
      page.setDefaultTimeout(45_000);
    });

    afterAll(() => site.close());

    const title = ({ path, engine }: Journey) => `${path}${engine ? ` (database ${engine})` : ''}`;
    const cases = journeys.map((journey) => [title(journey), journey] as const);
    test.each(cases)(
      '%s',
      async (_, { path, engine, states }) => {
        if (engine !== undefined)
          // The module is asked for by the worker: its requests are the context's.
          await context.route(engine === 'without its module' ? /\.wasm$/ : /\.duckdb$/, (route) =>
            engine === 'held' ? new Promise(() => undefined) : route.abort(),
          );
        try {
          // A page that differs in its fragment alone would not be loaded.
          await page.goto('about:blank');
          await page.goto(`${site.origin}${lang === 'en' ? '/en' : ''}${path}`, { waitUntil: 'load' });
          await page.evaluate(axe.source);
          for (const state of states) {
            await state.reach(page);
            await lookAt(page, state, themes);
          }
        } finally {
          await context.unrouteAll({ behavior: 'ignoreErrors' });
        }
        // Many states on a busy machine.
      },
      300_000,
    );
  });
}
