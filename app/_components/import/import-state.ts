import type { WorkerSource } from '../../../lib/reading/client.ts';
import type { Progress } from '../../../lib/reading/progress.ts';
import type { WaitingFile, WorkspaceStore } from '../../../lib/workspace/store.ts';
import { createFollowers } from '../../_hooks/followers.ts';

/** A file as the person gave it: its path in the folder, and itself. */
export interface GivenFile {
  readonly name: string;
  readonly file: File;
}

/** A file that needed no reading: the same bytes are there under the other name. */
export interface Duplicate {
  readonly name: string;
  /** Null where another tab took the file. */
  readonly sha256: string | null;
}

/** How an import stands. */
export interface ImportState {
  readonly phase: 'idle' | 'taking' | 'reading' | 'paused' | 'ended';
  readonly progress: Progress;
  /** Pages of the paged documents read so far. */
  readonly pages: number;
  readonly failed: number;
  readonly duplicates: readonly Duplicate[];
  /** When the present stretch of reading began, in milliseconds; null while nothing is read. */
  readonly since: number | null;
  /** Why the import stopped before its end; null where it did not. */
  readonly error: unknown;
}

/** What an import needs from the page. */
export interface ImportEffects {
  readonly store: () => Promise<WorkspaceStore>;
  /** The record has something new. */
  readonly changed: () => void;
  readonly loadWorkers: () => Promise<WorkerSource>;
  readonly cores: number;
  readonly now: () => number;
}

/** An import: one at a time, files added while it runs are read after the others. */
export interface Import {
  state(): ImportState;
  subscribe(listener: () => void): () => void;
  take(files: readonly GivenFile[]): void;
  /** Goes on with files that were dropped and not read before the page was closed. */
  proceed(files: readonly WaitingFile[]): void;
  pause(): void;
  resume(): void;
  /** Stops; what was read stays, the rest is forgotten. */
  cancel(): void;
}

/** State is told this often at most: a thousand files must not draw a thousand times. */
const drawEvery = 120;

const none: Progress = { files: 0, done: 0, bytes: 0, doneBytes: 0, spent: 0 };
/** An import at rest, with nothing behind it. */
export const idle: ImportState = {
  phase: 'idle',
  progress: none,
  pages: 0,
  failed: 0,
  duplicates: [],
  since: null,
  error: null,
};

/** How an import stands, told to who listens. */
export interface ImportProgress {
  state(): ImportState;
  subscribe(listener: () => void): () => void;
  set(change: Partial<ImportState>): void;
  /** Changes the progress, the time spent reading counted up to now. */
  advance(change: Partial<Progress>): void;
  /** Reading pauses: the time stands still. */
  rest(): void;
}

/** Progress of an import that has not begun. */
export function createImportProgress(now: () => number): ImportProgress {
  const followers = createFollowers();
  let state = idle;
  let drawing: ReturnType<typeof setTimeout> | null = null;

  const tell = (): void => {
    drawing = null;
    followers.tell();
  };
  const set = (change: Partial<ImportState>): void => {
    const isTurn = change.phase !== undefined && change.phase !== state.phase;
    state = { ...state, ...change };
    if (isTurn && drawing !== null) clearTimeout(drawing);
    if (isTurn) tell();
    else drawing ??= setTimeout(tell, drawEvery);
  };
  const spentBy = (time: number): number => state.progress.spent + (state.since === null ? 0 : time - state.since);
  return {
    state: () => state,
    subscribe: followers.subscribe,
    set,
    advance: (change) => {
      const time = now();
      const progress = { ...state.progress, ...change, spent: spentBy(time) };
      set({ progress, since: state.since === null ? null : time });
    },
    rest: () => set({ phase: 'paused', progress: { ...state.progress, spent: spentBy(now()) }, since: null }),
  };
}
