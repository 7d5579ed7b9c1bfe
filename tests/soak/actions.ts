import type { Page } from 'playwright-core';
import { sqlExamples } from '../../app/_components/sql/examples.ts';
import exportLabels from '../../data/labels/export.json' with { type: 'json' };
import sqlLabels from '../../data/labels/sql.json' with { type: 'json' };
import { encodeView } from '../../lib/query/view-url.ts';
import { syntheticFile } from '../browser/import-files.ts';
import { settled } from '../browser/ready.ts';
import type { Random } from '../fuzz/random.ts';
import { randomSql, randomView, type World } from './random-view.ts';

/** What a person does on the site, one thing at a time, without ever loading a page anew. */
export interface Person {
  readonly page: Page;
  readonly world: World;
  readonly random: Random;
  /** Reports read so far: beyond some, the same files are dropped again. */
  reports: number;
}

/** How often something is done, and how. A View's change answers how long it took; null where no picture was painted. */
export interface Deed {
  readonly name: string;
  readonly weight: number;
  readonly act: (person: Person) => Promise<number | null>;
}

const patience = 30_000;
/** Reports taken into the record: it grows with them by design, so after these the same ones come again. */
const mostReports = 12;

/** The page's side: shows another View and resolves once it stands, as text because a compiled function carries helpers. */
export const changeScript = `
  window.soakChange = (query) => new Promise((resolve) => {
    const panel = () => document.getElementById('figure-panel');
    const shown = () => panel()?.querySelector('[role="group"]')?.getAttribute('aria-label');
    const before = shown();
    const begin = performance.now();
    history.pushState(null, '', query);
    dispatchEvent(new PopStateEvent('popstate'));
    const look = () => {
      const isBusy = panel()?.closest('[aria-busy="true"]') !== null || panel().querySelector('[aria-busy="true"]') !== null;
      const isPicture = shown() !== undefined && shown() !== before && panel().querySelector('svg') !== null;
      const isOther = panel()?.querySelector('h3') !== null;
      const late = performance.now() - begin > ${patience};
      if (!late && (isBusy || !(isPicture || isOther || shown() === before && performance.now() - begin > 1000))) requestAnimationFrame(look);
      else requestAnimationFrame(() => setTimeout(() => resolve(late ? 'late' : isPicture ? performance.now() - begin : null)));
    };
    requestAnimationFrame(look);
  });
`;

async function goTo({ page }: Person, path: string): Promise<void> {
  if (new URL(page.url()).pathname === path) return;
  await page.locator(`header nav a[href$="${path}"]`).first().click();
  await page.waitForURL((url) => url.pathname === path, { timeout: patience });
  await page.locator('main h1').first().waitFor({ timeout: patience });
}

async function showView(person: Person): Promise<number | null> {
  await goTo(person, '/compare/');
  await person.page.locator('#figure-panel').waitFor({ timeout: patience });
  const query = `?${encodeView(randomView(person.world, person.random))}`;
  const took: unknown = await person.page.evaluate((text) => Reflect.get(window, 'soakChange')(text), query);
  if (took === 'late') throw new Error(`a View did not come within ${patience} ms: ${query}`);
  return typeof took === 'number' ? took : null;
}

async function openMark(person: Person): Promise<null> {
  await goTo(person, '/compare/');
  const marks = person.page.locator('#figure-panel [data-mark]');
  if ((await marks.count()) === 0) return null;
  await marks.first().focus();
  await person.page.keyboard.press('Enter');
  await person.page.waitForTimeout(300);
  await person.page.keyboard.press('Escape');
  return null;
}

async function exportFile(person: Person): Promise<null> {
  await goTo(person, '/compare/');
  // What stands below a picture, or no longer does, follows it.
  await settled(person.page);
  const kind = person.random.pick(['pptx', 'docx', 'xlsx', 'png', 'svg', 'csv', 'zip'] as const);
  const region = person.page.getByRole('region', { name: exportLabels['export.label'].zh });
  const button = region.getByRole('button', { name: exportLabels[`export.${kind}`].zh });
  // A View without a single figure offers no files.
  if ((await button.count()) === 0) return null;
  const [file] = await Promise.all([person.page.waitForEvent('download', { timeout: patience }), button.click()]);
  await file.delete();
  return null;
}

async function askSql(person: Person): Promise<null> {
  const { page, random, world } = person;
  await goTo(person, '/sql/');
  const sql = random.chance(0.5) ? random.pick(sqlExamples.zh).sql : randomSql(world, random);
  // The plain text field stands in until the editor has come.
  await page.locator('.cm-content').click({ timeout: patience });
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(sql);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  const busy = [sqlLabels['sql.running'].zh, sqlLabels['sql.waiting'].zh];
  await page.waitForFunction(
    (words) => !words.some((text) => document.querySelector('main')?.textContent?.includes(text)),
    busy,
    { timeout: patience },
  );
  return null;
}

/** Drops a text file; neither by `setInputFiles` nor waiting by `waitForSelector`, which hold the page's nodes by handles. */
async function dropText(page: Page, name: string, text: string): Promise<void> {
  await page.locator('[data-choose="files"]').evaluate(
    (input, [called, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content ?? ''], called ?? '', { type: 'text/plain' }));
      input.parentElement?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    },
    [name, text],
  );
}

async function readReport(person: Person): Promise<null> {
  const { page } = person;
  await goTo(person, '/import/');
  await page.locator('[data-workspace="ready"]').waitFor({ timeout: patience });
  const { name, buffer } = syntheticFile(person.reports++ % mostReports);
  await dropText(page, name, buffer.toString('utf8'));
  await page.locator('[data-import="ended"]').waitFor({ timeout: patience });
  const accept = page.getByRole('button', { name: /全部入库/ });
  if ((await accept.count()) > 0 && (await accept.getAttribute('aria-disabled')) !== 'true') {
    await accept.click({ timeout: 5000 }).catch(() => undefined);
  }
  return null;
}

const visited = ['/', '/channels/', '/applications/', '/interpretations/', '/reviews/', '/agency/', '/quality/'].concat(
  ['/briefing/', '/about/'],
);

async function lookAround(person: Person): Promise<null> {
  await goTo(person, person.random.pick(visited));
  for (let turn = 0; turn < 3; turn++) {
    await person.page.mouse.wheel(0, 900);
    await person.page.waitForTimeout(100);
  }
  return null;
}

/** Everything that is done, by how often. */
export const deeds: readonly Deed[] = [
  { name: 'View', weight: 60, act: showView },
  { name: 'mark', weight: 6, act: openMark },
  { name: 'export', weight: 8, act: exportFile },
  { name: 'SQL', weight: 12, act: askSql },
  { name: 'page', weight: 10, act: lookAround },
  { name: 'import', weight: 4, act: readReport },
];

/** What is done next. */
export function nextDeed(random: Random): Deed {
  let at = random.int(deeds.reduce((sum, { weight }) => sum + weight, 0));
  return (
    deeds.find(({ weight }) => {
      at -= weight;
      return at < 0;
    }) ?? random.pick(deeds)
  );
}
