import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { syntheticReport } from '../synthetic/report.ts';
import { toText } from '../synthetic/to-text.ts';
import { testFile } from './import-files.ts';
import type { Site } from './site.ts';
import { onPagesOfTheirOwn } from './watched.ts';

let site: Site;
let page: Page;

onPagesOfTheirOwn((opened, own) => {
  [site, page] = [opened, own];
});

/** A synthetic report of a known body, in which three applications more were carried over than went anywhere. */
const unbalanced = () =>
  toText(syntheticReport(13))
    .replaceAll('汕尾市人民政府', '淮安市洪泽区人民政府')
    .replace('| 1 | 1 | 0 | 0 | 0 | 0 | 2 |', '| 1 | 4 | 0 | 0 | 0 | 0 | 5 |');

test('the panel of a difference in a flow closes on Escape, and the focus goes back to the difference', async () => {
  await page.goto(`${site.origin}/import/`);
  await page.waitForSelector('[data-workspace="ready"]');
  await page.locator('[data-choose="files"]').setInputFiles([testFile('洪泽.txt', unbalanced())]);
  await page.waitForSelector('[data-import="ended"]');
  await page.getByRole('button', { name: /入库/ }).first().click();
  await page.getByText('已入库 1 份').waitFor();
  await page.goto(`${site.origin}/applications/?a=320813-zf&y=2020-2024&r=320813-zf-2020`);
  const difference = page.getByRole('button', { name: /^洪泽区政府，2020 年，去向不明，3/ });
  const panel = page.getByRole('link', { name: /看这份报告的核验/ });
  const opened = async () => {
    await difference.focus();
    await page.keyboard.press('Enter');
    return panel.count();
  };
  await expect.poll(opened).toBe(1);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await difference.evaluate((mark) => mark === document.activeElement)).toBe(true);
});
