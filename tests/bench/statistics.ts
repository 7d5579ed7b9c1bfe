/** Median and 95th percentile of some runs, in the line's unit. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly runs: number;
}

/** The spread of a list of figures (not empty). */
export function spread(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), runs: sorted.length };
}

/** What a line has to reach: at most this ratio of the medians, this median, this 95th percentile. */
export interface Bar {
  readonly ratio?: number;
  readonly p50?: number;
  readonly p95?: number;
}

/** Whom a line is measured beside, and how many times ours is theirs (medians). */
export interface Theirs extends Spread {
  readonly name: string;
}

/** One line of the tables; every section gives lines of this shape. */
export interface BenchLine {
  /** Heading of the table it stands in. */
  readonly table: string;
  readonly what: string;
  readonly unit: 'ms' | 's' | 'MB' | 'kB' | '%' | '/s' | '';
  readonly ours: Spread;
  readonly theirs: Theirs | null;
  /** Ours p50 ÷ theirs p50. */
  readonly ratio: number | null;
  readonly bar: Bar | null;
}

/** What a line says besides its figures. */
export interface LineOptions {
  readonly unit?: BenchLine['unit'];
  readonly theirs?: { readonly name: string; readonly figures: readonly number[] | Spread };
  readonly bar?: Bar;
}

const spreadOf = (figures: readonly number[] | Spread): Spread => ('runs' in figures ? figures : spread(figures));

/** A line from the figures of all runs, or from their spread; milliseconds unless said otherwise. */
export function benchLine(
  table: string,
  what: string,
  figures: readonly number[] | Spread,
  { unit = 'ms', theirs, bar }: LineOptions = {},
): BenchLine {
  const ours = spreadOf(figures);
  const beside = theirs === undefined ? null : { name: theirs.name, ...spreadOf(theirs.figures) };
  const ratio = beside === null ? null : ours.p50 / beside.p50;
  return { table, what, unit, ours, theirs: beside, ratio, bar: bar ?? null };
}

/** Whether a line reaches its bar; null where it has none. */
export function reaches({ ours, ratio, bar }: BenchLine): boolean | null {
  if (bar === null) return null;
  const within = (found: number | null, most: number | undefined) =>
    most === undefined || (found !== null && found <= most);
  return within(ratio, bar.ratio) && within(ours.p50, bar.p50) && within(ours.p95, bar.p95);
}
