import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Begins the file of a button on a processor four times slower and stops it: nothing is handed out, and the focus is back on the
 * button. Answers the names of the files handed out from then on.
 */
export async function stopExport(page: Page, button: string): Promise<readonly string[]> {
  const files: string[] = [];
  page.on('download', (file) => files.push(file.suggestedFilename()));
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('button', { name: '停止导出' }).click();
  await page.getByText('已停止，没有导出').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(button);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  expect(files).toEqual([]);
  return files;
}
