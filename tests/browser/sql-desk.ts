import type { Page } from 'playwright-core';
import { sqlHash } from '../../app/_components/sql/sql-link.ts';

/** Waits until the query engine of a page answers. */
export async function engineReady(page: Page): Promise<void> {
  await page.waitForSelector('[data-engine="ready"]', { state: 'attached', timeout: 60_000 });
}

async function follow(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
}

/** Opens a statement by its link and starts it, as a person would. */
export async function startSql(page: Page, sql: string): Promise<void> {
  // A link to what a tab already holds goes to that tab without a word; one that led nowhere is followed once more.
  const editor = page.getByRole('textbox', { name: 'SQL' }).filter({ hasText: sql.slice(0, 30) });
  await follow(page, sqlHash(sql));
  await editor.waitFor({ timeout: 10_000 }).catch(async () => {
    await follow(page, '');
    await follow(page, sqlHash(sql));
    await editor.waitFor();
  });
  await page.getByRole('button', { name: /^运行/ }).first().click();
}

/** Runs a statement that gives rows; resolves to the cells of the grid's body. */
export async function runSql(page: Page, sql: string): Promise<string[]> {
  await startSql(page, sql);
  await page.getByRole('gridcell').first().waitFor();
  return page.getByRole('gridcell').allTextContents();
}
