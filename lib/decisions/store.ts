import type { RecordEntry } from './decision.ts';

/** Where the record is kept: an effect the page is given. Its promises fail where the browser refuses to store. */
export interface DecisionStore {
  /** Everything that was kept, unchecked. */
  load(): Promise<readonly unknown[]>;
  /** Keeps entries, all or none; keeping one again changes nothing. */
  add(entries: readonly RecordEntry[]): Promise<void>;
  /** Calls back when another window may have kept something; the answer stops it. */
  watch(onChange: () => void): () => void;
}
