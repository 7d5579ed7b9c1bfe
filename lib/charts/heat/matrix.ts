import { groupBy } from '../../model/group.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { codeLabel } from '../../query/labels.ts';
import { plainText } from '../../query/words.ts';
import type { ChartContext } from '../chart-model.ts';

/** One line of a matrix: a heading, or a row of cells by column. */
export type MatrixLine =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'cells'; readonly text: string; readonly cells: readonly (ViewRow | undefined)[] };

/** A matrix: what its columns are called, and its lines from the top. */
export interface Matrix {
  readonly columns: readonly string[];
  /** Whether the columns are years, so that rules may stand where the form changed. */
  readonly byYear: boolean;
  readonly lines: readonly MatrixLine[];
}

/** Agency × year; of one year, agency × code; of several years and codes, under each agency code × year. */
export function toMatrix(view: View, rows: readonly ViewRow[], context: ChartContext): Matrix {
  const agencies = [...groupBy(rows, (row) => row.agency_id).values()];
  if (view.by !== null && view.years.from === view.years.to) {
    const codes = [...new Set(rows.map((row) => row.code))];
    return {
      columns: codes.map((code) => codeLabel(view, code, context.dictionary, context.language, 'short')),
      byYear: false,
      lines: agencies.map((group) => line(nameOf(group), group, codes, (row) => row.code)),
    };
  }
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => a - b);
  const lines = agencies.flatMap((group): MatrixLine[] => {
    if (view.by === null) return [line(nameOf(group), group, years, (row) => row.year)];
    const byCode = [...groupBy(group, (row) => row.code)];
    return [
      { kind: 'heading', text: nameOf(group) },
      ...byCode.map(([code, cells]) =>
        line(codeLabel(view, code, context.dictionary, context.language, 'short'), cells, years, (row) => row.year),
      ),
    ];
  });
  return { columns: years.map(String), byYear: true, lines };
}

function nameOf(group: readonly ViewRow[]): string {
  return plainText(group[0]?.agency ?? '');
}

function line<Key>(
  text: string,
  rows: readonly ViewRow[],
  keys: readonly Key[],
  keyOf: (row: ViewRow) => Key,
): MatrixLine {
  return { kind: 'cells', text, cells: keys.map((key) => rows.find((row) => keyOf(row) === key)) };
}
