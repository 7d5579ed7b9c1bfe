/** Median and 95th percentile of some runs, milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly runs: number;
}

/** The spread of a list of milliseconds (not empty). */
export function spread(milliseconds: readonly number[]): Spread {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), runs: sorted.length };
}

/** One line of the tables: ours, theirs, and the ratio of the medians (ours ÷ theirs). */
export interface BenchLine {
  readonly table: string;
  readonly what: string;
  readonly ours: Spread;
  readonly theirs: Spread;
  readonly ratio: number;
}

/** A line from two lists of runs. */
export function benchLine(table: string, what: string, ours: readonly number[], theirs: readonly number[]): BenchLine {
  const [left, right] = [spread(ours), spread(theirs)];
  return { table, what, ours: left, theirs: right, ratio: left.p50 / right.p50 };
}
