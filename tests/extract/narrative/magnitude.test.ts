import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../lib/model/fact.ts';
import { normalize } from '../../../lib/normalize/index.ts';
import { dictionary } from '../../normalize/dictionary.ts';
import { identityOf, readNarrative } from './score.ts';

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A count below 100,000 in Chinese numerals. */
function inWords(count: number): string {
  if (count >= 10_000) {
    const rest = count % 10_000;
    const gap = rest > 0 && rest < 1000 ? '零' : '';
    return `${inWords(Math.floor(count / 10_000))}万${gap}${rest === 0 ? '' : inWords(rest)}`;
  }
  let words = '';
  let zero = false;
  for (const [scale, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(count / scale) % 10;
    if (digit === 0) zero = words !== '';
    else {
      words += `${zero ? '零' : ''}${numerals[digit]}${name}`;
      zero = false;
    }
  }
  return words;
}

function facts(text: string): Fact[] {
  const identity = identityOf('某市水务局', 2018);
  const { candidates, warnings } = readNarrative(`一、概述\n\n${text}\n`, identity);
  return normalize({ identity, candidates, warnings }, dictionary).filter((fact) => fact.value !== null);
}

interface Writing {
  readonly value: number;
  readonly printed: string;
}

const count = fc.integer({ min: 10, max: 99_999 });
const byTenThousands = fc.integer({ min: 11, max: 99_999 });
const writings: fc.Arbitrary<Writing> = fc.oneof(
  count.map((value) => ({ value, printed: String(value) })),
  count.map((value) => ({ value, printed: value.toLocaleString('en-US') })),
  count.map((value) => ({ value, printed: value.toLocaleString('en-US').replace(',', '，') })),
  count.map((value) => ({ value, printed: value.toLocaleString('en-US').replace(',', ' ') })),
  count.map((value) => ({ value, printed: inWords(value) })),
  byTenThousands.map((n) => ({ value: n * 100, printed: `${n / 100}万` })),
  byTenThousands.map((n) => ({ value: n * 100, printed: `${n / 100}万余` })),
  fc.integer({ min: 1, max: 99 }).map((n) => ({ value: n * 1000 + 20_000, printed: `${20 + n}000` })),
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1000, max: 9999 }))
    .map(([high, low]) => ({ value: high * 10_000 + low, printed: `${high}万${low}` })),
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 9 }))
    .map(([high, low]) => ({ value: high * 10_000 + low * 1000, printed: `${high}万${low}千` })),
);
const sentences: readonly ((printed: string) => string)[] = [
  (n) => `全年共主动公开政府信息${n}条。`,
  (n) => `本年度我局主动公开政府信息总数为 ${n} 条，同比增长1.2万条。`,
  (n) => `完成投资3.6亿元；累计主动公开政府信息${n}条。`,
];

describe('the order of magnitude', () => {
  it('is kept however a count is printed', () => {
    fc.assert(
      fc.property(writings, fc.constantFrom(...sentences), ({ value, printed }, write) => {
        const read = facts(write(printed));
        expect(read.map((fact) => [fact.metric, fact.value])).toEqual([['proactive_total', value]]);
      }),
      { seed: 20261121, numRuns: 1500 },
    );
  });

  it.each([
    ['依申请公开信息收取的费用0.02万元。', 'disclosure_fee_charged', 200],
    ['依申请公开信息收取的费用1.5元。', 'disclosure_fee_charged', 1.5],
    ['政府信息公开专项经费53000元。', 'special_funds', 5.3],
    ['政府信息公开专项经费12.5万元。', 'special_funds', 12.5],
    ['政府信息公开专项经费0.3亿元。', 'special_funds', 3000],
  ])('of money follows the printed unit: %s', (text, metric, value) => {
    expect(facts(text).map((fact) => [fact.metric, fact.value])).toEqual([[metric, value]]);
  });
});
