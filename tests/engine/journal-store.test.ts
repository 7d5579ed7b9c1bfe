import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { JournalEntry } from '../../lib/engine/journal.ts';
import { openJournalStore } from '../../lib/engine/journal-store.ts';

const entry = (name: string): JournalEntry => ({
  kind: 'table',
  name,
  columns: [{ name: 'a', type: 'INTEGER' }],
  ddl: `CREATE TABLE ${name}(a INTEGER);`,
  rows: { ipc: new Uint8Array([1, 2, 3]), count: 1 },
  order: 1,
});

it('what one page keeps another finds, until it is removed', async () => {
  const first = await openJournalStore('kept');
  await first.put(entry('甲'));
  await first.put(entry('乙'));
  await first.remove('乙');
  const second = await openJournalStore('kept');
  expect(await second.all()).toEqual([entry('甲')]);
  expect([...second.fleeting()]).toEqual([]);
});

it('what storage does not take is kept by the page, which says so', async () => {
  const store = await openJournalStore('refused');
  // A function cannot be stored: the database refuses the entry, as it does when the disk is full.
  const unkept: JournalEntry = { ...entry('丙'), columns: [{ name: 'a', type: 'X', ...{ refuse: () => 0 } }] };
  await store.put(unkept);
  expect([...store.fleeting()]).toEqual(['丙']);
  expect((await store.all()).map(({ name }) => name)).toEqual(['丙']);
  await store.put(entry('丙'));
  expect([...store.fleeting()]).toEqual([]);
  await store.remove('丙');
  expect(await store.all()).toEqual([]);
});

it('all of it is forgotten at once, what only the page keeps too', async () => {
  const first = await openJournalStore('cleared');
  await first.put(entry('甲'));
  await first.put({ ...entry('乙'), columns: [{ name: 'a', type: 'X', ...{ refuse: () => 0 } }] });
  await first.clear();
  expect(await first.all()).toEqual([]);
  expect(await (await openJournalStore('cleared')).all()).toEqual([]);
});
