import type { NewTable } from '../../lib/engine/journal.ts';
import type { TableReader } from '../../lib/usertables/client.ts';
import type { TableChoice, TablePreview } from '../../lib/usertables/message.ts';
import { tableName } from '../../lib/usertables/names.ts';
import type { ReadProgress } from '../../lib/usertables/raw.ts';
import { createFollowers } from './followers.ts';

/** A file read and shown before it becomes a table. */
export interface PendingTable {
  readonly file: string;
  readonly name: string;
  readonly preview: TablePreview;
}

/** Where the making of a table from a file stands. */
export type FileState =
  | { readonly phase: 'none' }
  /** `share` = the part of it that has been read, 0 to 1. */
  | { readonly phase: 'reading'; readonly file: string; readonly share: number }
  | { readonly phase: 'pending' | 'making'; readonly pending: PendingTable }
  | { readonly phase: 'made'; readonly name: string; readonly count: number }
  | { readonly phase: 'failed'; readonly file: string; readonly error: unknown };

/** What making tables of files needs from the page. */
export interface UserFileEffects {
  readonly openReader: (onProgress: ReadProgress) => Promise<TableReader>;
  readonly makeTable: (table: NewTable) => Promise<void>;
  /** Names of the tables there are. */
  readonly taken: () => readonly string[];
}

/** One file at a time on its way to a table: whoever has gone on to another file is told no more of the one before. */
export interface UserFiles {
  state(): FileState;
  subscribe(listener: () => void): () => void;
  /** Reads a file. */
  open(file: File): void;
  /** Reads another sheet of the file. */
  showSheet(sheet: number): void;
  rename(name: string): void;
  choose(choice: TableChoice): void;
  /** Makes the table that is previewed. */
  make(): void;
  /** Lets go of the file. */
  leave(): void;
}

interface Turn {
  readonly file: File;
  reader: TableReader | null;
}

/** Files on their way to tables of `my`; none is at hand yet. */
export function createUserFiles({ openReader, makeTable, taken }: UserFileEffects): UserFiles {
  const followers = createFollowers();
  let state: FileState = { phase: 'none' };
  let turn: Turn | null = null;

  const tell = (of: Turn | null, next: FileState): void => {
    if (of !== turn) return;
    state = next;
    followers.tell();
  };
  const endReader = (of: Turn | null): void => {
    of?.reader?.end('no longer needed');
    if (of !== null) of.reader = null;
  };

  async function read(file: File, name: string, sheet: number): Promise<void> {
    endReader(turn);
    const mine: Turn = { file, reader: null };
    turn = mine;
    tell(mine, { phase: 'reading', file: file.name, share: 0 });
    try {
      const reader = await openReader((done, total) =>
        tell(mine, { phase: 'reading', file: file.name, share: done / Math.max(1, total) }),
      );
      if (mine !== turn) return reader.end('no longer needed');
      mine.reader = reader;
      const preview = await reader.read(file.name, file, sheet);
      tell(mine, { phase: 'pending', pending: { file: file.name, name, preview } });
    } catch (error) {
      tell(mine, { phase: 'failed', file: file.name, error });
    }
  }

  const pendingOf = (change: Partial<PendingTable>): FileState =>
    state.phase === 'pending' ? { phase: 'pending', pending: { ...state.pending, ...change } } : state;

  async function preview(mine: Turn, choice: TableChoice): Promise<void> {
    try {
      const found = await mine.reader?.preview(choice);
      if (found !== undefined) tell(mine, pendingOf({ preview: found }));
    } catch (error) {
      if (state.phase === 'pending') tell(mine, { phase: 'failed', file: mine.file.name, error });
    }
  }

  async function makeOf(mine: Turn, reader: TableReader, pending: PendingTable): Promise<void> {
    tell(mine, { phase: 'making', pending });
    try {
      const { columns, choice, count } = pending.preview;
      const name = tableName(pending.name, taken());
      const rows = await reader.rows(choice);
      endReader(mine);
      await makeTable({ name, columns: columns.map((column) => ({ name: column.name, type: column.type })), rows });
      tell(mine, { phase: 'made', name, count });
    } catch (error) {
      tell(mine, { phase: 'failed', file: pending.file, error });
    }
  }

  return {
    state: () => state,
    subscribe: followers.subscribe,
    open: (file) => void read(file, tableName(file.name, taken()), 0),
    showSheet: (sheet) => {
      if (turn !== null && state.phase === 'pending') void read(turn.file, state.pending.name, sheet);
    },
    rename: (name) => tell(turn, pendingOf({ name })),
    choose: (choice) => {
      if (turn !== null) void preview(turn, choice);
    },
    make: () => {
      if (turn?.reader && state.phase === 'pending') void makeOf(turn, turn.reader, state.pending);
    },
    leave: () => {
      endReader(turn);
      turn = null;
      tell(null, { phase: 'none' });
    },
  };
}
