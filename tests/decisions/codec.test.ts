import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordFromJson, recordFromKept, recordToJson } from '../../lib/decisions/codec.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import { anyRecord } from './arbitrary.ts';

const entry = {
  kind: 'decision',
  id: '0123456789abcdef',
  finding: '330100-kj-2023.REV-SUM',
  at: '2026-01-09T02:30:00.000Z',
  outcome: 'explained',
  note: '口径不同',
  subject: { agency: '330100-kj', year: 2023, rule: 'REV-SUM', expected: '8', actual: null },
};
const file = (...entries: unknown[]) => JSON.stringify({ format: 'gongkai-atlas-decisions', version: 1, entries });

/** What a refused file is refused for: the problem and where it lies. */
function refusal(text: string): string {
  try {
    recordFromJson(text);
  } catch (error) {
    if (isAtlasError(error)) return `${error.details.problem} at ${error.details.where}`;
  }
  return 'taken';
}

test('any record comes back from its file, and from the store', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      expect(recordFromJson(recordToJson(record))).toEqual(record);
      expect(recordFromJson(`\ufeff${recordToJson(record.toReversed())}`)).toEqual(record);
      expect(recordFromKept(structuredClone([...record]))).toEqual({ record, unreadable: 0 });
    }),
  );
});

describe('a bad file is refused whole, with what and where', () => {
  test.each([
    ['', 'not_json at text'],
    ['{"format":', 'not_json at text'],
    ['null', 'not_decisions at head'],
    ['[]', 'not_decisions at head'],
    ['{"format":"gongkai-atlas-decisions","version":1}', 'not_decisions at head'],
    ['{"format":"another","version":1,"entries":[]}', 'not_decisions at head'],
    ['{"format":"gongkai-atlas-decisions","version":2,"entries":[]}', 'newer at 2'],
    [file(entry, 7), 'bad_entry at 2'],
    [file({ ...entry, outcome: 'maybe' }), 'bad_entry at 1, outcome'],
    [file({ ...entry, note: 'x'.repeat(501) }), 'bad_entry at 1, note'],
    [file({ ...entry, at: '2026-02-30T00:00:00.000Z' }), 'bad_entry at 1, at'],
    [file({ ...entry, at: '2026-01-09T02:30:00Z' }), 'bad_entry at 1, at'],
    [file({ ...entry, id: '../../etc' }), 'bad_entry at 1, id'],
    [file({ ...entry, subject: { ...entry.subject, year: '2023' } }), 'bad_entry at 1, subject, year'],
    [file({ ...entry, extra: 1 }), 'bad_entry at 1'],
    [file({ ...entry, kind: 'withdrawal' }), 'bad_entry at 1, decision'],
    [file(entry, { ...entry, note: 'another' }), 'contradiction at 0123456789abcdef'],
  ])('%s', (text, reason) => {
    expect(refusal(text)).toBe(reason);
  });

  test('a good one is not', () => {
    expect(refusal(file(entry, entry))).toBe('taken');
    expect(recordFromJson(file())).toEqual([]);
  });
});

test('what the store holds and this version cannot read is counted, not shown', () => {
  const kept = recordFromKept([entry, { ...entry, id: 'fedcba9876543210', kind: 'remark' }, null]);
  expect(kept.record.map(({ id }) => id)).toEqual(['0123456789abcdef']);
  expect(kept.unreadable).toBe(2);
});
