import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChineseInteger, parsePrintedNumber } from '../../lib/normalize/number.ts';

const read = (raw: string): string | null => {
  const number = parsePrintedNumber(raw);
  return number === null ? null : `${number.value} ${number.qualifier}${number.unit === null ? '' : ` ${number.unit}`}`;
};

describe('printed numbers', () => {
  it.each([
    ['276', '276 exact'],
    ['　 0 ', '0 exact'],
    ['０', '0 exact'],
    ['1,036', '1036 exact'],
    ['１，０３６', '1036 exact'],
    ['+1036', '1036 exact'],
    ['－1', '-1 exact'],
    ['−1', '-1 exact'],
    ['59237.2449', '59237.2449 exact'],
    ['17.27万元', '172700 exact 元'],
    ['251000元', '251000 exact 元'],
    ['0件', '0 exact 件'],
    ['两', '2 exact'],
    ['十', '10 exact'],
    ['十余', '10 at_least'],
    ['一百二十三', '123 exact'],
    ['三千', '3000 exact'],
    ['一万二', '12000 exact'],
    ['一亿零五', '100000005 exact'],
    ['二〇一八', '2018 exact'],
    ['百余家', '100 at_least 家'],
    ['14万余条', '140000 at_least 条'],
    ['20余万', '200000 at_least'],
    ['十余万', '100000 at_least'],
    ['200余', '200 at_least'],
    ['150多', '150 at_least'],
    ['100件以上', '100 at_least 件'],
    ['超过300', '300 at_least'],
    ['上千人次', '1000 at_least 人次'],
    ['约50', '50 approx'],
    ['近3000', '3000 approx'],
    ['30条左右', '30 approx 条'],
    ['不足10', '10 at_most'],
    ['5件以内', '5 at_most 件'],
    ['累计达92条', '92 exact 条'],
    ['0\n   0', '0 exact'],
    ['增2', '2 exact'],
    ['减少3项', '-3 exact 项'],
    ['↓1', '-1 exact'],
    ['无变化', '0 exact'],
  ])('%j is %s', (raw, expected) => {
    expect(read(raw)).toBe(expected);
  });

  it.each([
    ['23.91%', 23.91, 2],
    ['１００％', 100, 0],
    ['19.20%', 19.2, 2],
    ['百分之九十八点五', 98.5, 1],
  ])('%s is a percentage with its printed digits', (raw, value, decimals) => {
    expect(parsePrintedNumber(raw)).toMatchObject({ value, decimals, percent: true, qualifier: 'exact' });
  });

  it.each(['', '/', '——', '数百', '3至5', '1.2.3', '9'.repeat(400), '十百', '2017-01', '第3'])(
    '%j is no number',
    (raw) => {
      expect(parsePrintedNumber(raw)).toBeNull();
    },
  );

  const count = fc.nat({ max: 999_999_999 });
  const fullWidth = (text: string): string =>
    text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

  it('reads every way of printing a count back', () => {
    fc.assert(
      fc.property(count, (value) => {
        const plain = String(value);
        const grouped = value.toLocaleString('en-US');
        for (const printed of [plain, grouped, fullWidth(plain), fullWidth(grouped), `　${plain} `, `${plain}条`]) {
          expect(parsePrintedNumber(printed)).toMatchObject({ value, qualifier: 'exact' });
        }
        expect(parsePrintedNumber(`${plain}余条`)).toMatchObject({ value, qualifier: 'at_least', unit: '条' });
        expect(parsePrintedNumber(`-${plain}`)?.value).toBe(value === 0 ? 0 : -value);
      }),
    );
  });

  it('expands 万 and 亿 without a binary tail', () => {
    fc.assert(
      fc.property(fc.nat({ max: 9_999_999 }), fc.constantFrom(1, 2, 3, 4), (digits, decimals) => {
        const printed = (digits / 10 ** decimals).toFixed(decimals);
        expect(parsePrintedNumber(`${printed}万`)?.value).toBe(digits * 10 ** (4 - decimals));
        expect(parsePrintedNumber(`${printed}亿元`)?.value).toBe(digits * 10 ** (8 - decimals));
      }),
    );
  });

  it('reads Chinese numerals back', () => {
    fc.assert(
      fc.property(count, (value) => {
        expect(parseChineseInteger(chinese(value))).toBe(value);
        expect(parsePrintedNumber(`${chinese(value)}件`)).toMatchObject({ value, unit: '件' });
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const number = parsePrintedNumber(raw);
        expect(number === null || Number.isFinite(number.value)).toBe(true);
      }),
    );
  });
});

/** Standard Chinese numeral of a whole number below a thousand million. */
function chinese(value: number): string {
  if (value === 0) return '零';
  const digits = '零一二三四五六七八九';
  const below = (part: number): string => {
    let text = '';
    for (const [unit, sign] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(part / unit) % 10;
      if (digit > 0) text += digits.charAt(digit) + sign;
      else if (text !== '' && !text.endsWith('零') && part % unit > 0) text += '零';
    }
    return text;
  };
  const sections = [Math.floor(value / 1e8), Math.floor(value / 1e4) % 1e4, value % 1e4];
  let text = '';
  sections.forEach((section, index) => {
    const gap = text !== '' && section > 0 && (section < 1000 || sections[index - 1] === 0);
    if (section > 0) text += (gap ? '零' : '') + below(section) + ['亿', '万', ''][index];
  });
  return text;
}
