'use client';

import { useEffect, useMemo, useState } from 'react';
import { type ChartPlan, type PlanPart, partsOf } from '../../lib/charts/plan.ts';
import type { Colours } from '../../lib/charts/theme.ts';
import { afterPaint, whenIdle } from './after-paint.ts';
import {
  type DrawingLibrary,
  type DrawnPart,
  drawingLibrary,
  drawPart,
  fetchDrawingLibrary,
  partOf,
} from './drawings.ts';

/** How the drawing stands: always of one plan, never the picture before under new words. */
export interface PictureState {
  /** From the top; none while the drawing library is being fetched. */
  readonly parts: readonly DrawnPart[];
  /** Whether parts are still to come. */
  readonly busy: boolean;
  readonly error: unknown;
}

/** The drawing library: at once where a picture needs it, else when the browser is idle, so that the next one is quick. */
function useLibrary(needed: boolean): { readonly library: DrawingLibrary | null; readonly error: unknown } {
  const [state, setState] = useState<{ library: DrawingLibrary | null; error: unknown }>({
    library: drawingLibrary(),
    error: null,
  });
  useEffect(() => {
    if (state.library) return;
    let current = true;
    const load = () =>
      fetchDrawingLibrary()
        .then((library) => {
          if (current) setState({ library, error: null });
        })
        .catch((error: unknown) => {
          if (current && needed) setState({ library: null, error });
        });
    const cancel = needed ? undefined : whenIdle(() => void load(), 5000);
    if (needed) void load();
    return () => {
      current = false;
      cancel?.();
    };
  }, [needed, state.library]);
  return state;
}

/** The first part of a picture, and what draws the others. */
interface Drawing {
  readonly parts: readonly DrawnPart[];
  readonly rest: readonly (() => DrawnPart)[];
  readonly error: unknown;
}

const nothing: Drawing = { parts: [], rest: [], error: null };

/**
 * The picture of a chart, coloured by the page's own variables. `shipped` is the picture where it came with the page. A
 * picture of many marks is drawn in parts: the first with the page itself, the others one after another, each in a task of
 * its own, so that the page stays answerable. `prefix` keeps the ids of several pictures apart.
 */
export function usePicture(plan: ChartPlan, light: Colours, shipped: string | null, prefix: string): PictureState {
  const { library: loaded, error } = useLibrary(shipped === null);
  // What came with the page is not drawn anew when the library has come: that would put its marks back to the first.
  const library = shipped === null ? loaded : null;
  const drawing = useMemo((): Drawing => {
    const all = { from: 0, to: plan.weights.length };
    if (shipped !== null) return { ...nothing, parts: [partOf(plan.draw(all.from, all.to), shipped, null)] };
    if (!library) return nothing;
    const draw = (part: PlanPart): DrawnPart => drawPart(library, plan, part, prefix, light);
    const [first = all, ...rest] = partsOf(plan);
    try {
      return { parts: [draw(first)], rest: rest.map((part) => () => draw(part)), error: null };
    } catch (failure) {
      return { ...nothing, error: failure };
    }
  }, [plan, light, shipped, prefix, library]);
  const more = useRest(drawing);
  return {
    parts: useMemo(() => [...drawing.parts, ...more.parts], [drawing, more.parts]),
    busy: more.parts.length < drawing.rest.length && more.error === null,
    error: drawing.error ?? more.error ?? error,
  };
}

interface Rest {
  readonly parts: readonly DrawnPart[];
  readonly error: unknown;
}

const noRest: Rest = { parts: [], error: null };

/** Draws what is left of a drawing after the first part has been painted; a new drawing ends the one before. */
function useRest(drawing: Drawing): Rest {
  const [state, setState] = useState<Rest & { readonly of: Drawing }>({ ...noRest, of: drawing });
  useEffect(() => {
    if (drawing.rest.length === 0) return;
    let timer: ReturnType<typeof setTimeout>;
    const draw = (parts: readonly DrawnPart[]) => {
      const next = drawing.rest[parts.length];
      if (next === undefined) return;
      try {
        const drawn = [...parts, next()];
        setState({ of: drawing, parts: drawn, error: null });
        timer = setTimeout(() => draw(drawn), 0);
      } catch (error) {
        setState({ of: drawing, parts: [], error });
      }
    };
    const cancel = afterPaint(() => draw([]));
    return () => {
      cancel();
      clearTimeout(timer);
    };
  }, [drawing]);
  return state.of === drawing ? state : noRest;
}
