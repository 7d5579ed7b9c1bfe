'use client';

import { useEffect } from 'react';
import type { Dictionary } from '../../lib/model/metric.ts';
import type { View } from '../../lib/model/view.ts';
import { fits } from '../../lib/query/fit.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { encodeView } from '../../lib/query/view-url.ts';
import { nextTask, whenIdle } from './after-paint.ts';
import { drawingAhead } from './drawings.ts';
import { useDataState } from './use-data-state.ts';
import { useDeployment } from './use-deployment.ts';
import { startEngine, useEngineState } from './use-engine.ts';
import { plain, rowsOf } from './use-view-rows.ts';

/** Somebody who has just changed something may be about to change more. */
const pause = 500;

/** A step nobody has hinted at waits until there is nothing else to do. */
const idleTask = () => new Promise<void>((resolve) => void whenIdle(resolve));

/** When to do what is done ahead: `soon` what somebody is about to choose, `idle` what they well might. */
export type Haste = 'soon' | 'idle';

/**
 * Asks for Views somebody may choose and draws what of them would meet the eye first, one after another, so that the choice is
 * answered in the frame it is made in. Other Views, or none, end it. Nothing is said of what goes wrong: it will show when the
 * View is chosen.
 */
export function useAhead(views: readonly View[], dictionary: Dictionary, haste: Haste): void {
  const ready = useEngineState().phase === 'ready';
  // Of data a site was deployed with, which may be a country's, nothing is read on suspicion.
  const bundled = useDeployment() === null;
  const wanted = ready && (haste === 'soon' || bundled);
  const bodies = useDataState().own?.agencies.length ?? 0;
  const names = views.map(encodeView).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: Views of the same names are the same Views
  useEffect(() => {
    if (!wanted) return;
    let over = false;
    const turn = async () => {
      await (haste === 'soon' ? nextTask() : idleTask());
      return !over;
    };
    const prepare = async () => {
      // Of a View that is too large to be shown nothing is asked.
      const fitting = views.filter((view) => fits(view, bodies, dictionary));
      const engine = await startEngine();
      // The engine answers the next while this one is drawn.
      const ask = (view: View | undefined) => {
        const asked = view && engine.query(viewToSql(view, dictionary), undefined, plain);
        asked?.catch(() => undefined);
        return asked;
      };
      let coming = ask(fitting[0]);
      for (const [at, view] of fitting.entries()) {
        const answer = await coming;
        if (!answer || !(await turn())) return;
        coming = ask(fitting[at + 1]);
        const rows = rowsOf(answer);
        for (const step of drawingAhead(view, rows)) {
          if (!(await turn())) return;
          step();
        }
      }
    };
    const timer = setTimeout(() => void prepare().catch(() => undefined), haste === 'soon' ? 0 : pause);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [wanted, names, bodies, dictionary, haste]);
}
