import { expect, test } from 'vitest';
import { neighboursOf } from '../../../app/_components/quality/neighbours.ts';

const ids = ['a', 'b', 'c'];

test.each([
  ['a', 0, null, 'b'],
  ['b', 1, 'a', 'c'],
  ['c', 2, 'b', null],
])('of %s in the list', (chosen, lastAt, before, after) => {
  expect(neighboursOf(ids, chosen, lastAt)).toEqual({ before, after });
});

test.each([
  [0, null, 'a'],
  [2, 'b', 'c'],
  [3, 'c', null],
])('of one that left the list from place %i: its successor comes next', (lastAt, before, after) => {
  expect(neighboursOf(ids, 'gone', lastAt)).toEqual({ before, after });
});
