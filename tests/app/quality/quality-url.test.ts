import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeQuality,
  encodeQuality,
  firstState,
  type KnownCodes,
  type QualityState,
  toggled,
} from '../../../app/_components/quality/quality-url.ts';
import { decisionStates } from '../../../lib/decisions/decided-sql.ts';
import { severities, verdicts } from '../../../lib/model/fact.ts';
import { allFindings } from '../../../lib/query/findings-sql.ts';

const agencies = Array.from({ length: 60 }, (_, index) => `${110000 + index * 1371}-${index % 7 ? 'kj' : 'zf'}`);
const rules = ['REV-SUM', 'LIT-SUM', 'REQ-COL-BALANCE', 'REQ-ROW-TOTAL-21', 'S14-LIT-SUM', 'VAL-APPROX'];
const known: KnownCodes = { agencies: new Set([...agencies, 'odd.id']), rules: new Set(rules) };
const read = (query: string) => decodeQuality(new URLSearchParams(query), known);

const years = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 2000, max: 2099 }))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const states: fc.Arbitrary<QualityState> = fc.record({
  filter: fc.record({
    agencies: fc.shuffledSubarray(agencies, { maxLength: 60 }),
    years: fc.oneof(fc.constant(allFindings.years), years),
    rules: fc.shuffledSubarray(rules),
    severities: fc.subarray([...severities]),
    verdicts: fc.subarray([...verdicts]),
    kept: fc.boolean(),
  }),
  decisions: fc.subarray([...decisionStates]),
  page: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9999 })),
});

describe('the address of the page', () => {
  test('gives any state back, in characters that need no escaping', () => {
    fc.assert(
      fc.property(states, (state) => {
        const query = encodeQuality(state);
        expect(query).toMatch(/^[\w\-.~=&]*$/);
        expect(read(query)).toEqual({ state, unusable: [] });
      }),
    );
  });

  test('is empty for the first state, and the first state is what an empty one means', () => {
    expect(encodeQuality(firstState)).toBe('');
    expect(read('')).toEqual({ state: firstState, unusable: [] });
    expect(firstState.filter.severities).toEqual(['error', 'warning']);
  });

  test('is short: twenty agencies and everything else set stay below 300 characters', () => {
    const filter = {
      agencies: agencies.slice(0, 20),
      years: { from: 2017, to: 2021 },
      rules: ['REQ-ROW-TOTAL-21'],
      severities,
      verdicts,
      kept: true,
    };
    expect(encodeQuality({ filter, decisions: decisionStates, page: 41 }).length).toBeLessThanOrEqual(300);
  });

  test('reads the links people keep', () => {
    const { state, unusable } = read('a=110000-zf~111371-kj&y=2019-2021&r=REV-SUM&s=e&v=pm&d=u&k=1&p=2');
    expect(unusable).toEqual([]);
    expect(state).toEqual({
      filter: {
        agencies: ['110000-zf', '111371-kj'],
        years: { from: 2019, to: 2021 },
        rules: ['REV-SUM'],
        severities: ['error'],
        verdicts: ['report_says_so', 'maybe_misread'],
        kept: true,
      },
      decisions: ['undecided'],
      page: 1,
    });
    expect(read('s=0').state.filter.severities).toEqual([]);
    expect(read('y=2024').state.filter.years).toEqual({ from: 2024, to: 2024 });
    expect(read('a=odd.id&unknown=1').state.filter.agencies).toEqual(['odd.id']);
  });

  test.each([
    ['y=2021-2019', ['y=2021-2019']],
    ['y=1999', ['y=1999']],
    ['s=ex', ['s=ex']],
    ['s=__proto__', ['s=__proto__']],
    ['v=e&d=w', ['v=e', 'd=w']],
    ['k=yes', ['k=yes']],
    ['p=0', ['p=0']],
    ['p=-3', ['p=-3']],
    ['p=1e9', ['p=1e9']],
    ['g=nonsense', ['g=nonsense']],
    ["a=110000-zf~nobody~'; DROP TABLE fact", ['nobody', "'; DROP TABLE fact"]],
    ['r=REV-SUM~NO-SUCH', ['NO-SUCH']],
  ])('names what it cannot use and keeps the rest: %s', (query, unusable) => {
    const found = read(`${query}&k=1`);
    expect(found.unusable).toEqual(unusable);
    const again = read(encodeQuality(found.state));
    expect(again).toEqual({ state: found.state, unusable: [] });
  });

  test('what is usable beside the unusable stays', () => {
    const { state } = read('a=110000-zf~nobody&r=NO-SUCH&y=bad&s=i');
    expect(state.filter).toEqual({ ...firstState.filter, agencies: ['110000-zf'], severities: ['info'] });
  });
});

test('ticking keeps the order in which the boxes stand', () => {
  expect(toggled(['info'], 'error', severities)).toEqual(['error', 'info']);
  expect(toggled(['error', 'info'], 'error', severities)).toEqual(['info']);
});
