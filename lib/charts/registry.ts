import type { ChartKind, View, ViewRow } from '../model/view.ts';
import { drawnKind } from '../query/charts-for.ts';
import { planBars } from './bar/option.ts';
import type { ChartContext, ChartModel, PlanChart } from './chart-model.ts';
import { highestPicture, planWithin } from './draw-within.ts';
import { planHeat } from './heat/option.ts';
import { planLines } from './line/option.ts';
import type { ChartPlan } from './plan.ts';
import { planScatter } from './scatter/option.ts';
import { planSlopes } from './slope/option.ts';
import { planStacks } from './stack/option.ts';
import { planStrips } from './strip/option.ts';

/** Every chart kind; a new one is a folder and a line here. */
const charts: Readonly<Record<ChartKind, PlanChart>> = {
  bar: planBars,
  stack: planStacks,
  stack100: planStacks,
  line: planLines,
  slope: planSlopes,
  heat: planHeat,
  multiples: planLines,
  strip: planStrips,
  scatter: planScatter,
};

export { drawnKind };

/**
 * The chart of a View's rows: an ECharts option, its size, and the marks people can reach. It is drawn as {@link drawnKind};
 * a picture higher than `highest` CSS pixels ends early and says how many agencies only the table has.
 */
export function chartModel(
  view: View,
  rows: readonly ViewRow[],
  context: ChartContext,
  highest = highestPicture,
): ChartModel {
  const plan = chartPlan(view, rows, context, highest);
  return plan.draw(0, plan.weights.length);
}

/** The same chart, not drawn yet: for drawing what meets the eye first. */
export function chartPlan(
  view: View,
  rows: readonly ViewRow[],
  context: ChartContext,
  highest = highestPicture,
): ChartPlan {
  const kind = drawnKind(view, context.dictionary);
  return planWithin(charts[kind], { ...view, chart: kind }, rows, context, highest);
}
