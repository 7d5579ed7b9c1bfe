import { compareLines } from './compare.ts';
import type { Bench } from './section.ts';
import { type BenchLine, benchLine } from './statistics.ts';

const painted = 'Input to painted frame on the built pages, 200 synthetic agencies × 10 years × 60 metrics';
const main = 'The same: all of the picture, and what the main thread did';
const tour = 'Longest main-thread task of a page (0 = none over 50 ms)';

/** Changes of a figure on the built site, from the input event to the painted frame. */
export async function run({ say }: Bench): Promise<BenchLine[]> {
  const found = await compareLines(say);
  const every = found.changes.filter(({ what }) => what === 'every change');
  return [
    ...found.changes.map(({ what, painted: time }) => benchLine(painted, what, time)),
    ...every.flatMap(({ whole, processor, longestTask }) => [
      benchLine(main, 'every change: all of the picture', whole),
      benchLine(main, 'every change: processor time of the main thread', processor),
      benchLine(main, 'every change: longest task', [longestTask]),
    ]),
    ...found.tour.flatMap(({ page, loading, using }) => [
      benchLine(tour, `${page} while it loads`, [loading]),
      benchLine(tour, `${page} while it is used`, [using]),
    ]),
  ];
}
