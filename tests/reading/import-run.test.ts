import { expect, it } from 'vitest';
import { createImport } from '../../app/_components/import/import-run.ts';
import type { GivenFile, Import } from '../../app/_components/import/import-state.ts';
import { AtlasError } from '../../lib/model/error.ts';
import { memoryStore, type WorkspaceStore } from '../../lib/workspace/store.ts';
import { syntheticReport } from '../synthetic/report.ts';
import { toText } from '../synthetic/to-text.ts';
import { serviceWorker } from './worker.ts';

const given = (seed: number): GivenFile => {
  const name = `上报/年报-${seed}.txt`;
  return { name, file: new File([toText(syntheticReport(seed))], name) };
};
const several = (from: number, to: number): GivenFile[] => Array.from({ length: to - from }, (_, n) => given(from + n));

function importInto(store: WorkspaceStore): Import {
  return createImport({
    store: async () => store,
    changed: () => undefined,
    loadWorkers: async () => () => serviceWorker(),
    cores: 2,
    now: Date.now,
  });
}

/** Does something as soon as reading begins: the service of the test reads in this very thread. */
function whenReading(run: Import, act: () => void): void {
  const stop = run.subscribe(() => {
    if (run.state().phase !== 'reading') return;
    stop();
    act();
  });
}

async function toTheEnd(run: Import): Promise<void> {
  await expect.poll(() => run.state().phase, { timeout: 30_000 }).toBe('ended');
}

const namesIn = async (store: WorkspaceStore): Promise<string[]> =>
  (await store.events()).events.flatMap((event) => (event.kind === 'document_added' ? [event.name] : [])).toSorted();

it('every file ends in the record, none waits, and the progress says so', async () => {
  const store = memoryStore();
  const run = importInto(store);
  run.take(several(0, 6));
  await toTheEnd(run);
  expect(await namesIn(store)).toEqual(several(0, 6).map(({ name }) => name));
  expect(await store.waiting()).toEqual([]);
  expect(run.state()).toMatchObject({ error: null, failed: 0, progress: { files: 6, done: 6 } });
  expect(run.state().progress.doneBytes).toBe(run.state().progress.bytes);
});

it('a second drop while the first is read is read after it', async () => {
  const store = memoryStore();
  const run = importInto(store);
  whenReading(run, () => run.take(several(3, 5)));
  run.take(several(0, 3));
  await toTheEnd(run);
  expect(await namesIn(store)).toEqual(several(0, 5).map(({ name }) => name));
});

it('a store that is full ends the import with its error; what was read stays, the rest waits and is read later', async () => {
  const store = memoryStore();
  let room = 2;
  const full: WorkspaceStore = {
    ...store,
    addFile: async (...file) => {
      if (room === 0) throw new AtlasError('storage_failed', 'storage: quota', { problem: 'quota' });
      room--;
      await store.addFile(...file);
    },
  };
  const run = importInto(full);
  run.take(several(0, 5));
  await toTheEnd(run);
  expect(run.state().error).toMatchObject({ code: 'storage_failed' });
  expect(await namesIn(store)).toHaveLength(2);
  const waiting = await store.waiting();
  expect(waiting).toHaveLength(3);

  room = 10;
  const later = importInto(full);
  later.proceed(waiting);
  await toTheEnd(later);
  expect(await namesIn(store)).toEqual(several(0, 5).map(({ name }) => name));
  expect(await store.waiting()).toEqual([]);
});

it('cancelled, the files not read are forgotten', async () => {
  const store = memoryStore();
  const run = importInto(store);
  whenReading(run, run.cancel);
  run.take(several(0, 8));
  await toTheEnd(run);
  expect(await store.waiting()).toEqual([]);
  expect((await namesIn(store)).length).toBeLessThan(8);
});
