import type { ChartContext, ChartModel } from '../../lib/charts/chart-model.ts';
import { type ChartPlan, type PlanPart, partsOf } from '../../lib/charts/plan.ts';
import { chartPlan } from '../../lib/charts/registry.ts';
import type { Colours } from '../../lib/charts/theme.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { encodeView } from '../../lib/query/view-url.ts';

/** A part of a picture together with the model it was drawn from. */
export interface DrawnPart {
  readonly model: ChartModel;
  readonly svg: string;
}

/** What draws; fetched apart from the page. */
export type DrawingLibrary = typeof import('../../lib/export/picture.ts');

let fetched: DrawingLibrary | null = null;

/** Once fetched, every picture is drawn while its page is rendered: words and picture change in one frame. */
export function drawingLibrary(): DrawingLibrary | null {
  return fetched;
}

/** Fetches what draws, the first time. */
export async function fetchDrawingLibrary(): Promise<DrawingLibrary> {
  fetched ??= await import('../../lib/export/picture.ts');
  return fetched;
}

/** Kept as long as the rows are. */
const plans = new WeakMap<readonly ViewRow[], Map<string, ChartPlan>>();

/** The plan of a View's rows, thought through once: people go back to what they saw, and some of it is drawn ahead. */
export function planOf(view: View, rows: readonly ViewRow[], context: ChartContext): ChartPlan {
  const known = plans.get(rows) ?? new Map<string, ChartPlan>();
  plans.set(rows, known);
  const name = `${context.language} ${context.width} ${encodeView(view)}`;
  const plan = known.get(name) ?? chartPlan(view, rows, context);
  known.set(name, plan);
  return plan;
}

const drawn = new WeakMap<ChartPlan, Map<string, DrawnPart>>();

/** A part of a plan, drawn once. `prefix` begins every id within. */
export function drawPart(
  { renderPicture, themePicture }: DrawingLibrary,
  plan: ChartPlan,
  { from, to }: PlanPart,
  prefix: string,
  light: Colours,
): DrawnPart {
  const known = drawn.get(plan) ?? new Map<string, DrawnPart>();
  drawn.set(plan, known);
  const name = from === 0 ? prefix : `${prefix}-${from}`;
  const before = known.get(name);
  if (before) return before;
  const model = plan.draw(from, to);
  const part = { model, svg: themePicture(renderPicture(model, name), light) };
  known.set(name, part);
  return part;
}

/** A figure on the page: what its next picture will be drawn with. */
interface StandingFigure {
  readonly id: string;
  readonly context: ChartContext;
}

const standing = new Set<StandingFigure>();

/** Says what a figure draws with, for {@link drawingAhead}, until the answered function is called. */
export function standFigure(figure: StandingFigure): () => void {
  standing.add(figure);
  return () => void standing.delete(figure);
}

/**
 * The steps that draw what of a View would meet the eye first, where the page has one figure to draw it for; each may take a
 * task of its own.
 */
export function drawingAhead(view: View, rows: readonly ViewRow[]): (() => void)[] {
  const [figure, another] = standing;
  const library = fetched;
  if (!figure || another || !library) return [];
  const { id, context } = figure;
  const draw = () => {
    const plan = planOf(view, rows, context);
    const [first] = partsOf(plan);
    if (first) drawPart(library, plan, first, id, context.colours);
  };
  return [() => void planOf(view, rows, context), draw];
}
