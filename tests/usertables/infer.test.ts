import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTyping } from '../../lib/usertables/infer.ts';

function inferType(texts: readonly string[]) {
  const typing = createTyping();
  for (const text of texts) typing.add(text);
  return typing.type();
}

const found = (...texts: string[]) => {
  const { type, write } = inferType(texts);
  return [type, ...texts.map(write)];
};

describe('a column’s type', () => {
  it.each([
    [
      ['1', '-20', '0'],
      ['BIGINT', '1', '-20', '0'],
    ],
    [
      ['0101', '1102'],
      ['VARCHAR', '0101', '1102'],
    ],
    [
      ['640100', '11010119900307123X'],
      ['VARCHAR', '640100', '11010119900307123X'],
    ],
    [['9007199254740993'], ['BIGINT', '9007199254740993']],
    [['123456789012345678901234567890'], ['HUGEINT', '123456789012345678901234567890']],
    [['1'.repeat(39)], ['VARCHAR', '1'.repeat(39)]],
    [
      ['1.50', '20'],
      ['DECIMAL(4,2)', '1.50', '20'],
    ],
    [
      ['1,234', '12'],
      ['BIGINT', '1234', '12'],
    ],
    [
      ['1,234.5', '1'],
      ['DECIMAL(5,1)', '1234.5', '1'],
    ],
    [['12,34'], ['VARCHAR', '12,34']],
    [
      ['1e3', '2'],
      ['DOUBLE', '1e3', '2'],
    ],
    [['0.12345678901'], ['DOUBLE', '0.12345678901']],
    [['+1'], ['VARCHAR', '+1']],
    [['85%'], ['VARCHAR', '85%']],
    [
      ['1', '无'],
      ['VARCHAR', '1', '无'],
    ],
    [['-'], ['VARCHAR', '-']],
    [
      ['2024-02-29', '2024/3/1', '2024年1月2日'],
      ['DATE', '2024-02-29', '2024-03-01', '2024-01-02'],
    ],
    [['2023-02-29'], ['VARCHAR', '2023-02-29']],
    [['20240131'], ['BIGINT', '20240131']],
    [
      ['2024-01-02 3:04', '2024-01-02'],
      ['TIMESTAMP', '2024-01-02 03:04:00', '2024-01-02 00:00:00'],
    ],
    [['2024-01-02T23:59:59.125'], ['TIMESTAMP', '2024-01-02 23:59:59.125']],
    [['2024-01-02 24:00'], ['VARCHAR', '2024-01-02 24:00']],
    [
      ['TRUE', 'false'],
      ['BOOLEAN', 'true', 'false'],
    ],
    [[], ['VARCHAR']],
  ])('of %j', (texts, expected) => {
    expect(found(...texts)).toEqual(expected);
  });

  it('loses no digit of any whole number or decimal', () => {
    const written = fc
      .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.integer({ min: 0, max: 9 }))
      .map(([unscaled, scale]) => {
        const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
        const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
        return unscaled < 0n ? `-${text}` : text;
      });
    fc.assert(
      fc.property(fc.array(written, { minLength: 1 }), (texts) => {
        const { type, write } = inferType(texts);
        expect(type).toMatch(/^(?:BIGINT|HUGEINT|DECIMAL\(\d+,\d\))$/);
        expect(texts.map(write)).toEqual(texts);
      }),
    );
  });

  it('is text, unchanged, wherever any value has a leading zero', () => {
    fc.assert(
      fc.property(fc.array(fc.nat().map(String)), fc.nat(), (numbers, code) => {
        expect(inferType([...numbers, `0${code + 1}`]).type).toBe('VARCHAR');
      }),
    );
  });
});
