import type { View, ViewRow } from '../model/view.ts';
import type { ChartContext, ChartModel, DrawChart } from './chart-model.ts';
import { baseOption } from './style.ts';

/** No picture is higher, in CSS pixels: longer lists are read in the table. One agency alone is always drawn in full. */
const highest = 6000;
const noteHeight = 30;

/**
 * Draws as many agencies as stay within the greatest height, in the order of the rows, and says below the picture how many
 * are left to the table.
 */
export function drawWithin(draw: DrawChart, view: View, rows: readonly ViewRow[], context: ChartContext): ChartModel {
  const model = draw(view, rows, context);
  if (model.height <= highest) return model;
  const agencies = [...new Set(rows.map((row) => row.agency_id))];
  let kept = Math.floor((agencies.length * (highest - noteHeight)) / model.height);
  while (kept > 1) {
    const cut = drawFirst(draw, view, rows, agencies.slice(0, kept), context);
    if (cut.height <= highest - noteHeight) return withNote(cut, agencies.length - kept, context);
    kept = Math.floor(kept * 0.9);
  }
  if (agencies.length < 2) return model;
  return withNote(drawFirst(draw, view, rows, agencies.slice(0, 1), context), agencies.length - 1, context);
}

function drawFirst(
  draw: DrawChart,
  view: View,
  rows: readonly ViewRow[],
  agencies: readonly string[],
  context: ChartContext,
): ChartModel {
  const first = new Set(agencies);
  return draw(
    view,
    rows.filter((row) => first.has(row.agency_id)),
    context,
  );
}

function withNote(model: ChartModel, left: number, { colours, language }: ChartContext): ChartModel {
  const text = language === 'zh' ? `另有 ${left} 个机构见表格` : `${left} more agencies in the table`;
  const { textStyle } = baseOption(colours);
  const note = {
    text,
    left: 0,
    top: model.height + 6,
    padding: 0,
    textStyle: { ...(textStyle as object), fontWeight: 'bold' },
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
