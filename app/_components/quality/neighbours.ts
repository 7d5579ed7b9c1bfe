/** The findings before and after the chosen one on this page; null at its ends. */
export interface Neighbours {
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Neighbours of a finding in the list. One that just left it (it was decided, and only undecided ones are shown) stood at
 * `lastAt`, where its successor now stands.
 */
export function neighboursOf(ids: readonly string[], chosen: string, lastAt: number): Neighbours {
  const at = ids.indexOf(chosen);
  const [before, after] = at >= 0 ? [at - 1, at + 1] : [lastAt - 1, lastAt];
  return { before: ids[before] ?? null, after: ids[after] ?? null };
}
