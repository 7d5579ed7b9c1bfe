import { groupBy } from '../../model/group.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { plainText } from '../../query/words.ts';

/** One line of a stacked chart: a heading, or a bar of one agency and year with its parts in official order. */
export type StackLine =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'bar';
      readonly text: string;
      readonly parts: readonly ViewRow[];
      readonly gaps: readonly ViewRow[];
    };

/** Agencies of one year, or under each agency its years; years without any report are left out where another year has one. */
export function stackLines(view: View, rows: readonly ViewRow[]): StackLine[] {
  return [...groupBy(rows, (row) => row.agency_id).values()].flatMap((own): StackLine[] => {
    const name = plainText(own[0]?.agency ?? '');
    if (view.years.from === view.years.to) return [bar(name, own)];
    const reported = own.filter((row) => row.status !== 'no_report');
    if (reported.length === 0) return [bar(name, own)];
    const years = [...groupBy(reported, (row) => row.year)];
    return [{ kind: 'heading', text: name }, ...years.map(([year, cells]) => bar(String(year), cells))];
  });
}

function bar(text: string, cells: readonly ViewRow[]): StackLine {
  return { kind: 'bar', text, parts: cells.filter(hasNumber), gaps: cells.filter((row) => !hasNumber(row)) };
}
