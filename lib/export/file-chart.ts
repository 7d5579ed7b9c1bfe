import type { ChartContext, ChartModel } from '../charts/chart-model.ts';
import { chartModel, drawnKind } from '../charts/registry.ts';
import type { View, ViewRow } from '../model/view.ts';
import { chartWidthOf } from './figure.ts';

/** Where a picture goes: a file of its own, or a page of Office it must fit, scaled as a whole. */
export type PicturePlace = 'alone' | 'page';

/** Width of an exported figure in CSS pixels, whatever the window's. */
export const pictureWidth = 960;

/** About the proportions of a slide's middle: what is higher would shrink until its words cannot be read. */
const pageHeight = 640;
/** Slopes are read line by line: scaled to a slide's middle or the width of a page their words have eight points. */
const slopesPage = { width: 720, height: 430 };
/** A sheet of A4 upright: more pairs than it holds are a list, not a comparison of two years. */
const slopesHeight = 1240;

/**
 * The chart of a View for a file. On a page, and of slopes in any file, it has as many agencies as can be read there, in the order
 * of the rows, and says below them how many only the table has.
 */
export function fileChart(
  view: View,
  rows: readonly ViewRow[],
  context: Omit<ChartContext, 'width'>,
  place: PicturePlace,
): ChartModel {
  const drawing = { ...context, width: chartWidthOf(pictureWidth) };
  const isSlope = drawnKind(view, context.dictionary) === 'slope';
  if (place === 'page' && isSlope)
    return chartModel(view, rows, { ...context, width: slopesPage.width }, slopesPage.height);
  if (place === 'page') return chartModel(view, rows, drawing, pageHeight);
  return isSlope ? chartModel(view, rows, drawing, slopesHeight) : chartModel(view, rows, drawing);
}
