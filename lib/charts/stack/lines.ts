import { groupBy } from '../../model/group.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { plainText } from '../../query/words.ts';

/** A cell with a number, and how long its segment is on the axis. */
export interface StackPart {
  readonly row: ViewRow & { readonly value: number };
  readonly length: number;
}

/** One line of a stacked chart: a heading, or a bar of one agency and year with its parts in official order. */
export type StackLine =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'bar';
      readonly text: string;
      readonly parts: readonly StackPart[];
      /** The cells without a number, together by reason. */
      readonly gaps: readonly (readonly ViewRow[])[];
    };

/**
 * Agencies of one year, or under each agency its years; years without any report are left out where another year has one.
 * Stacked to 100 %, plain values are measured against the sum of the bar's own parts; a share is a percentage already and
 * stays what it is, so that parts which do not make up the whole are seen.
 */
export function stackLines(view: View, rows: readonly ViewRow[]): StackLine[] {
  return [...groupBy(rows, (row) => row.agency_id).values()].flatMap((own): StackLine[] => {
    const name = plainText(own[0]?.agency ?? '');
    if (view.years.from === view.years.to) return [bar(view, name, own)];
    const reported = own.filter((row) => row.status !== 'no_report');
    if (reported.length === 0) return [bar(view, name, own)];
    const years = [...groupBy(reported, (row) => row.year)];
    return [{ kind: 'heading', text: name }, ...years.map(([year, cells]) => bar(view, String(year), cells))];
  });
}

function bar(view: View, text: string, cells: readonly ViewRow[]): StackLine {
  const numbers = cells.filter(hasNumber);
  const whole = numbers.reduce((sum, { value }) => sum + value, 0);
  const scale = view.chart === 'stack100' && view.measure !== 'share' ? (whole === 0 ? 0 : 100 / whole) : 1;
  const gaps = [
    ...groupBy(
      cells.filter((row) => !hasNumber(row)),
      (row) => row.status,
    ).values(),
  ];
  return { kind: 'bar', text, parts: numbers.map((row) => ({ row, length: row.value * scale })), gaps };
}
