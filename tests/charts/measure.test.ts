import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth, wrapText } from '../../lib/charts/measure.ts';

const size = 11;
const letter = fc.constantFrom('政', '府', '，', '。', 'a', 'W', '9', '.', ' ', '—');
const text = fc.array(letter, { maxLength: 120 }).map((letters) => letters.join(''));

/** The same lines, each measured as a whole whenever something joins it. */
function measuredWhole(words: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const whole of words.trim().match(/[\u0021-\u024f\u2018-\u201d]+\s*|\s+|./gu) ?? []) {
    for (const piece of textWidth(whole.trimEnd(), size) <= width ? [whole] : whole) {
      const joins = textWidth((line + piece).trimEnd(), size) <= width || '，。.'.includes(piece.charAt(0));
      if (line !== '' && !joins) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += line === '' ? piece.trimStart() : piece;
    }
  }
  return line.trimEnd() === '' ? lines : [...lines, line.trimEnd()];
}

test('text measured as it grows is wrapped like text measured line by line', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 8, max: 200 }), (words, width) => {
      expect(wrapText(words, size, width)).toEqual(measuredWhole(words, width));
    }),
    { numRuns: 500 },
  );
});
