import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstFindings } from '../../../app/_components/quality/first-findings.ts';
import { firstState } from '../../../app/_components/quality/quality-url.ts';
import type { Engine } from '../../../lib/model/engine.ts';
import { findingFigureRows, findingFiguresSql } from '../../../lib/query/entry.ts';
import { findingCountRows, findingCountsSql, findingRows, findingsSql } from '../../../lib/query/findings-sql.ts';
import { brokenRows, brokenSql } from '../../../lib/query/highlights-sql.ts';
import { findingsWorld } from '../../decisions/findings-world.ts';
import { openWorld } from '../../query/world.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openWorld(findingsWorld);
});
afterAll(() => engine.close());

test('the page as built shows what the engine answers: the same findings, order, counts', async () => {
  const rules = new Map([['REV-SUM', { zh: '行政复议总计', en: 'Review total' }]]);
  const answers = {
    broken: brokenRows(await engine.query(brokenSql)),
    figures: findingFigureRows(await engine.query(findingFiguresSql)),
  };
  const first = firstFindings(answers, {
    agencies: Object.keys(findingsWorld.agencies).map((id, sortKey) => ({ id, sortKey })),
    reports: Object.entries(findingsWorld.reports).map(([key, { completeness = 'full' }]) => ({
      id: key.replace(' ', '-'),
      completeness,
    })),
    rules,
  });
  expect(first.rows).toHaveLength(100);
  expect(first.rows).toEqual(findingRows(await engine.query(findingsSql(firstState.filter)), rules));
  const byCode = (rows: typeof first.counts) => new Map(rows.map((row) => [`${row.facet} ${row.code}`, row]));
  expect(byCode(first.counts)).toEqual(
    byCode(findingCountRows(await engine.query(findingCountsSql(firstState.filter)))),
  );
});
