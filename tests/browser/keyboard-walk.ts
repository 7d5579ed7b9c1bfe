import type { CDPSession, Page } from 'playwright-core';
import { routes } from '../../app/_components/shell/routes.ts';
import { settled } from './ready.ts';

/** The pages as they are opened from the head of each, and the profile of a body. */
export const plainPages = [...routes.map(({ path }) => path), '/agency/?id=320813-zf'];

/** Everything a pointer can work: controls and the marks of pictures, but for what is hidden or switched off. */
export const workable = 'a[href], button, input, select, textarea, summary, [data-mark], [contenteditable="true"]';

/** The arrow keys and their codes. */
const arrows = { ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40 } as const;
type Arrow = keyof typeof arrows;

/** What the Tab key stops at once, and arrow keys go on in: along a line, or in two directions. */
export const lines = ['[data-mark]', '[role="tab"]'];
const grids = ['[data-year]', '[data-figure]'];

/** Begins to write down, in the page, what the focus comes to. */
export async function watchFocus(page: Page): Promise<void> {
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
export async function pressed(page: Page, key: string): Promise<Stop | null> {
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

/**
 * From where the focus is, on along a line of marks, to its end, where it stays (a mark met before, such as a chosen one, is no
 * end), or round a row of tabs until it comes to one met before, and what stands behind that one has come.
 */
export async function walkLine(page: Page): Promise<void> {
  await pressed(page, 'Home');
  for (let known = 0; known < 2; ) {
    const stop = await pressed(page, 'ArrowRight');
    if (stop === null) return;
    if (stop.known && stop.group === '[role="tab"]') return settled(page);
    known = stop.known ? known + 1 : 0;
  }
}

/** Presses arrow keys one after another as a fast hand would, without waiting for each. */
async function pressAll(session: CDPSession, keys: readonly Arrow[]): Promise<void> {
  const press = (key: Arrow) =>
    session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: arrows[key] });
  await Promise.all(keys.map(press));
}

/** From the top of a grid down, along every line from end to end. */
export async function walkGrid(page: Page): Promise<void> {
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
export function unreached(page: Page, among = workable): Promise<string[]> {
  return page.evaluate((selector) => {
    const reached = Reflect.get(window, 'reached') as Set<Element>;
    const radios = new Set([...reached].flatMap((each) => (each instanceof HTMLInputElement ? [each.name] : [])));
    return [...document.querySelectorAll(selector)]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.matches(':disabled'))
      .filter((each) => !reached.has(each))
      .filter((each) => !(each instanceof HTMLInputElement && each.type === 'radio' && radios.has(each.name)))
      .map((each) => each.outerHTML.slice(0, 160));
  }, among);
}
