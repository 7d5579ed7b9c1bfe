import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSearchIndex } from '../../lib/query/search-index.ts';
import { searchRank } from '../../lib/query/search-keys.ts';

const key = fc.string({ unit: fc.constantFrom('云', '县', '水', 'a', 'b', '1'), minLength: 1, maxLength: 6 });
const item = fc.array(key, { minLength: 1, maxLength: 4 });
const search = fc.array(key, { maxLength: 3 }).map((words) => words.join(' '));

test('finds what every key by itself would be found by, best matches first, else in order', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 30 }), search, (items, asked) => {
      const named = items.map((keys, id) => ({ keys, id }));
      const ranked = named.flatMap(({ keys, id }) => {
        const rank = searchRank(keys, asked);
        return rank === null ? [] : [{ id, rank: asked === '' ? 0 : rank }];
      });
      const expected = ranked.toSorted((a, b) => a.rank - b.rank || a.id - b.id).map(({ id }) => id);
      const index = createSearchIndex(named, ({ keys }) => keys);
      expect(index.find(asked).map(({ id }) => id)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('whatever was asked before, typed on, taken back or begun anew, the answer is that of a search over all names', () => {
  const typed = fc.array(search, { minLength: 1, maxLength: 4 }).map((words) =>
    words.flatMap((text) => {
      const letters = Array.from(text, (_, at) => text.slice(0, at + 1));
      return [...letters, ...letters.toReversed()];
    }),
  );
  let narrowed = 0;
  fc.assert(
    fc.property(fc.array(item, { minLength: 20, maxLength: 80 }), typed, (items, searches) => {
      const named = items.map((keys, id) => ({ keys, id }));
      const asked = createSearchIndex(named, ({ keys }) => keys);
      for (const text of searches) {
        const found = asked.find(text);
        expect(found).toEqual(createSearchIndex(named, ({ keys }) => keys).find(text));
        if (text.length > 1 && found.length > 0 && found.length * 8 <= named.length) narrowed += 1;
      }
    }),
    { numRuns: 200 },
  );
  expect(narrowed).toBeGreaterThan(100);
});

test('a word never matches across two keys or two names', () => {
  const index = createSearchIndex(['ab', 'cd'], (name) => [name, `${name}x`]);
  expect(index.find('bc')).toEqual([]);
  expect(index.find('bab')).toEqual([]);
  expect(index.find('ab')).toEqual(['ab']);
});
