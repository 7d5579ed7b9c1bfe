import { openIndexedStore } from '../../../lib/storage/indexed.ts';
import { readEvent } from '../../../lib/workspace/codec.ts';
import { accepted, documentAdded, withdrawn } from '../../../lib/workspace/events.ts';
import { loadFile } from '../../../lib/workspace/file/job.ts';
import type { StoredFile, WorkspaceEvent } from '../../../lib/workspace/model.ts';
import { workspaceOf } from '../../../lib/workspace/reduce.ts';
import type { WorkspaceStore } from '../../../lib/workspace/store.ts';

/** What a tab or worker tells while it writes: which change it begins, and that it is safe. */
export type Told = { readonly begun: string; readonly accepts: string[] } | { readonly safe: string };

/** Resolves when the test has heard it: nothing is written whose beginning a kill could swallow. */
type Tell = (told: Told) => Promise<void>;

/** What is in the record. */
export interface Kept {
  readonly events: readonly string[];
  readonly accepted: readonly string[];
  /** Files of the record without all their parts, and parts of files not in it. */
  readonly torn: readonly string[];
}

const open = (): Promise<WorkspaceStore> =>
  openIndexedStore({
    factory: () => self.indexedDB,
    readEvent,
    announce: () => undefined,
    watch: () => () => undefined,
  });

const known = [{ id: '640100-kj', name: '某市科学技术局', regionCode: '640100' }];
const stamp = () => ({
  now: new Date(),
  id: Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
});

/** Files of a size that takes the disk a while, so that a kill lands in the middle. */
function padded(file: StoredFile): StoredFile {
  return { ...file, bytes: new Uint8Array(file.bytes.length + 200_000) };
}

async function append(store: WorkspaceStore, event: WorkspaceEvent, accepts: string[], tell: Tell) {
  await tell({ begun: event.id, accepts });
  await store.append([event]);
  await tell({ safe: event.id });
}

/** Writes until it is stopped: files, acceptances, withdrawals, one after another. */
async function write(files: readonly StoredFile[], tell: Tell): Promise<void> {
  const store = await open();
  for (let turn = 0; ; turn++) {
    const file = files[turn % files.length];
    const { events } = await store.events();
    const workspace = workspaceOf(events, known);
    if (file && !workspace.files.has(file.sha256)) {
      const event = documentAdded(workspace, file, new Date());
      await tell({ begun: event.id, accepts: [] });
      await store.addFile(event, padded(file), null);
      await tell({ safe: event.id });
      continue;
    }
    const reports = [...workspace.reports.values()].map((each) => ({ ...each, agencyId: '640100-kj', year: 2022 }));
    const placed = { ...workspace, reports: new Map(reports.map((each) => [each.key, each])) };
    const keys = reports.slice(0, 1 + (turn % reports.length)).map(({ key }) => key);
    if (turn % 3 === 0) await append(store, withdrawn(workspace, keys, stamp()), [], tell);
    else await append(store, accepted(placed, keys, stamp()), keys, tell);
  }
}

const parts = ['bytes', 'documents', 'readings'] as const;

async function kept(): Promise<Kept> {
  const store = await open();
  const { events } = await store.events();
  const workspace = workspaceOf(events, known);
  const request = indexedDB.open('atlas.workspace');
  const database = await new Promise<IDBDatabase>((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const keysOf = (name: string) =>
    new Promise<Set<string>>((resolve) => {
      const asked = database.transaction(name).objectStore(name).getAllKeys();
      asked.onsuccess = () => resolve(new Set(asked.result.map(String)));
    });
  const there = await Promise.all(parts.map(keysOf));
  database.close();
  const all = new Set([...workspace.files.keys(), ...there.flatMap((keys) => [...keys])]);
  const torn = [...all].filter((key) => !workspace.files.has(key) || !there.every((keys) => keys.has(key)));
  const isIn = [...workspace.reports.values()].filter(({ state }) => state === 'accepted').map(({ key }) => key);
  return { events: events.map(({ id }) => id), accepted: isIn.sort(), torn };
}

/** Takes a workspace file in, in this worker, which may be ended at any moment. */
async function restore(bytes: Uint8Array, tell: Tell): Promise<void> {
  await tell({ begun: 'restore', accepts: [] });
  await loadFile(await open(), { name: 'a.atlas.zip', bytes, decisions: [] });
  await tell({ safe: 'restore' });
}

if (typeof window === 'undefined') {
  let heard: () => void = () => undefined;
  self.addEventListener('message', ({ data }: MessageEvent<readonly StoredFile[] | Uint8Array | 'heard'>) => {
    if (data === 'heard') return heard();
    const tell: Tell = (told) =>
      new Promise((resolve) => {
        heard = resolve;
        self.postMessage(told);
      });
    void (data instanceof Uint8Array ? restore(data, tell) : write(data, tell));
  });
} else {
  let worker: Worker | null = null;
  const load = async (name: string) => (await fetch(name)).json() as Promise<StoredFile[]>;
  const tell: Tell = (told) => Reflect.get(window, 'tell')(told);
  Object.assign(window, {
    kills: {
      kept,
      write: async () => void write(await load('files.json'), tell),
      writeInWorker: async (what: string) => {
        worker = new Worker('page.js', { type: 'module' });
        const started = worker;
        started.addEventListener('message', async ({ data }: MessageEvent<Told>) => {
          await tell(data);
          started.postMessage('heard');
        });
        const isFile = what === 'restore';
        worker.postMessage(
          isFile ? new Uint8Array(await (await fetch('a.zip')).arrayBuffer()) : await load('files.json'),
        );
      },
      endWorker: () => worker?.terminate(),
    },
  });
}
