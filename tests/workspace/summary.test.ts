import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { readReport } from '../../lib/pipeline/reading.ts';
import { leftOut, summaryOf } from '../../lib/workspace/summary.ts';

it('a page whose report is in a file beside it is a doubt: what it does not say is not unreported', () => {
  const page = resolve(import.meta.dirname, '../fixtures/html/report-in-a-frame/input.html');
  const { identity, facts, warnings } = readReport('input.html', readFileSync(page), loadReportResources());
  const { doubts, numbers } = summaryOf({ identity, facts, warnings, findings: [] });
  expect(numbers).toBe(0);
  expect(doubts).toEqual([{ id: 'warning:0', facts: [] }]);
});

it('what was seen and left out is told, and is no doubt', () => {
  const text = '云岭市水务局2018年政府信息公开工作年度报告\n\n一、概述\n\n全年公开局务会议17次。\n';
  const { identity, facts, warnings } = readReport('水务.txt', Buffer.from(text), loadReportResources());
  const { doubts } = summaryOf({ identity, facts, warnings, findings: [] });
  expect(doubts).toEqual([]);
  expect(leftOut({ warnings }).map(({ code, start, end }) => [code, text.slice(start ?? 0, end ?? 0)])).toEqual([
    ['unmapped_number', '17'],
  ]);
});
