import { type DrawingLibrary, drawPart, planOf } from '../../../../app/_hooks/drawings.ts';
import type { ChartContext } from '../../../../lib/charts/chart-model.ts';
import { type PlanPart, partsOf } from '../../../../lib/charts/plan.ts';
import { chartModel } from '../../../../lib/charts/registry.ts';
import type { View, ViewRow } from '../../../../lib/model/view.ts';

/** When a picture was painted: what of it meets the eye, and all of it; `performance.now()`. */
export interface Painted {
  readonly first: number;
  readonly whole: number;
}

/** Draws a View's rows on the page, in place of what stood there. */
export type Drawing = (view: View, rows: readonly ViewRow[]) => Promise<Painted>;

/** The first task after the next frame. */
const afterPaint = () =>
  new Promise<number>((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(0);
    }),
  );

function put(place: Element, markup: string): HTMLElement {
  const part = document.createElement('div');
  part.innerHTML = markup;
  place.append(part);
  return part;
}

/** As the site draws: the part that meets the eye first, with its marks named; when it has been painted the others, each in a task of its own. */
export function inParts(place: Element, library: DrawingLibrary, context: ChartContext): Drawing {
  for (const [token, colour] of Object.entries(context.colours)) {
    document.documentElement.style.setProperty(`--${token}`, colour);
  }
  return async (view, rows) => {
    const plan = planOf(view, rows, context);
    const [first, ...rest] = partsOf(plan);
    const draw = (part: PlanPart) => {
      const { markup, height } = drawPart(library, plan, part, 'p', context.colours).picture;
      const { style } = put(place, markup);
      // The site's own `.part`: what is out of sight is painted when it is scrolled to.
      if (rest.length > 0) style.cssText = `content-visibility: auto; contain-intrinsic-height: auto ${height}px`;
    };
    place.replaceChildren();
    if (first) draw(first);
    const seen = await afterPaint();
    for (const part of rest) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      draw(part);
    }
    return { first: seen, whole: rest.length === 0 ? seen : await afterPaint() };
  };
}

/** As a page without our drawing would: the same chart by the same library, in one piece. */
export function inOnePiece(place: Element, { renderPicture }: DrawingLibrary, context: ChartContext): Drawing {
  return async (view, rows) => {
    place.replaceChildren();
    put(place, renderPicture(chartModel(view, rows, context), 'p'));
    const seen = await afterPaint();
    return { first: seen, whole: seen };
  };
}
