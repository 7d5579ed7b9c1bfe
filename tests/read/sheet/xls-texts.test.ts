import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readXls } from '../../../lib/read/sheet/index.ts';
import { buildXls, characters, needsWide, record, records, u16, u32 } from './biff.ts';

/** A shared text with what Excel may hang on it, and how it is cut. */
interface Shared {
  readonly words: string;
  /** Fonts of stretches, none of them raised. */
  readonly fonts: number;
  readonly aidBytes: number;
  /** At each break: how many characters go before it, and whether the rest is written wide though it need not be. */
  readonly cuts: readonly (readonly [number, boolean])[];
}

/** The stretches of a text between its breaks; only the first may be empty. */
function stretchesOf({ words, cuts }: Shared): { stretch: string; isWide: boolean }[] {
  let rest = words;
  const stretches = [...cuts, [words.length, false] as const].map(([count, asksWide]) => {
    const stretch = rest.slice(0, count);
    rest = rest.slice(count);
    return { stretch, isWide: asksWide || needsWide(stretch) };
  });
  return stretches.filter(({ stretch }, i) => i === 0 || stretch !== '');
}

/** Bytes without flags, which go on in the next record wherever they break: here behind the second one. */
function broken(bytes: readonly number[], isCut: boolean): number[][] {
  return isCut && bytes.length > 2 ? [bytes.slice(0, 2), bytes.slice(2)] : [[...bytes]];
}

/** What a text adds to the record it begins in, and to the records behind. */
function written(shared: Shared, cutsTail: boolean): number[][] {
  const { words, fonts, aidBytes } = shared;
  const counts = [...(fonts > 0 ? u16(fonts) : []), ...(aidBytes > 0 ? u32(aidBytes) : [])];
  const pieces = stretchesOf(shared).map(({ stretch, isWide }, i) => {
    const extras = i === 0 ? (fonts > 0 ? 8 : 0) | (aidBytes > 0 ? 4 : 0) : 0;
    const flags = (isWide ? 1 : 0) | extras;
    return [...(i === 0 ? [...u16(words.length), flags, ...counts] : [flags]), ...characters(stretch, isWide)];
  });
  const tail = [...Array<number>(fonts * 4).fill(0), ...Array<number>(aidBytes).fill(0xff)];
  const [here = [], ...behind] = broken(tail, cutsTail);
  return [...pieces.slice(0, -1), [...(pieces.at(-1) ?? []), ...here], ...behind];
}

/** One record behind the other, a text going on in the record where the last one ends, or in a new one. */
function sharedRecords(texts: readonly Shared[], cutsTail: boolean): Uint8Array[] {
  const pieces: number[][] = [u32(texts.length, texts.length)];
  for (const shared of texts) {
    const [first = [], ...behind] = written(shared, cutsTail);
    if (cutsTail) pieces.push(first, ...behind);
    else pieces.push([...(pieces.pop() ?? []), ...first], ...behind);
  }
  return pieces.map((bytes, i) => record(i === 0 ? 0x00fc : 0x003c, bytes));
}

it('shared texts broken over records at any character, narrow or wide, with fonts and reading aids, are read whole', () => {
  const letters = fc.constantFrom('a', 'é', '1', '公', '开', '局', '𠮷');
  const shared: fc.Arbitrary<Shared> = fc.record({
    words: fc.string({ unit: letters, minLength: 1, maxLength: 20 }),
    fonts: fc.nat({ max: 3 }),
    aidBytes: fc.nat({ max: 6 }),
    cuts: fc.array(fc.tuple(fc.nat({ max: 8 }), fc.boolean()), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(shared, { minLength: 2, maxLength: 8 }), fc.boolean(), (texts, cutsTail) => {
      const cells = texts.flatMap((_, row) => [records.number(row, 0, row + 1), records.shared(row, 1, row)]);
      const { text } = readXls('a.xls', buildXls([{ records: cells }], sharedRecords(texts, cutsTail)));
      expect(text).toBe(texts.map(({ words }, row) => `${row + 1}\t${words}`).join('\n'));
    }),
    { numRuns: 500 },
  );
});
