/** A seeded source of choices: the same seed gives the same choices on every machine. */
export interface Draw {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(share: number): boolean;
  pick<T>(options: readonly T[]): T;
  /** A new order of some items. */
  shuffled<T>(items: readonly T[]): T[];
  /** A whole number no earlier call gave, so that no two objects of a report share a number by accident. */
  fresh(min: number, max: number): number;
}

/** Mulberry32, spread over the seed's neighbours. */
export function createDraw(seed: number): Draw {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const used = new Set<number>();
  return {
    int,
    chance: (share) => next() < share,
    pick: (options) => {
      const chosen = options[int(0, options.length - 1)];
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
    shuffled(items) {
      const left = [...items];
      for (let i = left.length - 1; i > 0; i--) {
        const j = int(0, i);
        const [a, b] = [left[i], left[j]];
        if (a !== undefined && b !== undefined) [left[i], left[j]] = [b, a];
      }
      return left;
    },
    fresh(min, max) {
      for (let tries = 0; tries < 60; tries++) {
        const value = int(min, max);
        if (used.has(value)) continue;
        used.add(value);
        return value;
      }
      return max + used.size;
    },
  };
}
