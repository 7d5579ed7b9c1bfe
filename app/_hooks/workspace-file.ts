import { recordFromKept } from '../../lib/decisions/codec.ts';
import { type DecisionRecord, mergeRecords } from '../../lib/decisions/decision.ts';
import { mergedAgencies } from '../../lib/workspace/own-sql.ts';
import { workspaceOf } from '../../lib/workspace/reduce.ts';
import { parseKept, withSaved } from '../_components/compare/kept-views.ts';
import { browserDecisions } from '../_components/quality/decision-store.ts';
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

/** The whole workspace as one `.atlas.zip`. Its writer is fetched when it is first needed. */
export async function saveWorkspace(): Promise<Blob> {
  const [{ writeWorkspaceFile }, store, bundled] = await Promise.all([
    import('../../lib/workspace/file/write.ts'),
    workspaceStore(),
    bundledData(),
  ]);
  const { events } = await store.events();
  const workspace = workspaceOf(events, bundled.agencies);
  const agencies = mergedAgencies(workspace, bundled.agencies, bundled.kinds);
  const names = { ...bundled, agencies: new Map(agencies.map((agency) => [agency.id, agency])) };
  const others = keptTexts();
  const bytes = await writeWorkspaceFile(workspace, store, names, { decisions: await decisions(), others });
  return new Blob([bytes], { type: 'application/zip' });
}

/**
 * Takes a workspace file in, on top of what is there: everything in it is checked first, then record and documents are kept in
 * one transaction. Throws what `readWorkspaceFile` throws and `storage_failed`; then nothing has changed.
 */
export async function loadWorkspace(name: string, bytes: Uint8Array): Promise<LoadedFile> {
  const { readWorkspaceFile } = await import('../../lib/workspace/file/read.ts');
  const file = readWorkspaceFile(name, bytes);
  // Contradictions are found before anything is kept.
  const merged = mergeRecords(await decisions(), file.decisions);
  const store = await workspaceStore();
  await store.restore(file.events, file.files);
  if (file.decisions.length > 0) await browserDecisions.add(merged);
  restoreTexts(file.others);
  await refreshWorkspace();
  return { files: file.files.length, events: file.events.length };
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
