import { describe, expect, it } from 'vitest';
import { nextPlace } from '../../../app/_components/overview/matrix-keys.ts';

const places = [
  { row: 0, year: 2017 },
  { row: 0, year: 2019 },
  { row: 0, year: 2023 },
  { row: 1, year: 2008 },
  { row: 1, year: 2020 },
  { row: 3, year: 2022 },
];

describe('keys in the coverage matrix', () => {
  it.each([
    ['ArrowRight', { row: 0, year: 2019 }, { row: 0, year: 2023 }],
    ['ArrowLeft', { row: 0, year: 2019 }, { row: 0, year: 2017 }],
    ['ArrowDown', { row: 0, year: 2019 }, { row: 1, year: 2020 }],
    ['ArrowDown', { row: 1, year: 2008 }, { row: 3, year: 2022 }],
    ['ArrowUp', { row: 3, year: 2022 }, { row: 1, year: 2020 }],
    ['Home', { row: 0, year: 2023 }, { row: 0, year: 2017 }],
    ['End', { row: 1, year: 2008 }, { row: 1, year: 2020 }],
  ])('%s leads from %j to %j', (key, from, to) => {
    expect(nextPlace(key, from, places)).toEqual(to);
  });

  it.each([
    ['ArrowUp', { row: 0, year: 2017 }],
    ['ArrowDown', { row: 3, year: 2022 }],
    ['ArrowLeft', { row: 0, year: 2017 }],
    ['x', { row: 0, year: 2017 }],
  ])('%s leads nowhere from %j', (key, from) => {
    expect(nextPlace(key, from, places)).toBeNull();
  });
});
