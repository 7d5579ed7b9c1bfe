import { type DecisionState, decisionStates, type FindingIds } from '../../../lib/decisions/decided-sql.ts';
import type { Decision, Outcome } from '../../../lib/decisions/decision.ts';

/** The findings of each decision that was taken. */
export function findingsByDecision(
  current: ReadonlyMap<string, Decision>,
): Readonly<Partial<Record<Outcome, readonly string[]>>> {
  const lists: Partial<Record<Outcome, string[]>> = {};
  for (const { finding, outcome } of current.values()) {
    const list = lists[outcome] ?? [];
    list.push(finding);
    lists[outcome] = list;
  }
  return lists;
}

/** Which findings a choice of decisions leaves; null where it leaves all. */
export function idsFor(chosen: readonly DecisionState[], current: ReadonlyMap<string, Decision>): FindingIds | null {
  if (chosen.length === 0 || chosen.length === decisionStates.length) return null;
  const decided = [...current.values()];
  const idsWhere = (wanted: boolean) =>
    decided.filter(({ outcome }) => chosen.includes(outcome) === wanted).map(({ finding }) => finding);
  return chosen.includes('undecided') ? { without: idsWhere(false) } : { among: idsWhere(true) };
}
