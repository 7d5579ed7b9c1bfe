'use client';

import type { Dictionary } from '../../../lib/model/metric.ts';
import type { View } from '../../../lib/model/view.ts';
import { type Haste, useAhead } from '../../_hooks/use-ahead.ts';

interface AheadProps {
  readonly views: readonly View[];
  readonly dictionary: Dictionary;
  /** `soon` in an open picker; `idle` beside one that may be opened. */
  readonly haste?: Haste;
}

/** Stands by a picker and shows nothing: has the Views answered and drawn that can be chosen there. */
export function Ahead({ views, dictionary, haste = 'soon' }: AheadProps) {
  useAhead(views, dictionary, haste);
  return null;
}
