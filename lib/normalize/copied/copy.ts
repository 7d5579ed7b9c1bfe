import type { Severity, TextRange, Verdict } from '../../model/fact.ts';
import type { CopyKind } from '../checks/rule.ts';

/** Text of one report that also stands in another. */
export interface Copy {
  readonly kind: CopyKind;
  /** Position of the other report among those loaded. */
  readonly other: number;
  /** Where it stands here and there: the longest sentences, in reading order. */
  readonly places: readonly TextRange[];
  readonly otherPlaces: readonly TextRange[];
  /** Sentences the same, and how many of them with the same numbers of ten and more. */
  readonly sentences: number;
  readonly sameFigures: number;
  /** Part of the report's own running text, 0 to 1; null where a name, not sentences, came along. */
  readonly share: number | null;
  readonly severity: Severity;
  readonly verdict: Verdict;
}
