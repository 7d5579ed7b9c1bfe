import { expect, it } from 'vitest';
import { sha256Hex } from '../../lib/read/sha256.ts';
import { fuzzCase } from './cases.ts';
import { formats } from './formats.ts';
import { hostileCases } from './hostile.ts';
import { maxMegabytes, violations, watch } from './watch.ts';

/** How many documents of each format are read here; `npm run fuzz` reads 10,000. */
const documents = 40;

it.each(formats)('%s: mutated documents are read without a silent fault, or refused', async (format) => {
  const result = await watch({ format, seed: 20, to: documents, repeatEvery: 5 });
  expect(result.outcomes.length + result.lost.length).toBe(documents);
  expect(violations(result)).toEqual([]);
});

it.each(formats)('%s: a case is the same bytes whatever was made before it', (format) => {
  const made = () => Array.from({ length: documents }, (_, i) => sha256Hex(fuzzCase(format, 1, i).bytes));
  expect(made()).toEqual(made());
});

it('files made to hurt are refused with the right code, or read, in bounded time and memory', async () => {
  const result = await watch({ format: 'hostile', seed: 0, to: hostileCases.length, repeatEvery: hostileCases.length });
  const codes = new Map(hostileCases.map(({ what, expected }) => [what, expected]));
  const unexpected = result.outcomes
    .map(({ name, refused }) => ({ name, ended: refused ?? 'read' }))
    .filter(({ name, ended }) => !codes.get(name)?.includes(ended));
  expect(violations(result)).toEqual([]);
  expect(unexpected).toEqual([]);
  expect(result.peakMegabytes).toBeLessThan(maxMegabytes);
});
