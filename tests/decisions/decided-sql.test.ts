import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  decisionCountRows,
  decisionCountsSql,
  type FindingIds,
  onlyFindings,
} from '../../lib/decisions/decided-sql.ts';
import type { Engine } from '../../lib/model/engine.ts';
import {
  allFindings,
  findingCountRows,
  findingCountsSql,
  findingRows,
  findingsSql,
} from '../../lib/query/findings-sql.ts';
import { openWorld } from '../query/world.ts';
import { findingsWorld } from './findings-world.ts';

let engine: Engine;
let ids: readonly string[];
const list = async (only: FindingIds | null) =>
  findingRows(await engine.query(onlyFindings(findingsSql(allFindings), only)), new Map());

beforeAll(async () => {
  engine = await openWorld(findingsWorld);
  ids = (await list(null)).map(({ finding_id }) => finding_id);
});
afterAll(() => engine.close());

const choices = fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 20 });

test('a statement over some findings answers as if there were no others', async () => {
  const all = await list(null);
  const total = all[0]?.matches ?? 0;
  await fc.assert(
    fc.asyncProperty(choices, async (places) => {
      const some = [...new Set(places)].map((at) => ids[at] ?? '');
      const among = await list({ among: some });
      expect(among.map(({ finding_id }) => finding_id)).toEqual(ids.filter((id) => some.includes(id)));
      expect(among.every(({ matches }) => matches === some.length)).toBe(true);
      const without = await list({ without: some });
      expect(without[0]?.matches).toBe(total - some.length);
      expect(without.some(({ finding_id }) => some.includes(finding_id))).toBe(false);
      const counts = findingCountRows(await engine.query(onlyFindings(findingCountsSql(allFindings), { among: some })));
      const rules = counts.filter(({ facet }) => facet === 'rule');
      expect(rules.reduce((sum, { findings }) => sum + findings, 0)).toBe(some.length);
    }),
    { numRuns: 25 },
  );
});

test('ids are text, whatever they hold', async () => {
  expect(await list({ among: ["x') OR true --", "'"] })).toEqual([]);
});

test('counts how many findings of a filter each decision has, and how many none', async () => {
  const filter = { ...allFindings, severities: ['error' as const] };
  const errors = findingRows(await engine.query(findingsSql(filter)), new Map());
  const [first = '', second = '', third = ''] = errors.map(({ finding_id }) => finding_id);
  const other = (await list(null)).find(({ severity }) => severity === 'info')?.finding_id ?? '';
  const decided = { confirmed: [first, third], explained: [second, other], dismissed: [other] };
  const rows = decisionCountRows(await engine.query(decisionCountsSql(filter, decided)));
  expect(new Map(rows.map(({ code, findings }) => [code, findings]))).toEqual(
    new Map([
      ['undecided', (errors[0]?.matches ?? 0) - 3],
      ['confirmed', 2],
      ['explained', 1],
      ['dismissed', 0],
    ]),
  );
  expect(decisionCountRows(await engine.query(decisionCountsSql(filter, {})))).toEqual([
    { code: 'undecided', findings: errors[0]?.matches },
  ]);
});
