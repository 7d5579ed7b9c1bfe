import { Utf8, vectorFromArray } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCellReader } from '../../lib/engine/decode-arrow.ts';

const mark = '\ufeff';
const text = fc.oneof(
  fc.constantFrom('', '政府', '𠮷野', 'é', '已公开', mark, `${mark}政`, `${mark}${mark}`, `a${mark}b`, '\u0000'),
  fc.string({ unit: 'grapheme-composite', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
);

/** What both engines give: a text without the mark of byte order at its head. */
const withoutMark = (each: string | null) => (each?.startsWith(mark) ? each.slice(1) : each);

describe('texts of a column', () => {
  it('come back one by one, in any order of asking, of a whole column and of a part of one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(text, { freq: 6 }), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        (texts, one, other) => {
          const [from, to] = [one % texts.length, other % (texts.length + 1)].sort((a, b) => a - b) as [number, number];
          const [data] = vectorFromArray(texts, new Utf8()).slice(from, to).data;
          if (data === undefined) return;
          const read = createCellReader(data, 'VARCHAR');
          const expected = texts.slice(from, to).map(withoutMark);
          expect(expected.map((_, row) => read(row))).toEqual(expected);
          expect(expected.map((_, row) => read(expected.length - 1 - row))).toEqual(expected.toReversed());
        },
      ),
    );
  });
});
