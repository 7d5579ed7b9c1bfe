import type { View, ViewRow } from '../model/view.ts';
import type { ChartContext, ChartModel, PlanChart } from './chart-model.ts';
import { ofFirstAgencies } from './first-agencies.ts';
import type { ChartPlan } from './plan.ts';
import { baseOption } from './style.ts';

/** No picture is higher, in CSS pixels: longer lists are read in the table. */
export const highestPicture = 6000;
const noteHeight = 30;

/**
 * A plan of as many agencies as stay within `highest` CSS pixels, in the order of the rows; below the last of them stands how
 * many are left to the table. One agency alone is always drawn in full.
 */
export function planWithin(
  plan: PlanChart,
  view: View,
  rows: readonly ViewRow[],
  context: ChartContext,
  highest: number,
): ChartPlan {
  const whole = plan(view, rows, context);
  if (whole.height <= highest) return whole;
  const agencies = new Set(rows.map((row) => row.agency_id)).size;
  const cutTo = (kept: number) => {
    const first = ofFirstAgencies(rows, kept);
    return { cut: plan(view, first.rows, context), left: first.left };
  };
  let kept = Math.floor((agencies * (highest - noteHeight)) / whole.height);
  while (kept > 1) {
    const { cut, left } = cutTo(kept);
    if (cut.height <= highest - noteHeight) return withNote(cut, left, context);
    kept = Math.floor(kept * 0.97);
  }
  if (agencies < 2) return whole;
  const { cut, left } = cutTo(1);
  return withNote(cut, left, context);
}

function withNote(plan: ChartPlan, left: number, context: ChartContext): ChartPlan {
  const { weights, draw } = plan;
  return {
    ...plan,
    left,
    height: plan.height + noteHeight,
    draw: (from, to) => (to === weights.length ? noted(draw(from, to), left, context) : draw(from, to)),
  };
}

function noted(model: ChartModel, left: number, { colours, language }: ChartContext): ChartModel {
  const en = `${left} more ${left === 1 ? 'agency' : 'agencies'} in the table`;
  const text = language === 'zh' ? `另有 ${left} 个机构见表格` : en;
  const { textStyle } = baseOption(colours);
  const note = {
    text,
    left: 0,
    top: model.height + 6,
    padding: 0,
    textStyle: { ...textStyle, fontWeight: 'bold' },
  };
  const titles = Array.isArray(model.option.title) ? model.option.title : [];
  const grids = [model.option.grid].flat();
  return {
    ...model,
    option: {
      ...model.option,
      title: [...titles, note],
      grid: grids.map((grid) => lifted(grid, noteHeight)),
    },
    height: model.height + noteHeight,
  };
}

/** A grid that hangs on the lower edge keeps its place above the note. */
function lifted(grid: unknown, by: number): unknown {
  if (typeof grid !== 'object' || grid === null || !('bottom' in grid)) return grid;
  return { ...grid, bottom: Number(grid.bottom) + by };
}
