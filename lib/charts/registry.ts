import type { ChartKind, View, ViewRow } from '../model/view.ts';
import { drawnKind } from '../query/charts-for.ts';
import { drawBars } from './bar/option.ts';
import type { ChartContext, ChartModel, DrawChart } from './chart-model.ts';
import { drawWithin } from './draw-within.ts';
import { drawHeat } from './heat/option.ts';
import { drawLines } from './line/option.ts';
import { drawScatter } from './scatter/option.ts';
import { drawSlopes } from './slope/option.ts';
import { drawStacks } from './stack/option.ts';
import { drawStrips } from './strip/option.ts';

/** Every chart kind; a new one is a folder and a line here. */
const charts: Readonly<Record<ChartKind, DrawChart>> = {
  bar: drawBars,
  stack: drawStacks,
  stack100: drawStacks,
  line: drawLines,
  slope: drawSlopes,
  heat: drawHeat,
  multiples: drawLines,
  strip: drawStrips,
  scatter: drawScatter,
};

export { drawnKind };

/**
 * The chart of a View's rows: an ECharts option, its size, and the marks people can reach. It is drawn as {@link drawnKind};
 * a picture higher than 6,000 px ends early and says how many agencies only the table has.
 */
export function chartModel(view: View, rows: readonly ViewRow[], context: ChartContext): ChartModel {
  const kind = drawnKind(view, context.dictionary);
  return drawWithin(charts[kind], { ...view, chart: kind }, rows, context);
}
