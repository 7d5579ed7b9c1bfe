import { expect, test } from 'vitest';
import { fetchedOnce } from '../../app/_hooks/fetched-once.ts';

test('what is fetched is fetched once, however many ask', async () => {
  let times = 0;
  const ask = fetchedOnce(async () => ++times);
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  expect(await ask()).toBe(1);
});

test('a failure is told to all who wait, and the next to ask has it fetched again', async () => {
  let times = 0;
  const ask = fetchedOnce(async () => {
    times += 1;
    if (times === 1) throw new Error('no connection');
    return times;
  });
  const waiting = await Promise.allSettled([ask(), ask()]);
  expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask()).toBe(2);
});
