import { groupBy } from '../../model/group.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { codeLabel } from '../../query/labels.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { plainText } from '../../query/words.ts';
import type { ChartContext } from '../chart-model.ts';

/** One line of a two-year comparison: a heading, or the cells of the first and the last year. */
export type PairLine =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'pair';
      readonly text: string;
      readonly first: ViewRow | undefined;
      readonly last: ViewRow | undefined;
    };

/** A line per agency, or under each agency a line per code. Years between the two ends are not drawn. */
export function pairLines(view: View, rows: readonly ViewRow[], context: ChartContext): PairLine[] {
  const pair = (text: string, cells: readonly ViewRow[]): PairLine => ({
    kind: 'pair',
    text,
    first: cells.find((row) => row.year === view.years.from),
    last: cells.find((row) => row.year === view.years.to),
  });
  return [...groupBy(rows, (row) => row.agency_id).values()].flatMap((own): PairLine[] => {
    const name = plainText(own[0]?.agency ?? '');
    if (view.by === null) return [pair(name, own)];
    const lines = [...groupBy(own, (row) => row.code)].map(([code, cells]) =>
      pair(codeLabel(view, code, context.dictionary, context.language, 'short'), cells),
    );
    return [{ kind: 'heading', text: name }, ...lines];
  });
}

/** Which end of a pair. */
export type End = 'first' | 'last';

/** The cell at one end of a line; a heading has none. */
export function cellOf(line: PairLine, end: End): ViewRow | undefined {
  return line.kind === 'pair' ? line[end] : undefined;
}

/** The cell at one end of a line, if it has a number. */
export function numberOf(line: PairLine, end: End): (ViewRow & { readonly value: number }) | undefined {
  const row = cellOf(line, end);
  return row !== undefined && hasNumber(row) ? row : undefined;
}
