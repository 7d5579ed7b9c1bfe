import { describe, expect, it } from 'vitest';
import { openIndexedStore } from '../../lib/storage/indexed.ts';
import { accepted, documentAdded, documentAssigned, documentFailed } from '../../lib/workspace/events.ts';
import { reportKey } from '../../lib/workspace/model.ts';
import { workspaceOf } from '../../lib/workspace/reduce.ts';
import { memoryStore, type WorkspaceStore } from '../../lib/workspace/store.ts';
import { idsOf, stamps, syntheticFile } from '../workspace/world.ts';
import { freshStorage } from './faulty.ts';

const empty = workspaceOf([], []);
const time = new Date('2026-01-09T02:30:00Z');

describe.each([
  ['in IndexedDB', () => freshStorage().tab()],
  ['in memory', async () => memoryStore()],
])('a record %s', (_, open: () => Promise<WorkspaceStore>) => {
  it('gives back what was added, once, in order', async () => {
    const store = await open();
    const file = syntheticFile(0);
    const event = documentAdded(empty, file, time);
    await store.addFile(event, file, null);
    await store.addFile({ ...event, name: 'again.txt' }, { ...file, name: 'again.txt' }, null);
    const key = reportKey(file.sha256, 0);
    const stamp = stamps();
    const assigned = documentAssigned(workspaceOf([event], []), key, '640100-kj', 2022, stamp());
    await store.append([accepted(workspaceOf([event, assigned], []), [key], stamp()), assigned]);
    const { events, unreadable } = await store.events();
    expect(idsOf(events)).toEqual([`file-${file.sha256}`, 'a00000001', 'a00000002']);
    expect(unreadable).toBe(0);
    expect(events[0]).toEqual(event);
    expect(await store.readings(file.sha256)).toEqual(file.readings);
    expect(await store.document(file.sha256)).toEqual(file.document);
    expect(await store.bytes(file.sha256)).toEqual(file.bytes);
    expect(await store.readings('0'.repeat(64))).toBe(null);
  });

  it('keeps dropped files until they are read', async () => {
    const store = await open();
    const file = syntheticFile(0);
    const ids = await store.addWaiting([
      { name: file.name, bytes: file.bytes },
      { name: 'b.pdf', bytes: new Uint8Array([1, 2]) },
      { name: 'c.pdf', bytes: new Uint8Array([3]) },
    ]);
    const [first = 0, second = 0, third = 0] = ids;
    expect(await store.waiting()).toEqual([
      { id: first, name: file.name, size: file.bytes.length },
      { id: second, name: 'b.pdf', size: 2 },
      { id: third, name: 'c.pdf', size: 1 },
    ]);
    expect(await store.waitingBytes(first)).toEqual(file.bytes);
    await store.addFile(documentAdded(empty, file, time), file, first);
    const failure = { code: 'unreadable', message: 'broken', details: { source: 'b.pdf' } };
    const unread = { sha256: 'f'.repeat(64), name: 'b.pdf', size: 2 };
    await store.addFile(documentFailed(empty, unread, failure, time), null, second);
    await store.dropWaiting([third]);
    expect(await store.waiting()).toEqual([]);
    expect(await store.waitingBytes(first)).toBe(null);
    expect(await store.readings('f'.repeat(64))).toBe(null);
    const { files } = workspaceOf((await store.events()).events, []);
    expect([...files.values()].map(({ failure }) => failure?.code ?? null).sort()).toEqual([null, 'unreadable']);
  });

  it('deletes everything', async () => {
    const store = await open();
    const file = syntheticFile(0);
    await store.addFile(documentAdded(empty, file, time), file, null);
    await store.addWaiting([{ name: 'b.pdf', bytes: new Uint8Array([1, 2]) }]);
    await store.clear();
    expect(await store.events()).toEqual({ events: [], unreadable: 0 });
    expect(await store.waiting()).toEqual([]);
    for (const part of [store.readings, store.document, store.bytes]) expect(await part(file.sha256)).toBe(null);
  });
});

describe('several tabs', () => {
  it('importing the same folder at once end with the union and no duplicate', async () => {
    const storage = freshStorage();
    const files = Array.from({ length: 12 }, (_, index) => syntheticFile(index));
    const [one, two] = [await storage.tab(), await storage.tab()];
    const importing = async (tab: WorkspaceStore, taken: typeof files, at: Date) => {
      for (const file of taken) await tab.addFile(documentAdded(empty, file, at), file, null);
    };
    await Promise.all([
      importing(one, files.slice(0, 9), time),
      importing(two, files.slice(3).toReversed(), new Date(time.getTime() + 1)),
    ]);
    const [seen, seenByOther] = [(await one.events()).events, (await two.events()).events];
    expect(idsOf(seen).sort()).toEqual(files.map(({ sha256 }) => `file-${sha256}`).sort());
    expect(seenByOther).toEqual(seen);
    expect([...workspaceOf(seen, []).reports.keys()].sort()).toEqual(
      files.map(({ sha256 }) => reportKey(sha256, 0)).sort(),
    );
  });

  it('are told of every change, and of none that failed', async () => {
    const storage = freshStorage();
    let told = 0;
    const tab = await storage.tab({ announce: () => (told += 1) });
    const file = syntheticFile(0);
    storage.fail('quota', 2);
    await expect(tab.addFile(documentAdded(empty, file, time), file, null)).rejects.toMatchObject({
      code: 'storage_failed',
      details: { problem: 'quota' },
    });
    expect(told).toBe(0);
    await tab.addFile(documentAdded(empty, file, time), file, null);
    expect(told).toBe(1);
  });
});

it('a file deleted in one tab and added again shows in another as it was added again', async () => {
  const storage = freshStorage();
  const [one, two] = [await storage.tab(), await storage.tab()];
  const file = syntheticFile(0);
  await one.addFile(documentAdded(empty, file, time), file, null);
  await two.events();
  await one.clear();
  const again = documentAdded(empty, { ...file, name: 'again.txt' }, new Date('2026-02-01T00:00:00Z'));
  await one.addFile(again, file, null);
  expect((await two.events()).events).toEqual([again]);
});

it('entries of a newer version are counted, kept and not understood', async () => {
  const storage = freshStorage();
  const tab = await storage.tab();
  const file = syntheticFile(0);
  const event = documentAdded(empty, file, time);
  const newer = { ...event, id: 'newer-0001', kind: 'starred' } as unknown as typeof event;
  await tab.append([event, newer]);
  expect(await tab.events()).toEqual({ events: [event], unreadable: 1 });
});

it.each([
  ['is absent', () => undefined],
  [
    'throws when it is touched',
    () => {
      throw new DOMException('denied', 'SecurityError');
    },
  ],
])('says that storage is unavailable where IndexedDB %s', async (_, factory) => {
  const effects = { readEvent: () => null, watch: () => () => undefined, announce: () => undefined };
  await expect(openIndexedStore({ ...effects, factory })).rejects.toMatchObject({
    code: 'storage_failed',
    details: { problem: 'unavailable' },
  });
});
