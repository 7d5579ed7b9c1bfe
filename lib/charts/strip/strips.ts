import { groupBy } from '../../model/group.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { codeLabel } from '../../query/labels.ts';
import { hasNumber } from '../../query/view-rows.ts';
import type { ChartContext } from '../chart-model.ts';

/** One strip: what its dots have in common, the cells with a number, and those without. */
export interface Strip {
  /** A line of words, or two. */
  readonly text: string;
  readonly dots: readonly (ViewRow & { readonly value: number })[];
  readonly gaps: readonly ViewRow[];
}

/** A strip per year, or of one year a strip per code; of both a strip per code and year. A dot is an agency. */
export function strips(view: View, rows: readonly ViewRow[], context: ChartContext): Strip[] {
  const single = view.years.from === view.years.to;
  const byCode = groupBy(rows, (row) => row.code);
  const groups = [...byCode.values()].flatMap((cells) =>
    [...groupBy(cells, (row) => row.year)].sort(([a], [b]) => a - b),
  );
  return groups.map(([, cells]) => {
    const [first] = cells;
    const code = codeLabel(view, first?.code ?? null, context.dictionary, context.language, 'short');
    const year = String(first?.year ?? '');
    const text = view.by === null ? year : single ? code : `${code}\n${year}`;
    return { text, dots: cells.filter(hasNumber), gaps: cells.filter((row) => !hasNumber(row)) };
  });
}

/**
 * How far each dot moves up or down, in steps of one dot, so that dots nearer than `width` (in the axis's unit) do not lie on
 * each other: the middle first, then above and below in turn, never further than `most` steps.
 */
export function swarm(values: readonly number[], width: number, most: number): number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const lastIn = new Map<number, number>();
  const steps = values.map(() => 0);
  const all = tracks(most);
  for (const index of order) {
    const value = values[index] ?? 0;
    const free = all.find((track) => value - (lastIn.get(track) ?? Number.NEGATIVE_INFINITY) >= width);
    const track = free ?? all[index % all.length] ?? 0;
    lastIn.set(track, value);
    steps[index] = track;
  }
  return steps;
}

/** 0, 1, -1, 2, -2 … */
function tracks(most: number): number[] {
  return Array.from({ length: 2 * most + 1 }, (_, index) => (index % 2 === 1 ? (index + 1) / 2 : -index / 2));
}
