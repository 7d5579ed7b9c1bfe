import { cellKey } from '../../lib/extract/statutory/emit.ts';
import type { FormTable } from '../extract/statutory/forms.ts';
import type { Draw } from './draw.ts';
import { type ExpectedFact, expectedFact } from './expected.ts';
import type { Figures } from './figures.ts';

/** What some zeros of a report are printed as, besides 0. */
export type ZeroHabit = 'none' | 'some-blank' | 'some-slash' | 'most-blank';

/** A figure cell: what is printed, and what that says. */
export interface PrintedFigure {
  readonly raw: string;
  readonly fact: ExpectedFact;
}

const shareLeftOut: Readonly<Record<ZeroHabit, number>> = {
  none: 0,
  'some-blank': 0.12,
  'some-slash': 0.12,
  'most-blank': 0.9,
};

/** Sums: a sum left out of a form is a fault of its own, a part of 0 left out is not. */
const sums = /^(?:req_outcome_total|review_total|litigation_total|staff_total|ans_total|req_received\|applicant=total)/;

function grouped(value: number): string {
  const [whole = '', decimals] = String(value).split('.');
  const commas = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return decimals === undefined ? commas : `${commas}.${decimals}`;
}

function valueIn(metric: string, value: number, form: 'stat_2014' | null): number {
  return form === 'stat_2014' && metric === 'disclosure_fee_charged' ? Math.round(value * 10_000) : value;
}

/** The figure cells of a form in reading order, printed. */
export function printFigures(
  form: FormTable,
  figures: Figures,
  style: { readonly zeros: ZeroHabit; readonly thousands: boolean; readonly form: 'stat_2014' | null },
  draw: Draw,
): PrintedFigure[] {
  return form.flat().flatMap(({ figure }): PrintedFigure[] => {
    if (figure === null) return [];
    const { metric, dims } = figure;
    const key = cellKey(metric, dims);
    const value = figures.get(key) ?? 0;
    if (value === 0 && !sums.test(key) && draw.chance(shareLeftOut[style.zeros])) {
      const isMark = style.zeros === 'some-slash';
      return [{ raw: isMark ? '/' : '', fact: expectedFact(metric, dims, null, isMark ? 'not_applicable' : 'blank') }];
    }
    const digits = style.thousands ? grouped(Math.abs(value)) : String(Math.abs(value));
    const sign = value < 0 ? '-' : metric === 'admin_items_change' && value > 0 && draw.chance(0.5) ? '+' : '';
    const unit = metric === 'procurement_amount' ? '元' : '';
    return [{ raw: sign + digits + unit, fact: expectedFact(metric, dims, valueIn(metric, value, style.form)) }];
  });
}
