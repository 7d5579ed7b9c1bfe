import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkFigures } from '../../../app/_components/overview/link-figures.ts';

const wordsOf = (...given: Parameters<typeof linkFigures>) =>
  linkFigures(...given).map(({ text, href }) => ({ text, href }));
const link = (text: string) => ({ text, href: `#${text}` });

describe('figures of a finding', () => {
  it('are linked where they are printed, in the order of the sentence', () => {
    expect(wordsOf('甲写 92 条，乙合计 491 条。', [link('491'), link('92')])).toEqual([
      { text: '甲写 ', href: null },
      { text: '92', href: '#92' },
      { text: ' 条，乙合计 ', href: null },
      { text: '491', href: '#491' },
      { text: ' 条。', href: null },
    ]);
  });

  it('are never found inside a longer number', () => {
    expect(wordsOf('1276 条、27.6%、276.', [link('276')])).toEqual([
      { text: '1276 条、27.6%、', href: null },
      { text: '276', href: '#276' },
      { text: '.', href: null },
    ]);
    expect(wordsOf('共 2,760 条', [link('760'), link('2')])).toEqual([{ text: '共 2,760 条', href: null }]);
  });

  it('never change a word of the sentence', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.nat().map(String)), (sentence, figures) => {
        const parts = linkFigures(sentence, figures.map(link));
        expect(parts.map(({ text }) => text).join('')).toBe(sentence);
      }),
    );
  });
});
