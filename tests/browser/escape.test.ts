import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { engineReady } from './ready.ts';
import type { Site } from './site.ts';
import { onPagesOfTheirOwn } from './watched.ts';

let site: Site;
let page: Page;

onPagesOfTheirOwn((opened, own) => {
  [site, page] = [opened, own];
});

test('Escape in the note of a decision leaves the note; anywhere else, on a choice too, it closes the panel', async () => {
  await page.goto(`${site.origin}/quality/`);
  await engineReady(page);
  await page.locator('[data-finding]').first().click();
  const panel = page.getByRole('complementary', { name: '原处与认定' });
  const note = panel.getByRole('textbox');
  await note.fill('已致电核实');
  await note.press('Escape');
  expect(await note.inputValue()).toBe('已致电核实');
  await panel.getByRole('radio').first().press('Escape');
  await note.waitFor({ state: 'detached' });
});

test('Escape that ends the writing of a word by an input method leaves the panel of the sentence open', async () => {
  await page.goto(`${site.origin}/compare/`);
  await engineReady(page);
  await page.getByRole('main').locator('[aria-haspopup="dialog"]').first().click();
  const field = page.getByRole('dialog').locator('input').first();
  await field.evaluate((input) => {
    const keys = { key: 'Escape', bubbles: true, cancelable: true };
    input.dispatchEvent(new KeyboardEvent('keydown', { ...keys, isComposing: true }));
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await page.getByRole('dialog').count()).toBe(1);
  await field.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});
