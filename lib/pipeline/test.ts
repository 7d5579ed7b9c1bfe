import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findChromium } from './chromium.ts';
import { inRoot } from './root.ts';
import { runNode } from './run.ts';
import { buildSite } from './site.ts';
import { runTask } from './task.ts';

/** Counts of one vitest run, from its own JSON report. */
interface RunReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const report = inRoot('.cache/vitest.json');

/** Whether every test of the run passed; the counts are in the report file. */
async function runTests(): Promise<boolean> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    await runNode(inRoot('node_modules/vitest/vitest.mjs'), ['run', ...reporters, ...process.argv.slice(2)], {
      CHROMIUM: findChromium(),
    });
    return true;
  } catch {
    return false;
  }
}

await runTask(async () => {
  mkdirSync(inRoot('.cache'), { recursive: true });
  rmSync(report, { force: true });
  await runNode(inRoot('node_modules/@biomejs/biome/bin/biome'), ['check', '--error-on-warnings', '.']);
  await buildSite();
  // After the build, which writes Next's own type declarations (CSS modules, routes).
  await runNode(inRoot('node_modules/typescript/bin/tsc'), ['--noEmit']);
  const passed = await runTests();
  const counts: RunReport = JSON.parse(readFileSync(report, 'utf8'));
  // A test file that fails to load has no assertions of its own: it counts as one failure.
  const broken = counts.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = counts.numFailedTests + broken.length;
  const skipped = counts.numPendingTests > 0 ? `, ${counts.numPendingTests} skipped` : '';
  console.log(`${counts.numPassedTests} passed, ${failed} failed${skipped}`);
  if (!passed || failed > 0) process.exitCode = 1;
});
