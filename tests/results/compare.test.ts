import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValues, isNumericType } from '../../lib/results/compare.ts';

const sorted = (values: readonly (string | number)[], type: string) =>
  [...values].sort((a, b) => compareValues(a, b, type));

describe('order of result values', () => {
  it('orders integers beyond a double exactly', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 126n), max: 2n ** 126n }),
        fc.bigInt({ min: -(2n ** 126n), max: 2n ** 126n }),
        (a, b) => {
          const order = Math.sign(compareValues(String(a), String(b), 'HUGEINT'));
          expect(order).toBe(a < b ? -1 : a > b ? 1 : 0);
        },
      ),
    );
  });

  it('orders decimals by amount, not by spelling', () => {
    expect(sorted(['10.5', '-3.25', '9.875', '-3.3', '0.10', '10.05'], 'DECIMAL(5,3)')).toEqual([
      '-3.3',
      '-3.25',
      '0.10',
      '9.875',
      '10.05',
      '10.5',
    ]);
    expect(compareValues('1.50', '1.5', 'DECIMAL(3,2)')).toBe(0);
  });

  it('orders a column that mixes numbers and exact text', () => {
    expect(sorted(['9007199254740993', 12, 9007199254740991], 'BIGINT')).toEqual([
      12,
      9007199254740991,
      '9007199254740993',
    ]);
  });

  it('orders text by character, also text that looks like numbers', () => {
    expect(sorted(['10', '9'], 'VARCHAR')).toEqual(['10', '9']);
  });

  it.each(['INTEGER', 'BIGINT', 'UTINYINT', 'HUGEINT', 'DOUBLE', 'DECIMAL(18,3)'])('%s holds numbers', (type) => {
    expect(isNumericType(type)).toBe(true);
  });

  it.each(['VARCHAR', 'DATE', 'INTEGER[]', 'BOOLEAN', 'STRUCT(a INTEGER)', 'INTERVAL'])('%s does not', (type) => {
    expect(isNumericType(type)).toBe(false);
  });
});
