import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingsByDecision, idsFor } from '../../../app/_components/quality/decision-filter.ts';
import { decisionStates } from '../../../lib/decisions/decided-sql.ts';
import { currentDecisions } from '../../../lib/decisions/decision.ts';
import { anyRecord } from '../../decisions/arbitrary.ts';

test('a choice of decisions leaves exactly the findings in one of them', () => {
  fc.assert(
    fc.property(anyRecord, fc.subarray([...decisionStates]), (record, chosen) => {
      const current = currentDecisions(record);
      const ids = idsFor(chosen, current);
      for (const finding of [...current.keys(), 'nobody-2024.decided']) {
        const state = current.get(finding)?.outcome ?? 'undecided';
        const shown = ids === null || ('among' in ids ? ids.among.includes(finding) : !ids.without.includes(finding));
        expect(shown).toBe(chosen.length === 0 || chosen.includes(state));
      }
    }),
  );
});

test('decided findings stand under their decision, each once', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const current = currentDecisions(record);
      const lists = findingsByDecision(current);
      expect(Object.values(lists).flat().toSorted()).toEqual([...current.keys()].toSorted());
      for (const finding of lists.explained ?? []) expect(current.get(finding)?.outcome).toBe('explained');
    }),
  );
});
