import type { ChartModel } from '../../charts/chart-model.ts';
import type { ResultTable } from '../table.ts';
import { inertText } from '../text.ts';
import { drawBars } from './bars.ts';
import type { QuickChoice } from './choice.ts';
import { drawDots } from './dots.ts';
import type { Draw, QuickContext } from './frame.ts';
import { drawLines } from './lines.ts';
import { quickMarks } from './marks.ts';
import { drawMatrix } from './matrix.ts';
import { type Points, pointsOf } from './points.ts';
import { drawStacks } from './stacks.ts';

/** A result drawn, and what of it is not in the picture. */
export interface QuickChart {
  /** Null where rows share their place, adding them up would be a guess; and of dots, where no row has both numbers. */
  readonly model: ChartModel | null;
  readonly points: Points;
  /** How many series the picture tells apart but cannot name for want of room; 0 where it names them. */
  readonly unnamed: number;
}

const draws: Readonly<Record<QuickChoice['kind'], Draw>> = {
  bar: drawBars,
  stack: drawStacks,
  line: drawLines,
  scatter: drawDots,
  heat: drawMatrix,
};

/**
 * Any result as one of the quick charts, in the style of the others: direct labels, a gap hatched or left open, never a
 * zero. Its texts come from data and are drawn as text only.
 */
export function quickChart(table: ResultTable, choice: QuickChoice, context: QuickContext): QuickChart {
  const points = pointsOf(table, choice);
  const needsOnePerPlace = choice.kind !== 'bar' && choice.kind !== 'scatter';
  const isEmpty = choice.kind === 'scatter' && quickMarks(choice.kind, points).length === 0;
  if (points.points.length === 0 || isEmpty || (needsOnePerPlace && points.doubled > 0)) {
    return { model: null, points, unnamed: 0 };
  }
  const name = (column: number) => inertText(table.columns[column]?.name ?? '');
  const names = { x: name(choice.x), y: name(choice.y) };
  const { unnamed = 0, ...drawn } = draws[choice.kind](points, names, context);
  return { model: { ...drawn, width: context.width, marks: [] }, points, unnamed };
}
