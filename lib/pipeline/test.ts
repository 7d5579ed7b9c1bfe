import { mkdirSync, readFileSync } from 'node:fs';
import { findChromium } from './chromium.ts';
import { inRoot } from './root.ts';
import { runNode } from './run.ts';
import { buildSite } from './site.ts';

/** Counts of one vitest run, from its own JSON report. */
interface RunReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const report = inRoot('.cache/vitest.json');
mkdirSync(inRoot('.cache'), { recursive: true });

await runNode(inRoot('node_modules/@biomejs/biome/bin/biome'), ['check', '--error-on-warnings', '.']);
await buildSite();
// After the build, which writes Next's own type declarations (CSS modules, routes).
await runNode(inRoot('node_modules/typescript/bin/tsc'), ['--noEmit']);
const chromium = findChromium();
let passed = true;
try {
  await runNode(
    inRoot('node_modules/vitest/vitest.mjs'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
    { CHROMIUM: chromium },
  );
} catch {
  passed = false;
}
const counts: RunReport = JSON.parse(readFileSync(report, 'utf8'));
// A test file that fails to load has no assertions of its own: it counts as one failure.
const broken = counts.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length;
const failed = counts.numFailedTests + broken;
const skipped = counts.numPendingTests > 0 ? `, ${counts.numPendingTests} skipped` : '';
console.log(`${counts.numPassedTests} passed, ${failed} failed${skipped}`);
if (!passed || failed > 0) process.exit(1);
