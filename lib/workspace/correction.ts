import { globalKey } from '../store/atlas-tables.ts';
import { effectiveList, placedId } from './effective.ts';
import type { FactValues, Workspace } from './model.ts';

/**
 * What a person did to a figure: what it said before (null where the reader had missed it), what it says now (null where it
 * was rejected), why and when.
 */
export interface Correction {
  readonly was: FactValues | null;
  readonly now: FactValues | null;
  readonly reason: string;
  /** UTC, ISO. */
  readonly at: string;
}

/** The last change of the figure that stands at this evidence id; null where the record knows of none. */
export function correctionOf(workspace: Workspace, evidenceId: string): Correction | null {
  for (const { agencyId, year, edits } of effectiveList(workspace)) {
    const front = globalKey(placedId({ agencyId, year }), '');
    if (!evidenceId.startsWith(front)) continue;
    const key = evidenceId.slice(front.length);
    const added = edits.added.find(({ fact }) => fact.key === key);
    const changed = edits.changed.get(key);
    if (changed?.kind === 'fact_corrected') return changed;
    if (changed?.kind === 'fact_rejected') return { ...changed, now: null };
    if (added) return { was: null, now: added.fact, reason: added.reason, at: added.at };
  }
  return null;
}
