import { type DecisionRecord, mergeRecords } from '../../decisions/decision.ts';
import type { Agency } from '../../model/agency.ts';
import type { BundledData } from '../own-sql.ts';
import { mergedAgencies } from '../own-sql.ts';
import { workspaceOf } from '../reduce.ts';
import type { WorkspaceStore } from '../store.ts';
import { readWorkspaceFile } from './read.ts';
import { type FileExtras, writeWorkspaceFile } from './write.ts';

/** What a save needs beside the record: the names of the bundled data, and what the page keeps of its own. */
export interface SaveAsk {
  readonly bundled: Pick<BundledData, 'agencies' | 'dictionary' | 'kinds' | 'rules'>;
  readonly extras: FileExtras;
}

/** A workspace file to load, and the decisions there are, which may contradict its own. */
export interface LoadAsk {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly decisions: DecisionRecord;
}

/** How much a workspace file brought in, and what the page has to keep of it. */
export interface Loaded {
  readonly files: number;
  readonly events: number;
  /** Both records in one; null where the file brings no decisions. */
  readonly decisions: DecisionRecord | null;
  readonly others: ReadonlyMap<string, string>;
}

/** What is being done with a workspace file: its entries are checked before the first of its files is kept. */
export type FileStep = 'packing' | 'checking' | 'keeping';

/** Says how far a save or load is: of so many files or entries, so many are done. */
export type SayStep = (step: FileStep, done: number, count: number) => void;

/** The whole workspace as one file. Throws what the store throws. */
export async function saveFile(
  store: WorkspaceStore,
  { bundled, extras }: SaveAsk,
  say: SayStep,
): Promise<Uint8Array<ArrayBuffer>> {
  const { events } = await store.events();
  const workspace = workspaceOf(events, bundled.agencies);
  const agencies: Agency[] = mergedAgencies(workspace, bundled.agencies, bundled.kinds);
  const names = { ...bundled, agencies: new Map(agencies.map((agency) => [agency.id, agency])) };
  return writeWorkspaceFile(workspace, store, names, extras, (done, count) => say('packing', done, count));
}

/**
 * Takes a workspace file in, on top of what is there: everything in it is checked first, then record and documents are kept in
 * one transaction. Throws what `readWorkspaceFile` throws, `bad_data` for a contradicting decision and `storage_failed`; then
 * nothing has changed.
 */
export async function loadFile(
  store: WorkspaceStore,
  { name, bytes, decisions }: LoadAsk,
  say: SayStep = () => undefined,
): Promise<Loaded> {
  const file = readWorkspaceFile(name, bytes, (done, count) => say('checking', done, count));
  // Contradictions are found before anything is kept.
  const merged = mergeRecords(decisions, file.decisions);
  await store.restore(file.events, file.files, (done) => say('keeping', done, file.files.length));
  return {
    files: file.files.length,
    events: file.events.length,
    decisions: file.decisions.length > 0 ? merged : null,
    others: file.others,
  };
}
