import { spread } from '../bench/statistics.ts';

/** What the page held at one moment, after its garbage was collected; sizes in megabytes. */
export interface Sample {
  readonly minute: number;
  readonly heap: number;
  readonly engine: number;
  readonly resident: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** One change of the View: until it was painted, and the main thread's own processor time, milliseconds. */
export interface Change {
  readonly minute: number;
  readonly painted: number;
  readonly processor: number;
}

/** One figure of the first and the last quarter, and how much the last may be. */
export interface Growth {
  readonly what: string;
  readonly first: number;
  readonly last: number;
  readonly most: number;
}

/** Engine memory above this replaces the engine (`use-engine.ts`), megabytes. */
const engineLimit = 1024;

/**
 * The first quarter of a run beside the last. Bounds: a fifth more and some room for what a first quarter has not opened
 * yet; times of the clock may be as much longer as a busy machine makes them, processor time may not.
 */
export function growths(minutes: number, samples: readonly Sample[], changes: readonly Change[]): Growth[] {
  const quarter = <Item extends { readonly minute: number }>(items: readonly Item[], last: boolean) =>
    items.filter(({ minute }) => (last ? minute >= minutes * 0.75 : minute < minutes * 0.25));
  const row = <Item extends { readonly minute: number }>(
    what: string,
    items: readonly Item[],
    of: (figures: readonly Item[]) => number,
    bound: (first: number) => number,
  ): Growth => {
    const [first, last] = [of(quarter(items, false)), of(quarter(items, true))];
    return { what, first, last, most: bound(first) };
  };
  const median = (name: Exclude<keyof Sample, 'minute'>) => (few: readonly Sample[]) =>
    spread(few.map((each) => each[name])).p50;
  const part = (name: 'painted' | 'processor', at: 'p50' | 'p95') => (few: readonly Change[]) =>
    spread(few.map((each) => each[name]))[at];
  const rooms = (room: number) => (first: number) => first * 1.2 + room;
  return [
    row('JS heap after collection, MB', samples, median('heap'), rooms(8)),
    row('engine memory, MB', samples, median('engine'), (first) => Math.min(engineLimit, rooms(64)(first))),
    row('memory of all renderers, MB', samples, median('resident'), rooms(200)),
    row('DOM nodes', samples, median('nodes'), rooms(3000)),
    row('listeners', samples, median('listeners'), rooms(300)),
    row('View change, processor ms p50', changes, part('processor', 'p50'), rooms(5)),
    row('View change, painted ms p50', changes, part('painted', 'p50'), (first) => first * 2 + 50),
    row('View change, painted ms p95', changes, part('painted', 'p95'), (first) => first * 2 + 200),
  ];
}

/** Whether a figure grew over its bound; a quarter nothing was measured in counts as grown. */
export const hasGrown = ({ last, most }: Growth): boolean => !(last <= most);
