import { groupBy } from '../../model/group.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { codeLabel } from '../../query/labels.ts';
import { plainText } from '../../query/words.ts';
import type { ChartContext } from '../chart-model.ts';

/** One line of a panel: a series' name and its cell of each year. */
export interface PanelSeries {
  readonly name: string;
  readonly cells: readonly (ViewRow | undefined)[];
}

/** More lines than this in one plot cannot be told apart. */
const linesTogether = 8;

/** One small chart: its heading (empty for a single one) and its lines. */
export interface Panel {
  readonly heading: string;
  readonly series: readonly PanelSeries[];
}

/**
 * One panel with a line per agency, or a small panel for each where they are many or small multiples are asked for; with a breakdown one panel per agency,
 * a line per code in each.
 */
export function toPanels(
  view: View,
  rows: readonly ViewRow[],
  years: readonly number[],
  context: ChartContext,
): Panel[] {
  const agencies = [...groupBy(rows, (row) => row.agency_id).values()];
  const cells = (group: readonly ViewRow[]) => years.map((year) => group.find((row) => row.year === year));
  const name = (group: readonly ViewRow[]) => plainText(group[0]?.agency ?? '');
  if (view.by === null && (view.chart === 'multiples' || agencies.length > linesTogether)) {
    return agencies.map((group) => ({ heading: name(group), series: [{ name: '', cells: cells(group) }] }));
  }
  if (view.by === null) {
    return [{ heading: '', series: agencies.map((group) => ({ name: name(group), cells: cells(group) })) }];
  }
  return agencies.map((group) => ({
    heading: name(group),
    series: [...groupBy(group, (row) => row.code)].map(([code, line]) => ({
      name: codeLabel(view, code, context.dictionary, context.language, 'short'),
      cells: cells(line),
    })),
  }));
}
