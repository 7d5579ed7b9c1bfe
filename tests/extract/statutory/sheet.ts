import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import type { Dims } from '../../../lib/model/dimension.ts';
import type { FormTable } from './forms.ts';
import { type GridCell, layOut } from './print.ts';

/** A printed cell that knows which figure it holds and what must be read from it. */
export interface SheetCell {
  readonly text: string;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** Metric and dims of the figure; null for a label, and for figures without a metric. */
  readonly key: string | null;
  readonly value: number | null;
}

/** A filled table, row by row. */
export type Sheet = readonly (readonly SheetCell[])[];

/** Numbers below a bound, the same for the same seed (mulberry32). */
export function createDice(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

interface Figure {
  readonly metric: string;
  readonly dims: Dims;
}

/** The parts a figure of the forms is the sum of; null where it is counted by itself. */
function partsOf(figure: Figure, all: readonly Figure[]): readonly Figure[] | null {
  const { metric, dims } = figure;
  const same = (part: Figure, name: keyof Dims): boolean => part.dims[name] === dims[name];
  const pick = (test: (part: Figure) => boolean): Figure[] => all.filter((part) => part !== figure && test(part));
  const isStat = all.some((part) => part.metric === 'req_completed');
  if (dims.applicant === 'total' && all.some((part) => part.dims.applicant === 'natural_person')) {
    return pick((part) => part.metric === metric && !/total$/.test(part.dims.applicant ?? 'total'));
  }
  if (dims.applicant === 'org_subtotal') {
    return pick((part) => part.metric === metric && /^org_(?!subtotal)/.test(part.dims.applicant ?? ''));
  }
  if (metric === 'req_outcome_total') {
    return pick(
      (part) => same(part, 'applicant') && /^req_(granted|part|refused|unable|rejected|other)/.test(part.metric),
    );
  }
  if (metric === 'req_received' && !isStat && dims.applicant === 'total')
    return pick((part) => part.metric === 'req_received_by_channel');
  if (metric === 'req_received' && isStat) return pick((part) => part.metric === 'req_received_by_channel');
  if (metric === 'req_completed') return pick((part) => part.metric.startsWith('req_completed_'));
  if (metric === 'ans_refused_total') {
    const reasons = pick((part) => /^ans_refused_/.test(part.metric));
    return reasons.length > 0 ? reasons : null;
  }
  if (metric === 'ans_total') return pick((part) => /^ans_(?!refused_(?!total))/.test(part.metric));
  if (metric === 'staff_total') return pick((part) => /^staff_(full|part)/.test(part.metric));
  const suit = /^(review|litigation)_total$/.exec(metric)?.[1];
  if (suit === undefined) return null;
  const results = pick((part) => part.metric.startsWith(`${suit}_`) && same(part, 'route'));
  return results.length > 0 ? results : null;
}

/** Figures that keep every identity of the form: parts are thrown (mostly small), wholes added up. */
function throwFigures(figures: readonly Figure[], dice: (bound: number) => number): Map<Figure, number> {
  const values = new Map<Figure, number>();
  const worth = (figure: Figure): number => {
    const known = values.get(figure);
    if (known !== undefined) return known;
    const parts = partsOf(figure, figures);
    const thrown = dice(10) < 6 ? dice(4) : dice(10) < 9 ? dice(60) : 1000 + dice(9000);
    const value = parts === null ? thrown : parts.reduce((sum, part) => sum + worth(part), 0);
    values.set(figure, value);
    return value;
  };
  const find = (metric: string, applicant: string | undefined): Figure | undefined =>
    figures.find((figure) => figure.metric === metric && figure.dims.applicant === applicant);
  for (const received of figures.filter(({ metric }) => metric === 'req_received')) {
    const { applicant } = received.dims;
    const [carried, out, handled] = [
      find('req_carried_in', applicant),
      find('req_carried_out', applicant),
      find('req_outcome_total', applicant),
    ];
    if (applicant === undefined || applicant.endsWith('total') || !carried || !out || !handled) continue;
    const sum = worth(handled) + worth(out);
    const before = Math.min(dice(5), sum);
    values.set(carried, before);
    values.set(received, sum - before);
  }
  for (const figure of figures) worth(figure);
  return values;
}

/** A form filled with figures that keep its identities. */
export function fillSheet(form: FormTable, seed: number): Sheet {
  const figures = form.flatMap((row) => row.flatMap((cell) => cell.figure ?? []));
  const values = throwFigures(figures, createDice(seed));
  return form.map((row) =>
    row.map(({ text, columnSpan, rowSpan, figure }): SheetCell => {
      if (figure === null) return { text, columnSpan, rowSpan, key: null, value: null };
      const value = values.get(figure) ?? 0;
      const key = figure.metric === '' ? null : cellKey(figure.metric, figure.dims);
      return { text: String(value), columnSpan, rowSpan, key, value };
    }),
  );
}

/** What must be read from a sheet; null = an empty cell. */
export function wantedOf(sheet: Sheet): Map<string, number | null> {
  return new Map(sheet.flat().flatMap(({ key, value }) => (key === null ? [] : [[key, value] as const])));
}

/** The sheet as grid cells, ready to be printed. */
export function gridOf(sheet: Sheet): GridCell[] {
  return layOut(sheet.map((row) => row.map((cell) => ({ ...cell, figure: null }))));
}
