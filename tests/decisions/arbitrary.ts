import fc from 'fast-check';
import {
  type DecisionRecord,
  longestNote,
  mergeRecords,
  outcomes,
  type RecordEntry,
} from '../../lib/decisions/decision.ts';

const findings = ['330100-kj-2023.REV-SUM', '330100-kj-2024.REQ-COL-BALANCE', '510100-zf-2021.NAR-REPEAT#2'];
const hexes = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 });
const at = fc
  .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2026-01-02T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
/** Notes as people and attackers write them: formulas, markup, line breaks, characters that turn the line around. */
const note = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('=1+1', '@SUM(A1)', '-2', '"引号",逗号', '第一行\n第二行', '<b>x</b>', '\u202e倒', '\ufeff=1', ' +3'),
);
const common = { id: hexes.map((each) => each.join('')), finding: fc.constantFrom(...findings), at };

/** Any entry, its id free; withdrawals name an id that may not be there. */
export const anyEntry: fc.Arbitrary<RecordEntry> = fc.oneof(
  fc.record({
    kind: fc.constant('decision' as const),
    ...common,
    outcome: fc.constantFrom(...outcomes),
    note: note.map((text) => text.slice(0, longestNote)),
    subject: fc.record({
      agency: fc.constantFrom('330100-kj', '510100-zf'),
      year: fc.integer({ min: 2008, max: 2025 }),
      rule: fc.constantFrom('REV-SUM', 'NAR-REPEAT'),
      expected: fc.option(fc.constantFrom('180 + 98 = 278', '=HYPERLINK("x")')),
      actual: fc.option(fc.constantFrom('276', '-1')),
    }),
  }),
  fc.record({ kind: fc.constant('withdrawal' as const), ...common, decision: common.id }),
);

/** Any record: entries with ids of their own, some of the withdrawals meeting a decision. */
export const anyRecord: fc.Arbitrary<DecisionRecord> = fc
  .uniqueArray(anyEntry, { maxLength: 14, selector: ({ id }) => id })
  .map((entries) => {
    const decided = entries.filter(({ kind }) => kind === 'decision');
    return mergeRecords(
      entries.map((entry, index) => {
        const met = decided[index % (decided.length * 2 || 1)];
        return entry.kind === 'withdrawal' && met ? { ...entry, decision: met.id, finding: met.finding } : entry;
      }),
      [],
    );
  });

/** Three records that are parts of one, as they arise on three machines that exchanged files. */
export const threeParts: fc.Arbitrary<readonly [DecisionRecord, DecisionRecord, DecisionRecord]> = anyRecord.chain(
  (record) => fc.tuple(fc.subarray([...record]), fc.subarray([...record]), fc.subarray([...record])),
);
