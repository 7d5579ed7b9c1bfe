import { recordFromKept } from '../../lib/decisions/codec.ts';
import type { DecisionRecord } from '../../lib/decisions/decision.ts';
import { AtlasError } from '../../lib/model/error.ts';
import type { SayStep } from '../../lib/workspace/file/job.ts';
import type { FileAnswer, FileRequest } from '../../lib/workspace/file/message.ts';
import { browserDecisions } from '../_components/quality/decision-store.ts';
import { keptViewsText, restoreKeptViews } from './use-kept-views.ts';
import { refreshWorkspace } from './use-workspace.ts';
import { workerScript } from './worker-script.ts';
import { bundledData } from './workspace-data.ts';
import { workspaceStore } from './workspace-store.ts';

const viewsName = 'views.json';
const briefingName = /^briefings\/(.+)\.json$/;
/** What a briefing may be called in the file. */
const briefingId = /^[a-z0-9-]{1,64}$/;

/** How much a workspace file brought in. */
export interface LoadedFile {
  readonly files: number;
  readonly events: number;
}

async function decisions(): Promise<DecisionRecord> {
  return recordFromKept(await browserDecisions.load()).record;
}

/** Briefings come with what reads and writes them, apart from the page. */
const fetchBriefings = () => import('./use-briefings.ts');
type BriefingStore = Awaited<ReturnType<typeof fetchBriefings>>;

function keptTexts({ briefingTexts }: BriefingStore): Map<string, string> {
  const views = keptViewsText();
  const texts = new Map(views === null ? [] : [[viewsName, views]]);
  for (const [id, text] of briefingTexts()) if (briefingId.test(id)) texts.set(`briefings/${id}.json`, text);
  return texts;
}

/** A save or load under way. */
export interface FileWork {
  readonly say: SayStep;
  /** Stops a save; a load keeps everything or nothing, and is not stopped. */
  readonly signal: AbortSignal;
}

/** The whole workspace as one `.atlas.zip`, packed off the page's thread. Throws `query_cancelled` where it was stopped. */
export async function saveWorkspace({ say, signal }: FileWork): Promise<Blob> {
  const { agencies, dictionary, kinds, rules } = await bundledData();
  const ask = {
    bundled: { agencies, dictionary, kinds, rules },
    extras: { decisions: await decisions(), others: keptTexts(await fetchBriefings()) },
  };
  const store = await workspaceStore();
  // What lasts only as long as the page lies where no worker reaches; it is little.
  const bytes = store.lasting
    ? (await inWorker('saved', { save: ask }, say, signal)).bytes
    : await import('../../lib/workspace/file/job.ts').then(({ saveFile }) => saveFile(store, ask, say));
  return new Blob([bytes], { type: 'application/zip' });
}

/**
 * Takes a workspace file in, on top of what is there: everything in it is checked first, then record and documents are kept in
 * one transaction. Throws what `loadFile` throws; then nothing has changed.
 */
export async function loadWorkspace(name: string, bytes: Uint8Array, { say, signal }: FileWork): Promise<LoadedFile> {
  const ask = { name, bytes, decisions: await decisions() };
  const briefings = await fetchBriefings();
  const store = await workspaceStore();
  const loaded = store.lasting
    ? (await inWorker('loaded', { load: ask }, say, signal)).loaded
    : await import('../../lib/workspace/file/job.ts').then(({ loadFile }) => loadFile(store, ask, say));
  if (loaded.decisions !== null) await browserDecisions.add(loaded.decisions);
  restoreTexts(loaded.others, briefings);
  await refreshWorkspace();
  return { files: loaded.files, events: loaded.events };
}

const script = workerScript('workspace.worker.js');

type Done = Exclude<FileAnswer, { readonly kind: 'progress' | 'error' }>;
type DoneOf<Kind extends Done['kind']> = Extract<Done, { readonly kind: Kind }>;

const isOf = <Kind extends Done['kind']>(done: Done, kind: Kind): done is DoneOf<Kind> => done.kind === kind;

/** What a worker answers to a request; throws where it is not of the kind asked for. */
async function inWorker<Kind extends Done['kind']>(
  kind: Kind,
  request: FileRequest,
  say: FileWork['say'],
  signal: AbortSignal,
): Promise<DoneOf<Kind>> {
  const worker = new Worker(await script());
  try {
    return await new Promise<DoneOf<Kind>>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new AtlasError('query_cancelled', 'workspace: stopped')));
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.addEventListener('message', ({ data }: MessageEvent<FileAnswer>) => {
        if (data.kind === 'progress') say(data.step, data.done, data.count);
        else if (data.kind === 'error')
          reject(data.code ? new AtlasError(data.code, data.message, data.details) : new Error(data.message));
        else if (isOf(data, kind)) resolve(data);
        else reject(new Error(`workspace: its worker answered ${data.kind}, not ${kind}`));
      });
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}

/** Kept Views and briefings; where storage is closed they last as long as the page. */
function restoreTexts(others: ReadonlyMap<string, string>, { restoreBriefing }: BriefingStore): void {
  for (const [name, text] of others) {
    const [, briefing] = briefingName.exec(name) ?? [];
    if (briefing !== undefined) restoreBriefing(briefing, text);
    else if (name === viewsName) restoreKeptViews(text);
  }
}
