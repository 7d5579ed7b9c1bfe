import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

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
