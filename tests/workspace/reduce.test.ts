import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newAgencyId, recognise } from '../../lib/workspace/agency.ts';
import { readEvent } from '../../lib/workspace/codec.ts';
import { effectiveFacts } from '../../lib/workspace/correct.ts';
import { differenceOf } from '../../lib/workspace/difference.ts';
import {
  acceptable,
  accepted,
  agencyCreated,
  documentAdded,
  documentAssigned,
  documentFailed,
  doubtSettled,
  factAdded,
  factCorrected,
  factRejected,
  switched,
  undone,
  withdrawn,
} from '../../lib/workspace/events.ts';
import {
  type FactValues,
  reportKey,
  type StoredFile,
  type Workspace,
  type WorkspaceEvent,
} from '../../lib/workspace/model.ts';
import { workspaceOf } from '../../lib/workspace/reduce.ts';
import { valuesOf } from '../../lib/workspace/summary.ts';
import { resources, stamps, storedFile, syntheticFile, syntheticText } from './world.ts';

const known = [
  { id: '640100-kj', name: '银川市科学技术局', regionCode: '640100' },
  { id: '640181-kj', name: '银川市灵武市科学技术局', regionCode: '640181' },
];
const { dictionary } = resources;
const plain = syntheticFile(3);
const [figure] = plain.readings[0]?.facts.filter(({ source, value }) => source === 'table' && value !== null) ?? [];
if (figure === undefined) throw new Error('no figure');
/** A file whose reader was unsure of one figure. */
const doubtful: StoredFile = {
  ...plain,
  readings: plain.readings.map((reading) => ({
    ...reading,
    facts: reading.facts.map((fact) => (fact.key === figure.key ? { ...fact, confidence: 'doubtful' as const } : fact)),
  })),
};

/** A record that grows by what people do. */
function recordOf(...files: readonly StoredFile[]) {
  const events: WorkspaceEvent[] = [];
  const stamp = stamps();
  const now = (): Workspace => workspaceOf(events, known);
  const push = <Event extends WorkspaceEvent>(event: Event): Event => {
    events.push(event);
    return event;
  };
  for (const file of files) push(documentAdded(now(), file, stamp().now));
  return { events, stamp, now, push };
}
const keyOf = (file: StoredFile) => reportKey(file.sha256, 0);
const stateOf = (workspace: Workspace, file: StoredFile) => workspace.reports.get(keyOf(file))?.state;

describe('what a record says', () => {
  it('a report waits until its doubts are settled, is taken in by "accept all", and can go out again', () => {
    const { now, push, stamp } = recordOf(doubtful);
    const key = keyOf(doubtful);
    const ids = () =>
      now()
        .reports.get(key)
        ?.doubts.map(({ id }) => id);
    expect(ids()).toEqual(['agency', `fact:${figure.key}`]);
    expect(acceptable(now())).toEqual([]);
    push(documentAssigned(now(), key, '640100-kj', 2022, stamp()));
    expect(ids()).toEqual([`fact:${figure.key}`]);
    const confirmed = push(factCorrected(now(), key, figure, valuesOf(figure), '与原件一致', dictionary, stamp()));
    expect(ids()).toEqual([]);
    expect(stateOf(now(), doubtful)).toBe('read');
    push(undone(now(), confirmed.id, stamp()));
    expect(stateOf(now(), doubtful)).toBe('doubts');
    push(doubtSettled(now(), key, `fact:${figure.key}`, '', stamp()));
    expect(acceptable(now()).map((report) => report.key)).toEqual([key]);
    push(accepted(now(), [key], stamp()));
    expect(now().reports.get(key)).toMatchObject({
      state: 'accepted',
      effective: true,
      agencyId: '640100-kj',
      year: 2022,
    });
    push(withdrawn(now(), [key], stamp()));
    expect(now().reports.get(key)).toMatchObject({ state: 'read', effective: false });
  });

  it('a report without agency or year is refused', () => {
    const { now, stamp } = recordOf(plain);
    expect(() => accepted(now(), [keyOf(plain)], stamp())).toThrow(expect.objectContaining({ code: 'bad_data' }));
    expect(() => accepted(now(), ['nothing.0'], stamp())).toThrow(expect.objectContaining({ code: 'bad_data' }));
  });

  it('an undoing can be undone; a file that came in stays', () => {
    const { events, now, push, stamp } = recordOf(plain);
    const key = keyOf(plain);
    const assigned = push(documentAssigned(now(), key, '640100-kj', 2022, stamp()));
    const first = push(undone(now(), assigned.id, stamp()));
    expect(now().reports.get(key)?.agencyId).toBe(null);
    push(undone(now(), first.id, stamp()));
    expect(now().reports.get(key)?.agencyId).toBe('640100-kj');
    push(undone(now(), events[0]?.id ?? '', stamp()));
    expect(now().files.size).toBe(1);
  });

  it('two files of one agency and year are versions; the one accepted last shows', () => {
    const revised = storedFile('revised.txt', `${syntheticText(3)}\n`);
    const { now, push, stamp } = recordOf(plain, revised);
    for (const file of [plain, revised]) push(documentAssigned(now(), keyOf(file), '640100-kj', 2022, stamp()));
    const versions = [keyOf(plain), keyOf(revised)];
    expect(now().reports.get(keyOf(plain))?.versions).toEqual(versions);
    push(accepted(now(), versions, stamp()));
    const effective = () => [...now().reports.values()].filter((report) => report.effective).map(({ key }) => key);
    expect(effective()).toEqual([keyOf(revised)]);
    push(accepted(now(), [keyOf(plain)], stamp()));
    expect(effective()).toEqual([keyOf(plain)]);
    push(withdrawn(now(), [keyOf(plain)], stamp()));
    expect(effective()).toEqual([keyOf(revised)]);
  });

  it('a file that once could not be read and now can be counts as read', () => {
    const failure = { code: 'unreadable', message: '', details: {} };
    const { now, push, stamp } = recordOf();
    push(documentFailed(now(), { sha256: plain.sha256, name: 'x', size: 1 }, failure, stamp().now));
    expect([...now().files.values()].map((file) => file.failure?.code)).toEqual(['unreadable']);
    push(documentAdded(now(), plain, stamp().now));
    expect([...now().files.values()].map((file) => file.failure)).toEqual([null]);
    expect(now().reports.size).toBe(1);
  });

  it('a created agency is recognised in other reports, and there is one of a name', () => {
    const { now, push, stamp } = recordOf(plain);
    const name = plain.readings[0]?.identity.agency ?? '';
    const draft = {
      name,
      shortName: '',
      regionCode: '231200',
      level: 'prefecture',
      kind: 'jt',
      initials: 'x',
    } as const;
    const created = push(agencyCreated(now(), draft, known, stamp()));
    expect(created.agency).toMatchObject({ id: expect.stringMatching(/^231200-jt\d{4}$/), shortName: name });
    expect(now().reports.get(keyOf(plain))?.agencyId).toBe(created.agency.id);
    expect(() => agencyCreated(now(), draft, known, stamp())).toThrow(
      expect.objectContaining({ details: { problem: 'name_taken', where: created.agency.id } }),
    );
  });

  it('a new event is later than all before, whatever the clock says', () => {
    const { events, now, push } = recordOf(plain);
    const early = { now: new Date('2020-01-01T00:00:00Z'), id: 'early0001' };
    const event = push(switched(now(), 'own', false, early));
    expect(event.at > (events[0]?.at ?? '')).toBe(true);
    expect(now().shown).toEqual({ own: false, bundled: true });
  });
});

describe('corrections', () => {
  it('keep old and new value; the figure is marked, sure, and in its metric’s unit', () => {
    const { now, push, stamp } = recordOf(plain);
    const key = keyOf(plain);
    const values: FactValues = { ...valuesOf(figure), value: 4321, status: 'reported', unit: 'nonsense' };
    const event = push(factCorrected(now(), key, figure, values, ' 原件 ', dictionary, stamp()));
    expect(event).toMatchObject({ was: valuesOf(figure), now: { value: 4321, unit: figure.unit }, reason: '原件' });
    const facts = plain.readings[0]?.facts ?? [];
    const left = effectiveFacts(facts, now().reports.get(key)?.edits ?? { changed: new Map(), added: [] });
    const shown = left.find(({ fact }) => fact.key === figure.key);
    expect(shown).toMatchObject({
      corrected: true,
      fact: { value: 4321, confidence: 'high', locator: figure.locator },
    });
    expect(left.filter(({ corrected }) => corrected)).toHaveLength(1);
    // Set right again by hand: as read, no longer marked.
    push(factCorrected(now(), key, shown?.fact ?? figure, valuesOf(figure), '', dictionary, stamp()));
    const after = effectiveFacts(facts, now().reports.get(key)?.edits ?? { changed: new Map(), added: [] });
    expect(after.filter(({ corrected }) => corrected)).toEqual([]);
  });

  it.each([
    ['an unknown metric', { metric: 'no_such' }, 'metric'],
    ['a code of another breakdown', { dims: { channel: 'nowhere' } }, 'dims'],
    ['a number without a number’s status', { status: 'blank' as const }, 'status'],
    ['a status without its number', { value: null }, 'status'],
    ['a count that is no whole number', { value: 1.5 }, 'value'],
    ['a negative count', { value: -1 }, 'value'],
    ['a stated none that is not 0', { status: 'zero_stated' as const, value: 3 }, 'value'],
    ['no number at all', { value: Number.NaN }, 'value'],
  ])('refuse %s', (_, change, where) => {
    const { now, stamp } = recordOf(plain);
    const values = { ...valuesOf(figure), ...change };
    const make = () => factCorrected(now(), keyOf(plain), figure, values, '', dictionary, stamp());
    expect(make).toThrow(expect.objectContaining({ code: 'bad_data', details: expect.objectContaining({ where }) }));
  });

  it('a missed figure is added with its place and at most twenty characters of its words', () => {
    const { now, push, stamp } = recordOf(plain);
    const key = keyOf(plain);
    const locator = { ...figure.locator, phrase: '一'.repeat(50), start: 3, end: 8 };
    const added = { values: valuesOf(figure), raw: '二'.repeat(50), source: 'narrative' as const, locator };
    const event = push(factAdded(now(), key, added, '漏读', dictionary, stamp()));
    expect(event.fact).toMatchObject({ raw: '二'.repeat(20), locator: { start: 3, end: 8, phrase: '一'.repeat(20) } });
    push(factRejected(now(), key, event.fact, '重复', stamp()));
    const edits = now().reports.get(key)?.edits ?? { changed: new Map(), added: [] };
    expect(effectiveFacts([], edits)).toEqual([]);
  });
});

it('the difference of two versions names what changed, came and went, and what did not', () => {
  const facts = plain.readings[0]?.facts ?? [];
  expect(differenceOf(facts, facts)).toEqual({ changed: [], added: [], removed: [], same: expect.any(Number) });
  const later = facts
    .filter(({ metric }) => metric !== 'review_total')
    .map((fact) => (fact.key === figure.key ? { ...fact, value: 999, locator: { ...fact.locator, start: 0 } } : fact));
  const { added, changed, removed, same } = differenceOf(facts, later);
  expect(changed.map(({ after, before }) => [before?.value, after?.value])).toEqual([[figure.value, 999]]);
  expect(added).toEqual([]);
  expect(new Set(removed.map(({ metric }) => metric))).toEqual(new Set(['review_total']));
  expect(same + changed.length + removed.length).toBe(differenceOf([], facts).added.length);
  expect(differenceOf(later, facts).added.length).toBe(removed.length);
});

describe('agencies', () => {
  const who = (agency: string | null, regionCode: string | null = null) => recognise({ agency, regionCode }, known);
  it('are recognised by full name, or by the only name that ends so', () => {
    expect(who('银川市科学技术局')).toBe('640100-kj');
    expect(who('灵武市科学技术局')).toBe('640181-kj');
    expect(who('灵武市科学技术局', '110000')).toBe(null);
    expect(who('科学技术局')).toBe(null);
    expect(who(null)).toBe(null);
  });

  it('get an id that follows from the name, another where that is taken', () => {
    const draft = {
      name: '某局',
      shortName: '某局',
      regionCode: '640100',
      level: 'county' as const,
      kind: 'kj',
      initials: 'mj',
    };
    const id = newAgencyId(draft, new Set());
    expect(newAgencyId(draft, new Set())).toBe(id);
    expect(newAgencyId(draft, new Set([id]))).not.toBe(id);
    expect(newAgencyId({ ...draft, name: '另一局' }, new Set())).not.toBe(id);
  });
});

/** Records as they arise on several machines: any of these things, in any order. */
const anyRecord: fc.Arbitrary<readonly WorkspaceEvent[]> = fc.array(fc.nat(9), { maxLength: 25 }).map((steps) => {
  const { events, now, push, stamp } = recordOf(plain, syntheticFile(4));
  const keys = [...now().reports.keys()];
  for (const step of steps) {
    const key = keys[step % keys.length] ?? '';
    const last = events.at(-1);
    if (step < 2) push(documentAssigned(now(), key, '640100-kj', 2020 + step, stamp()));
    else if (step < 4 && now().reports.get(key)?.agencyId) push(accepted(now(), [key], stamp()));
    else if (step === 4) push(withdrawn(now(), [key], stamp()));
    else if (step === 5) push(factRejected(now(), key, figure, 'x', stamp()));
    else if (step === 6)
      push(
        factCorrected(
          now(),
          key,
          figure,
          { ...valuesOf(figure), value: step, status: 'reported' },
          'y',
          dictionary,
          stamp(),
        ),
      );
    else if (step === 7 && last) push(undone(now(), last.id, stamp()));
    else if (step === 8) push(switched(now(), 'bundled', steps.length % 2 === 0, stamp()));
    else push(doubtSettled(now(), key, `fact:${figure.key}`, '', stamp()));
  }
  return events;
});

describe('any record', () => {
  it('says the same in any order, with entries twice, and in two halves merged', () => {
    fc.assert(
      fc.property(anyRecord, fc.integer(), (events, turn) => {
        const whole = workspaceOf(events, known);
        const at = Math.abs(turn) % Math.max(events.length, 1);
        const turned = [...events.slice(at), ...events.slice(0, at), ...events.slice(0, 3)].toReversed();
        expect(workspaceOf(turned, known)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('comes back from its JSON, event by event; a changed member is refused', () => {
    fc.assert(
      fc.property(anyRecord, (events) => {
        for (const event of events) {
          const json: unknown = JSON.parse(JSON.stringify(event));
          expect(readEvent(json)).toEqual(event);
          expect(readEvent({ ...Object(json), more: 1 })).toBe(null);
          expect(readEvent({ ...Object(json), at: 'yesterday' })).toBe(null);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has at most one effective report for an agency and year, and it is accepted', () => {
    fc.assert(
      fc.property(anyRecord, (events) => {
        const shown = [...workspaceOf(events, known).reports.values()].filter(({ effective }) => effective);
        expect(new Set(shown.map(({ agencyId, year }) => `${agencyId} ${year}`)).size).toBe(shown.length);
        expect(shown.every(({ state }) => state === 'accepted')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
