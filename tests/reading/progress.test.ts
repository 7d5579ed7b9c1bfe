import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timeLeft } from '../../lib/reading/progress.ts';

const even = (done: number, files: number) => ({
  files,
  done,
  bytes: files * 100,
  doneBytes: done * 100,
  spent: done * 40,
});

it('of files all alike, the rest takes as long for each as those done', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 1000 }), fc.integer({ min: 0, max: 1000 }), (done, more) => {
      expect(timeLeft(even(done, done + more))).toBeCloseTo(more * 40, 6);
    }),
  );
});

it('says nothing before there is something to tell from', () => {
  expect(timeLeft(even(0, 1000))).toBeNull();
  expect(timeLeft(even(2, 1000))).toBeNull();
  expect(timeLeft({ ...even(5, 10), spent: 0 })).toBeNull();
});

it('a large file ahead is counted by its bytes', () => {
  const left = timeLeft({ files: 4, done: 3, bytes: 30_000, doneBytes: 300, spent: 300 });
  expect(left).toBeGreaterThan(1000);
});

it('is never below nothing, whatever is known of the bytes', () => {
  expect(timeLeft({ files: 4, done: 3, bytes: 10, doneBytes: 500, spent: 300 })).toBeGreaterThanOrEqual(0);
});
