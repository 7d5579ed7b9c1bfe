const tolerance = 1e-9;

/** Ends and step of a value axis that includes zero. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

/**
 * A scale of about `steps` round steps (1, 2, 2.5 or 5 times a power of ten) around zero and all values; of whole numbers the
 * steps are whole. What floating point adds to a sum of shares begins no further step.
 */
export function roundScale(values: readonly number[], steps: number): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (low === high) return { min: 0, max: 1, interval: 1 };
  const rough = (high - low) / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const isWhole = values.every(Number.isInteger);
  const round = [1, 2, 2.5, 5, 10].map((step) => step * power).filter((step) => !isWhole || Number.isInteger(step));
  const interval = round.find((step) => step >= rough) ?? 1;
  const [first, last] = [Math.floor(low / interval + tolerance), Math.max(0, Math.ceil(high / interval - tolerance))];
  return { min: first * interval, max: last * interval, interval };
}

/** A scale of ranks: whole numbers from 1, the first rank at the top. */
export function rankScale(ranks: readonly number[], steps: number): Scale & { readonly inverse: true } {
  const last = Math.max(2, ...ranks);
  const interval = Math.max(1, Math.ceil((last - 1) / steps));
  return { min: 1, max: 1 + Math.ceil((last - 1) / interval) * interval, interval, inverse: true };
}

/**
 * Heights at which labels stand so that each is at least `gap` below the one above and none below `bottom`: as near to
 * the wanted heights as that allows. Heights count down from the top.
 */
export function spreadLabels(wanted: readonly number[], gap: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let least = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, least);
    least = (placed[index] ?? 0) + gap;
  }
  let most = bottom;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, most);
    most = (placed[index] ?? 0) - gap;
  }
  return placed;
}
