import type { ChartContext, ChartMark, ChartModel } from '../../lib/charts/chart-model.ts';
import { type ChartPlan, type PlanPart, partsOf } from '../../lib/charts/plan.ts';
import { chartPlan } from '../../lib/charts/registry.ts';
import type { Colours } from '../../lib/charts/theme.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { markOf } from '../../lib/query/mark.ts';
import { encodeView } from '../../lib/query/view-url.ts';
import { type PictureMark, type PicturePart, picturePart } from '../_components/figure/picture-part.ts';
import { nextTask } from './after-paint.ts';
import { fetchedOnce } from './fetched-once.ts';
import { keptWith } from './kept-with.ts';

/** A part of a picture: as it was drawn, and with its marks as people meet them. */
export interface DrawnPart {
  readonly svg: string;
  readonly picture: PicturePart;
}

/** What draws; fetched apart from the page. */
export type DrawingLibrary = typeof import('../../lib/export/picture.ts');

let fetched: DrawingLibrary | null = null;

/** Once fetched, every picture is drawn while its page is rendered: words and picture change in one frame. */
export function drawingLibrary(): DrawingLibrary | null {
  return fetched;
}

/** Fetches what draws, the first time, and has it drawn a little before anything waits for it. */
export const fetchDrawingLibrary = fetchedOnce(async (): Promise<DrawingLibrary> => {
  const [library, { warmUps }] = await Promise.all([
    import('../../lib/export/picture.ts'),
    import('../../lib/export/warm-up.ts'),
  ]);
  for (const step of warmUps) {
    await nextTask();
    step();
  }
  await nextTask();
  fetched = library;
  return library;
});

const plans = Symbol('plans');

/** The plan of a View's rows, thought through once: people go back to what they saw, and some of it is drawn ahead. */
export function planOf(view: View, rows: readonly ViewRow[], context: ChartContext): ChartPlan {
  const known = keptWith(rows, plans, () => new Map<string, ChartPlan>());
  const name = `${context.language} ${context.width} ${encodeView(view)}`;
  const plan = known.get(name) ?? chartPlan(view, rows, context);
  known.set(name, plan);
  return plan;
}

const drawings = Symbol('drawings');

/** A part of a plan, drawn once. `prefix` begins every id within. */
export function drawPart(
  { renderPicture, themePicture }: DrawingLibrary,
  plan: ChartPlan,
  { from, to }: PlanPart,
  prefix: string,
  light: Colours,
): DrawnPart {
  const known = keptWith(plan, drawings, () => new Map<string, DrawnPart>());
  const name = from === 0 ? prefix : `${prefix}-${from}`;
  const before = known.get(name);
  if (before) return before;
  const model = plan.draw(from, to);
  const part = partOf(model, themePicture(renderPicture(model, name), light), plan.layered ? from : null);
  known.set(name, part);
  return part;
}

/** A drawing of a model with the model's marks. */
export function partOf({ height, marks }: ChartModel, svg: string, layer: number | null): DrawnPart {
  return { svg, picture: picturePart(svg, height, marks.map(toPictureMark), layer) };
}

function toPictureMark({ row, series, index, line, at, label, figure }: ChartMark): PictureMark {
  return { key: markOf(row), seriesIndex: series, dataIndex: index, line, at, label, figure };
}

/** A figure on the page: what its next picture will be drawn with. */
interface StandingFigure {
  readonly id: string;
  readonly context: ChartContext;
  /** Makes and keeps what else is shown of a View's rows. */
  readonly also: (view: View, rows: readonly ViewRow[]) => void;
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
  const { id, context, also } = figure;
  const draw = () => {
    const plan = planOf(view, rows, context);
    const [first] = partsOf(plan);
    if (first) drawPart(library, plan, first, id, context.colours);
  };
  return [() => void planOf(view, rows, context), draw, () => also(view, rows)];
}
