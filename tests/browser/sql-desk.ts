import type { Page } from 'playwright-core';
import { sqlHash } from '../../app/_components/sql/sql-link.ts';

/** Opens a statement by its link and starts it, as a person would. */
export async function startSql(page: Page, sql: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, sqlHash(sql));
  // A link to what a tab already holds goes to that tab without a word.
  const editor = page.getByRole('textbox', { name: 'SQL' });
  await editor.filter({ hasText: sql.slice(0, 30) }).waitFor();
  await page.getByRole('button', { name: /^运行/ }).first().click();
}

/** Runs a statement that gives rows; resolves to the cells of the grid's body. */
export async function runSql(page: Page, sql: string): Promise<string[]> {
  await startSql(page, sql);
  await page.getByRole('gridcell').first().waitFor();
  return page.getByRole('gridcell').allTextContents();
}
