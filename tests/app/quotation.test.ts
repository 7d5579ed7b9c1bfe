import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutQuotation } from '../../app/_components/compare/quotation.ts';

test('cuts around the figure', () => {
  expect(cutQuotation('公开信息27条', '27')).toEqual({ before: '公开信息', figure: '27', after: '条' });
});

test('prefers the figure standing alone to digits inside another number', () => {
  expect(cutQuotation('共276条，其中27条', '27').before).toBe('共276条，其中');
});

test('marks nothing where the words do not hold the figure', () => {
  expect(cutQuotation('未收到申请', '0')).toEqual({ before: '未收到申请', figure: null, after: '' });
  expect(cutQuotation('公开信息', '').figure).toBeNull();
});

test('never loses a character', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (words, figure) => {
      const cut = cutQuotation(words, figure);
      expect(cut.before + (cut.figure ?? '') + cut.after).toBe(words);
    }),
  );
});
