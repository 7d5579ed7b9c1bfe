import { recordFromKept } from '../../lib/decisions/codec.ts';
import type { DecisionRecord } from '../../lib/decisions/decision.ts';
import { AtlasError } from '../../lib/model/error.ts';
import type { SayStep } from '../../lib/workspace/file/job.ts';
import type { FileAnswer, FileRequest } from '../../lib/workspace/file/message.ts';
import { parseKept, withSaved } from '../_components/compare/kept-views.ts';
import { browserDecisions } from '../_components/quality/decision-store.ts';
import { siteAddress } from '../_components/shell/routes.ts';
import { refreshWorkspace } from './use-workspace.ts';
import { bundledData } from './workspace-data.ts';
import { workspaceStore } from './workspace-store.ts';

const viewsKey = 'atlas-views';
const viewsName = 'views.json';
/** Briefings keep themselves under keys of this kind, as JSON. */
const briefingKey = /^atlas[.-]briefing[.-]([a-z0-9-]{1,64})$/;

/** How much a workspace file brought in. */
export interface LoadedFile {
  readonly files: number;
  readonly events: number;
}

async function decisions(): Promise<DecisionRecord> {
  return recordFromKept(await browserDecisions.load()).record;
}

function keptText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keptTexts(): Map<string, string> {
  const texts = new Map<string, string>();
  const views = keptText(viewsKey);
  if (views !== null) texts.set(viewsName, views);
  try {
    for (const key of Object.keys(localStorage).sort()) {
      const [, id] = briefingKey.exec(key) ?? [];
      if (id !== undefined) texts.set(`briefings/${id}.json`, localStorage.getItem(key) ?? '');
    }
  } catch {
    // Storage is closed: nothing was kept.
  }
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
    extras: { decisions: await decisions(), others: keptTexts() },
  };
  const store = await workspaceStore();
  // What lasts only as long as the page lies where no worker reaches; it is little.
  const bytes = store.lasting
    ? await inWorker({ save: ask }, say, signal).then((answer) => (answer.kind === 'saved' ? answer.bytes : null))
    : await import('../../lib/workspace/file/job.ts').then(({ saveFile }) => saveFile(store, ask, say));
  return new Blob(bytes === null ? [] : [bytes], { type: 'application/zip' });
}

/**
 * Takes a workspace file in, on top of what is there: everything in it is checked first, then record and documents are kept in
 * one transaction. Throws what `loadFile` throws; then nothing has changed.
 */
export async function loadWorkspace(name: string, bytes: Uint8Array, { say, signal }: FileWork): Promise<LoadedFile> {
  const ask = { name, bytes, decisions: await decisions() };
  const store = await workspaceStore();
  const loaded = store.lasting
    ? await inWorker({ load: ask }, say, signal).then((answer) => (answer.kind === 'loaded' ? answer.loaded : null))
    : await import('../../lib/workspace/file/job.ts').then(({ loadFile }) => loadFile(store, ask, say));
  if (loaded === null) return { files: 0, events: 0 };
  if (loaded.decisions !== null) await browserDecisions.add(loaded.decisions);
  restoreTexts(loaded.others);
  await refreshWorkspace();
  return { files: loaded.files, events: loaded.events };
}

let script: Promise<string> | null = null;

/** The worker's script as a blob, which the page's content policy binds; asked for once. */
function workerScript(): Promise<string> {
  script ??= fetch(siteAddress('/data/workspace.worker.js'))
    .then((response) => {
      if (response.ok) return response.blob();
      throw new AtlasError('engine_failed', `workspace: cannot load its worker: HTTP ${response.status}`);
    })
    .then((blob) => URL.createObjectURL(new Blob([blob], { type: 'text/javascript' })))
    .catch((error: unknown) => {
      script = null;
      throw error;
    });
  return script;
}

type Done = Exclude<FileAnswer, { readonly kind: 'progress' | 'error' }>;

async function inWorker(request: FileRequest, say: FileWork['say'], signal: AbortSignal): Promise<Done> {
  const worker = new Worker(await workerScript());
  try {
    return await new Promise<Done>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new AtlasError('query_cancelled', 'workspace: stopped')));
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.addEventListener('message', ({ data }: MessageEvent<FileAnswer>) => {
        if (data.kind === 'progress') say(data.step, data.done, data.count);
        else if (data.kind === 'error')
          reject(data.code ? new AtlasError(data.code, data.message, data.details) : new Error(data.message));
        else resolve(data);
      });
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}

function restoreTexts(others: ReadonlyMap<string, string>): void {
  try {
    for (const [name, text] of others) {
      const [, briefing] = /^briefings\/(.+)\.json$/.exec(name) ?? [];
      if (briefing !== undefined) localStorage.setItem(`atlas.briefing.${briefing}`, text);
      else localStorage.setItem(viewsKey, mergedViews(text));
    }
  } catch {
    // Storage is closed: kept Views and briefings last as long as the page, the record is safe.
  }
}

/** The saved Views of both, under their names. */
function mergedViews(text: string): string {
  const here = parseKept(keptText(viewsKey));
  const both = parseKept(text).saved.reduce((kept, { name, query }) => withSaved(kept, name, query), here);
  return JSON.stringify(both);
}
