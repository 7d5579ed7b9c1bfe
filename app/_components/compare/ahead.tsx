'use client';

import type { Dictionary } from '../../../lib/model/metric.ts';
import type { View } from '../../../lib/model/view.ts';
import { useAhead } from '../../_hooks/use-ahead.ts';

interface AheadProps {
  readonly views: readonly View[];
  readonly dictionary: Dictionary;
}

/** Stands in an open picker and shows nothing: has the Views answered that can be chosen there. */
export function Ahead({ views, dictionary }: AheadProps) {
  useAhead(views, dictionary);
  return null;
}
