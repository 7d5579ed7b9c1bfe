import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  currentDecisions,
  type DecisionDraft,
  decide,
  historyOf,
  longestNote,
  mergeRecords,
  stillSame,
  withdraw,
} from '../../lib/decisions/decision.ts';
import { beijingTime } from '../../lib/decisions/time.ts';
import { anyRecord, threeParts } from './arbitrary.ts';

const subject = { agency: '330100-kj', year: 2023, rule: 'REV-SUM', expected: '5 + 3 = 8', actual: '9' };
const draft: DecisionDraft = {
  finding: '330100-kj-2023.REV-SUM',
  outcome: 'confirmed',
  note: '  已电话核实 ',
  subject,
};
const stamp = (id: string, now = '2026-01-09T02:30:00.000Z') => ({ id, now: new Date(now) });

describe('deciding', () => {
  test('adds an entry with the note trimmed; the latest counts', () => {
    const first = decide([], draft, stamp('a1'));
    expect(first).toMatchObject({ at: '2026-01-09T02:30:00.000Z', note: '已电话核实', outcome: 'confirmed' });
    const second = decide([first], { ...draft, outcome: 'explained', note: '' }, stamp('a2'));
    const record = mergeRecords([first], [second]);
    expect(record).toHaveLength(2);
    expect(currentDecisions(record).get(draft.finding)?.outcome).toBe('explained');
    expect(historyOf(record, draft.finding)).toEqual([first, second]);
    expect(historyOf(record, 'another')).toEqual([]);
  });

  test('refuses a note that is too long', () => {
    expect(() => decide([], { ...draft, note: '字'.repeat(longestNote + 1) }, stamp('a1'))).toThrow('501 characters');
    expect(decide([], { ...draft, note: `${'字'.repeat(longestNote)}\n` }, stamp('a1')).note).toHaveLength(longestNote);
  });

  test('a new entry counts even where the clock was set back, or a file came from a clock ahead', () => {
    const ahead = decide([], draft, stamp('f0', '2031-01-01T00:00:00.000Z'));
    const now = decide([ahead], { ...draft, outcome: 'dismissed' }, stamp('a2', '2026-01-01T00:00:00.000Z'));
    expect(now.at).toBe('2031-01-01T00:00:00.001Z');
    expect(currentDecisions(mergeRecords([now], [ahead])).get(draft.finding)?.outcome).toBe('dismissed');
  });

  test('taking back brings the decision before into force again, then none', () => {
    const first = decide([], draft, stamp('a1'));
    const second = decide([first], { ...draft, outcome: 'explained' }, stamp('a2'));
    let record = mergeRecords([first], [second]);
    for (const expected of ['confirmed', undefined]) {
      const entry = withdraw(record, draft.finding, stamp(`b${record.length}`));
      record = mergeRecords(record, entry ? [entry] : []);
      expect(currentDecisions(record).get(draft.finding)?.outcome).toBe(expected);
    }
    expect(record).toHaveLength(4);
    expect(withdraw(record, draft.finding, stamp('b9'))).toBeNull();
  });

  test('knows whether the figures have changed since', () => {
    const decision = decide([], draft, stamp('a1'));
    expect(stillSame(decision, { expected: '5 + 3 = 8', actual: '9' })).toBe(true);
    expect(stillSame(decision, { expected: '5 + 4 = 9', actual: '9' })).toBe(false);
    expect(stillSame(decision, { expected: '5 + 3 = 8', actual: null })).toBe(false);
  });
});

describe('any record', () => {
  test('merging is the same in any order, and again', () => {
    fc.assert(
      fc.property(threeParts, ([a, b, c]) => {
        const merged = mergeRecords(mergeRecords(a, b), c);
        expect(mergeRecords(a, mergeRecords(c, b))).toEqual(merged);
        expect(mergeRecords(merged, b)).toEqual(merged);
        expect(merged.length).toBe(new Set([...a, ...b, ...c].map(({ id }) => id)).size);
      }),
    );
  });

  test('after a decision it is in force; after taking it back, what was before is', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const before = currentDecisions(record).get(draft.finding);
        const decision = decide(record, draft, stamp('zz'));
        const decided = mergeRecords(record, [decision]);
        expect(currentDecisions(decided).get(draft.finding)).toEqual(decision);
        const entry = withdraw(decided, draft.finding, stamp('zzz'));
        const taken = mergeRecords(decided, entry ? [entry] : []);
        expect(currentDecisions(taken).get(draft.finding)).toEqual(before);
        expect(taken.length).toBe(record.length + 2);
      }),
    );
  });

  test('two tellings of one entry are refused', () => {
    const one = decide([], draft, stamp('a1'));
    expect(() => mergeRecords([one], [{ ...one, note: 'altered' }])).toThrow('two entries with id a1');
    expect(() => mergeRecords([one], [{ ...one, subject: { ...subject, year: 2024 } }])).toThrow('two entries');
    const { id, kind, ...rest } = one;
    expect(mergeRecords([one], [{ ...rest, kind, id }])).toEqual([one]);
  });
});

test('times are shown as Beijing reads them, over midnight too', () => {
  expect(beijingTime('2026-01-09T02:30:59.999Z')).toBe('2026-01-09 10:30');
  expect(beijingTime('2025-12-31T16:00:00.000Z')).toBe('2026-01-01 00:00');
});
