import { expect, test } from 'vitest';
import { createRandom } from '../fuzz/random.ts';
import { dictionary } from '../query/world.ts';
import { deeds, nextDeed } from './actions.ts';
import { randomSql, randomView } from './random-view.ts';
import { type Change, growths, hasGrown, type Sample } from './statistics.ts';

const minutes = 60;
const all = Array.from({ length: minutes }, (_, minute) => minute);
const sample = (minute: number, heap: number): Sample => ({
  minute,
  heap,
  engine: 200,
  resident: 900,
  nodes: 5000,
  listeners: 400,
});
const change = (minute: number, painted: number): Change => ({ minute, painted, processor: 20 });
const names = (samples: readonly Sample[], changes: readonly Change[]) =>
  growths(minutes, samples, changes)
    .filter(hasGrown)
    .map(({ what }) => what);

test('a run that holds as much at its end as at its start has not grown', () => {
  const samples = all.map((minute) => sample(minute, 40 + (minute % 3)));
  expect(
    names(
      samples,
      all.map((minute) => change(minute, 60)),
    ),
  ).toEqual([]);
});

test('half a megabyte a minute is a leak, and a redraw that becomes three times slower is seen', () => {
  const samples = all.map((minute) => sample(minute, 40 + minute / 2));
  const changes = all.map((minute) => change(minute, minute < 45 ? 100 : 301));
  expect(names(samples, changes)).toEqual(['JS heap after collection, MB', 'View change, painted ms p50']);
});

test('an engine above the size at which it is replaced has grown, whatever it had at first', () => {
  const samples = all.map((minute) => ({ ...sample(minute, 40), engine: minute < 30 ? 1000 : 1100 }));
  expect(
    names(
      samples,
      all.map((minute) => change(minute, 60)),
    ),
  ).toEqual(['engine memory, MB']);
});

test('nothing measured in a quarter counts as grown', () => {
  const samples = all.map((minute) => sample(minute, 40));
  expect(names(samples, [change(1, 60)])).toContain('View change, painted ms p50');
});

test('random Views can all be asked, statements are of one piece, and every deed comes up', () => {
  const world = { dictionary, agencies: ['640100-kj', '640181-kj'] };
  const random = createRandom('soak test');
  const views = Array.from({ length: 300 }, () => randomView(world, random));
  expect(new Set(views.map(({ chart }) => chart)).size).toBe(9);
  expect(new Set(views.map(({ measure }) => measure)).size).toBeGreaterThan(5);
  expect(views.every(({ years }) => years.from <= years.to)).toBe(true);
  for (let turn = 0; turn < 20; turn++) expect(randomSql(world, random)).toMatch(/^SELECT [\s\S]+ LIMIT \d+$/);
  const done = new Set(Array.from({ length: 1000 }, () => nextDeed(random).name));
  expect([...done].sort()).toEqual(deeds.map(({ name }) => name).sort());
});
