import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { chartFont } from '../../lib/charts/style.ts';
import { pictureFonts } from '../../lib/export/fonts.ts';

/** Numbers finer than a tenth of a pixel, and the long list of fonts, are no part of what is compared. */
export function goldenText(svg: string): string {
  return svg
    .replaceAll(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10))
    .replaceAll(pictureFonts.sans, 'file-font')
    .replaceAll(chartFont, 'chart-font');
}

/**
 * Compares a text with its golden file in this folder. A missing one is written (refused where CI is set, so that none is
 * forgotten); a changed one is written beside it as `-changed` for review, and the test fails.
 */
export function expectGolden(name: string, text: string): void {
  const golden = new URL(name, import.meta.url);
  const changed = new URL(name.replace(/(\.[a-z]+)$/, '-changed$1'), import.meta.url);
  if (!existsSync(golden)) {
    if (process.env.CI) expect.fail(`tests/golden/${name} is missing: run the tests locally and commit it`);
    writeFileSync(golden, text);
    return;
  }
  if (readFileSync(golden, 'utf8') === text) {
    rmSync(changed, { force: true });
    return;
  }
  writeFileSync(changed, text);
  expect.fail(`tests/golden/${name} differs: look at the picture beside it (-changed), keep the right one`);
}
