import type { Clause } from './clause.ts';
import type { Draft } from './draft.ts';
import type { PartLists } from './lists.ts';
import type { Passage } from './passage.ts';

/** What a walk through a passage has found so far. */
export interface WalkState {
  readonly passage: Passage;
  readonly clauses: readonly Clause[];
  readonly lists: PartLists;
  readonly drafts: readonly Draft[];
  /** Clause of the last draft; null at the start. */
  readonly lastClause: Clause | null;
  /** What a clause speaks of (see `readTopic`). */
  topicOf(clause: Clause): string | null;
}
