import { expect, it } from 'vitest';
import { accepted, documentAdded, factRejected, undone, withdrawn } from '../../lib/workspace/events.ts';
import type { StoredFile, Workspace, WorkspaceEvent } from '../../lib/workspace/model.ts';
import { workspaceOf } from '../../lib/workspace/reduce.ts';
import type { WorkspaceStore } from '../../lib/workspace/store.ts';
import { createDraw, type Draw } from '../synthetic/draw.ts';
import { stamps, syntheticFile } from '../workspace/world.ts';
import { type Fault, freshStorage } from './faulty.ts';

const seed = 20260109;
const wanted = 200;
const faults: readonly Fault[] = ['quota', 'abort', 'kill'];

/** Small files: what is torn apart is the writing, not the reading. */
const files: readonly StoredFile[] = Array.from({ length: 10 }, (_, index) => {
  const file = syntheticFile(index * 9);
  const readings = file.readings.map((reading) => ({
    ...reading,
    facts: reading.facts.slice(0, 1),
    findings: [],
    warnings: [],
  }));
  const document = { ...file.document, text: file.document.text.slice(0, 40), blocks: [] };
  return { ...file, document, readings, bytes: file.bytes.slice(0, 40) };
});
const known = [{ id: '640100-kj', name: '某市科学技术局', regionCode: '640100' }];

interface Snapshot {
  readonly events: readonly WorkspaceEvent[];
  readonly workspace: Workspace;
  readonly accepted: readonly string[];
  readonly waiting: readonly string[];
  /** Of every file in the record, whether all its parts are there, by SHA-256. */
  readonly whole: Readonly<Record<string, boolean>>;
  /** Parts of files that are not in the record. */
  readonly orphans: readonly string[];
}

async function snapshotOf(store: WorkspaceStore): Promise<Snapshot> {
  const { events } = await store.events();
  const workspace = workspaceOf(events, known);
  const whole: Record<string, boolean> = {};
  const orphans: string[] = [];
  for (const file of files) {
    const parts = [
      await store.readings(file.sha256),
      await store.document(file.sha256),
      await store.bytes(file.sha256),
    ];
    const there = parts.filter((part) => part !== null).length;
    if (workspace.files.get(file.sha256)) whole[file.sha256] = there === parts.length;
    else if (there > 0) orphans.push(file.sha256);
  }
  const waiting = await store.waiting();
  for (const { id } of waiting) if ((await store.waitingBytes(id)) === null) orphans.push(`waiting ${id}`);
  return {
    events,
    workspace,
    accepted: [...workspace.reports.values()].filter(({ state }) => state === 'accepted').map(({ key }) => key),
    waiting: waiting.map(({ name }) => name),
    whole,
    orphans,
  };
}

interface Change {
  readonly run: (store: WorkspaceStore) => Promise<unknown>;
  readonly events: readonly WorkspaceEvent[];
}

const next = stamps('f');

/** Something a person does, made from the record as it is. */
function drawChange(draw: Draw, before: Snapshot, waitingId: number | null): Change {
  const { workspace } = before;
  const reports = [...workspace.reports.values()];
  const appending = (events: readonly WorkspaceEvent[]): Change => ({ run: (store) => store.append(events), events });
  const file = draw.pick(files);
  const adding: Change = (() => {
    const event = documentAdded(workspace, file, next().now);
    const events = workspace.files.has(file.sha256) ? [] : [event];
    return { run: (store) => store.addFile(event, file, waitingId), events };
  })();
  if (reports.length < 3) return adding;
  const report = draw.pick(reports);
  const placed = reports.map(({ key, ...rest }) => ({ ...rest, key, agencyId: '640100-kj', year: 2022 }));
  const placedWorkspace = { ...workspace, reports: new Map(placed.map((each) => [each.key, each])) };
  const fact = files.find(({ sha256 }) => sha256 === report.sha256)?.readings[0]?.facts[0];
  const last = before.events.findLast(({ kind }) => kind !== 'document_added');
  switch (draw.int(0, 6)) {
    case 0:
      return appending([
        accepted(
          placedWorkspace,
          reports.map(({ key }) => key),
          next(),
        ),
      ]);
    case 1:
      return appending([accepted(placedWorkspace, [report.key], next())]);
    case 2:
      return appending([withdrawn(workspace, [report.key], next())]);
    case 3:
      return appending(
        fact === undefined ? [] : [1, 2, 3].map(() => factRejected(workspace, report.key, fact, '不是', next())),
      );
    case 4:
      return appending(last === undefined ? [] : [undone(workspace, last.id, next())]);
    case 5: {
      const added = [file, draw.pick(files)];
      const events = [
        ...new Map(added.map((each) => [each.sha256, documentAdded(workspace, each, next().now)])).values(),
      ];
      const fresh = events.filter(({ sha256 }) => !workspace.files.has(sha256));
      return { run: (store) => store.restore(events, added), events: fresh };
    }
    default:
      return adding;
  }
}

/** What must be true after a change, whether or not it was interrupted. */
function check(before: Snapshot, change: Change, after: Snapshot, happened: boolean): void {
  const whole = happened ? before.events : [...before.events, ...change.events];
  const ids = (events: readonly WorkspaceEvent[]) => [...new Set(events.map(({ id }) => id))].sort();
  expect(ids(after.events)).toEqual(ids(whole));
  if (happened) expect([after.accepted, after.waiting]).toEqual([before.accepted, before.waiting]);
  expect(Object.values(after.whole).every(Boolean)).toBe(true);
  expect(after.orphans).toEqual([]);
}

it(`${wanted} kills, aborts and full disks in the middle of a write: all of a change is there or none of it`, async () => {
  const draw = createDraw(seed);
  const storage = freshStorage();
  const met: Record<Fault, number> = { quota: 0, abort: 0, kill: 0 };
  let kept = 0;
  let tab = await storage.tab();
  while (met.quota + met.abort + met.kill < wanted) {
    if ((await tab.waiting()).length < 2) await tab.addWaiting([{ name: 'dropped.txt', bytes: new Uint8Array(8) }]);
    const before = await snapshotOf(tab);
    const [waiting] = await tab.waiting();
    const fault = draw.pick(faults);
    if (draw.chance(0.7)) storage.fail(fault, draw.int(1, 8));
    const change = drawChange(draw, before, waiting?.id ?? null);
    const told = await change.run(tab).then(
      () => 'kept',
      (error: unknown) => String(Reflect.get(Object(error), 'details')?.problem),
    );
    const happened = storage.calm();
    expect(told).toBe(!happened ? 'kept' : fault === 'quota' ? 'quota' : 'failed');
    if (happened) met[fault] += 1;
    else kept += 1;
    // A killed tab hears nothing and is replaced by another; the others go on.
    if (happened && fault === 'kill') tab = await storage.tab();
    const after = await snapshotOf(await storage.tab());
    check(before, change, after, happened);
    if (after.events.length > 60) {
      await tab.clear();
      expect((await snapshotOf(tab)).events).toEqual([]);
    }
  }
  // Each kind was met often, and enough changes came through for something to be lost.
  expect(Math.min(met.quota, met.abort, met.kill)).toBeGreaterThan(40);
  expect(kept).toBeGreaterThan(50);
}, 180_000);

it('a failed deletion deletes nothing', async () => {
  for (const after of [1, 3, 6]) {
    const storage = freshStorage();
    const tab = await storage.tab();
    const [file] = files;
    if (file === undefined) throw new Error('no file');
    await tab.addFile(documentAdded(workspaceOf([], []), file, next().now), file, null);
    storage.fail('abort', after);
    await expect(tab.clear()).rejects.toMatchObject({ code: 'storage_failed' });
    expect(await tab.readings(file.sha256)).toEqual(file.readings);
    expect(await snapshotOf(tab)).toMatchObject({ whole: { [file.sha256]: true }, orphans: [] });
  }
});
