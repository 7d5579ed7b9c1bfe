'use client';

import { createContext } from 'react';
import type { ExplainedError } from '../../../lib/workbench/explain-error.ts';

/** What the error box needs from the workbench it stands in. */
export interface ErrorContextValue {
  readonly explained: ExplainedError | null;
  /** The place in the text being written; null where the text has changed since, or the engine names none. */
  readonly place: { readonly line: number; readonly column: number } | null;
  /** Whether the mistyped name stands at the place, so that the nearest can be written there. */
  readonly fixable: boolean;
  readonly go: () => void;
  /** Writes the nearest name at the place. */
  readonly fix: () => void;
}

/** The failed statement's explanation; null outside the workbench. */
export const ErrorContext = createContext<ErrorContextValue | null>(null);
