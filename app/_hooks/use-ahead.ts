'use client';

import { useEffect } from 'react';
import type { Dictionary } from '../../lib/model/metric.ts';
import type { View } from '../../lib/model/view.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { encodeView } from '../../lib/query/view-url.ts';
import { drawingAhead } from './drawings.ts';
import { startEngine, useEngineState } from './use-engine.ts';
import { plain, rowsOf } from './use-view-rows.ts';

/** Each step of what is done ahead stands back behind what the reader does. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/**
 * Asks for Views somebody may be about to choose, one after another, so that the choice is answered in the frame it is made
 * in. Other Views, or none, end it. Nothing is said of what goes wrong: it will show when the View is chosen.
 */
export function useAhead(views: readonly View[], dictionary: Dictionary): void {
  const ready = useEngineState().phase === 'ready';
  const names = views.map(encodeView).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: Views of the same names are the same Views
  useEffect(() => {
    if (!ready) return;
    let over = false;
    const ask = async () => {
      const engine = await startEngine();
      for (const view of views) {
        const answer = await engine.query(viewToSql(view, dictionary), undefined, plain);
        await nextTask();
        if (over) return;
        const rows = rowsOf(answer);
        for (const step of drawingAhead(view, rows)) {
          await nextTask();
          if (over) return;
          step();
        }
      }
    };
    void ask().catch(() => undefined);
    return () => {
      over = true;
    };
  }, [ready, names, dictionary]);
}
