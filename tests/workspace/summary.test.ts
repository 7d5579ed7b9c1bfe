import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { readReport } from '../../lib/pipeline/reading.ts';
import { summaryOf } from '../../lib/workspace/summary.ts';

it('a page whose report is in a file beside it is a doubt: what it does not say is not unreported', () => {
  const page = resolve(import.meta.dirname, '../fixtures/html/report-in-a-frame/input.html');
  const { identity, facts, warnings } = readReport('input.html', readFileSync(page), loadReportResources());
  const { doubts, numbers } = summaryOf({ identity, facts, warnings, findings: [] });
  expect(numbers).toBe(0);
  expect(doubts).toEqual([{ id: 'warning:0', facts: [] }]);
});
