import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileName } from '../../app/_components/compare/file-name.ts';

test('keeps a title readable', () => {
  expect(fileName('各局公开信息数，2017—2021 年', 'png')).toBe('各局公开信息数，2017—2021 年.png');
});

test('any title gives a name every file system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const name = fileName(title, 'csv');
      expect(name).toMatch(/^[^\\/:*?"<>|\p{Cc}]+\.csv$/u);
      expect(name).not.toMatch(/[. ]\.csv$/);
    }),
  );
});
