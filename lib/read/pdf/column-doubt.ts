import type { Segment } from './segment.ts';

/** Farthest that the figures of a column may stand off one line at their left, middle or right, in em. */
const maxOff = 0.8;
const minValues = 3;
const withUnit = /[0-9０-９][\p{sc=Han}]{1,2}$/u;
const bareFigure = /^[-+－]?[0-9０-９][0-9０-９.．,，]*$/;

const spreadOf = (places: readonly number[]): number => Math.max(...places) - Math.min(...places);

/** Why the figures put into one column may not all be its own; null where they stand as a column's do. */
export function columnDoubt(values: readonly Segment[]): string | null {
  const bare = values.filter(({ text }) => bareFigure.test(text));
  const united = values.filter(({ text }) => withUnit.test(text));
  if (united.length > 0 && bare.length > united.length) return 'a figure with a unit stands among figures without';
  if (values.length < minValues) return null;
  const off = Math.min(
    spreadOf(values.map(({ left }) => left)),
    spreadOf(values.map(({ right }) => right)),
    spreadOf(values.map(({ left, right }) => (left + right) / 2)),
  );
  return off > maxOff * (values[0]?.em ?? 1) ? 'figures of one column do not stand in one line' : null;
}
