import { expect, test } from 'vitest';
import { whileWanted } from '../../app/_hooks/in-turns.ts';

function* steps(count: number, then: () => string): Generator<undefined, string> {
  for (let step = 0; step < count; step++) yield;
  return then();
}

const settled = (work: Generator<unknown, string>) =>
  new Promise<string>((resolve) => {
    whileWanted(
      work,
      (result) => resolve(`took ${result}`),
      (error) => resolve(`failed ${error instanceof Error ? error.message : error}`),
    );
  });

test('work in turns gives its result, or says why there is none, in its first step and in a later one', async () => {
  const breaks = () => {
    throw new Error('broken');
  };
  expect(await settled(steps(3, () => 'all'))).toBe('took all');
  expect(await settled(steps(0, breaks))).toBe('failed broken');
  expect(await settled(steps(3, breaks))).toBe('failed broken');
});

test('given up, it says nothing any more', async () => {
  const said: string[] = [];
  const work = steps(3, () => 'all');
  const leave = whileWanted(
    work,
    () => said.push('took'),
    () => said.push('failed'),
  );
  leave();
  await settled(steps(10, () => 'another'));
  expect(said).toEqual([]);
});
