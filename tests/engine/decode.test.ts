import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateText,
  decimalValue,
  integerValue,
  intervalText,
  timestampText,
  unitsPerSecond,
} from '../../lib/engine/decode.ts';

const int128 = fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n });

/** A decimal written out, point included. */
function digits(value: bigint, scale: number): string {
  const plain = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${plain.slice(0, -scale)}.${plain.slice(-scale)}`;
}

describe('numbers lose nothing', () => {
  it('every integer comes back from what it decodes to', () => {
    fc.assert(fc.property(int128, (value) => BigInt(integerValue(value)) === value));
  });

  it('an integer is a number exactly where it is safe', () => {
    fc.assert(
      fc.property(int128, (value) => (typeof integerValue(value) === 'number') === Number.isSafeInteger(Number(value))),
    );
  });

  it('every decimal is either its exact digits or a double that prints them all', () => {
    fc.assert(
      fc.property(int128, fc.integer({ min: 1, max: 37 }), (value, scale) => {
        const decoded = decimalValue(value, scale);
        if (typeof decoded === 'string') expect(BigInt(decoded.replace('.', ''))).toBe(value);
        // A double stands for one decimal only: its neighbours decode to something else.
        expect(decimalValue(value + 1n, scale)).not.toBe(decoded);
        expect(Number(decoded)).toBe(Number(digits(value, scale)));
      }),
    );
  });

  it('two decimals that share a double are not both that number', () => {
    expect(decimalValue(10n ** 16n, 17)).toBe(0.1);
    expect(decimalValue(10n ** 16n + 1n, 17)).toBe('0.10000000000000001');
  });

  it('amounts as reports print them are always numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (value) => {
        expect(decimalValue(BigInt(value), 4)).toBe(Number((value / 10_000).toFixed(4)));
      }),
    );
  });
});

describe('dates and times', () => {
  it('agree with the calendar of JavaScript for the years 1 to 9999', () => {
    const first = Date.UTC(1970, 0, 1) / 86_400_000 - 719_162;
    fc.assert(
      fc.property(fc.integer({ min: first, max: 2_932_896 }), (days) => {
        expect(dateText(days)).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  it('agree with it to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }), (millis) => {
        const iso = new Date(millis)
          .toISOString()
          .replace('T', ' ')
          .replace('Z', '')
          .replace(/\.(\d*?)0+$/, (_, digits: string) => (digits === '' ? '' : `.${digits}`));
        const shown = timestampText(BigInt(millis), unitsPerSecond.millisecond);
        expect(shown).toBe(iso);
      }),
    );
  });

  it('an interval of nothing is a clock at zero', () => {
    expect(intervalText(0, 0, 0n)).toBe('00:00:00');
    expect(intervalText(-13, 1, 0n)).toBe('-1 year -1 month 1 day');
  });
});
