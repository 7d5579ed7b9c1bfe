'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MyTable } from '../../lib/engine/journal.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import { quoteName } from '../../lib/model/quote.ts';
import type { TableReader } from '../../lib/usertables/client.ts';
import type { TableChoice, TablePreview } from '../../lib/usertables/message.ts';
import { tableName } from '../../lib/usertables/names.ts';
import { currentMyTables, forgetJournal, startEngine, useMyTables } from './use-engine.ts';
import { openTableReader } from './user-table-worker.ts';

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

/** An SQL name of a table of `my`. */
export function myName(name: string): string {
  return `my.${quoteName(name)}`;
}

/** Reads files into tables of `my` in a worker of their own, with a preview in between. */
export function useUserFiles() {
  const { tables } = useMyTables();
  const [state, setState] = useState<FileState>({ phase: 'none' });
  const reader = useRef<TableReader | null>(null);
  const given = useRef<File | null>(null);
  const taken = useMemo(() => tables.map(({ name }) => name), [tables]);

  const end = useCallback(() => {
    reader.current?.end('no longer needed');
    reader.current = null;
    given.current = null;
  }, []);
  useEffect(() => end, [end]);

  const read = useCallback(
    async (file: File, name: string, sheet: number) => {
      end();
      given.current = file;
      // Whoever has gone on to another file, or left this one, is not told of it any more.
      const tell = (next: FileState) => {
        if (given.current === file) setState(next);
      };
      tell({ phase: 'reading', file: file.name, share: 0 });
      try {
        const own = await openTableReader((done, total) =>
          tell({ phase: 'reading', file: file.name, share: done / Math.max(1, total) }),
        );
        if (given.current !== file) return own.end('no longer needed');
        reader.current = own;
        const preview = await own.read(file.name, file, sheet);
        tell({ phase: 'pending', pending: { file: file.name, name, preview } });
      } catch (error) {
        tell({ phase: 'failed', file: file.name, error });
      }
    },
    [end],
  );

  const open = useCallback((file: File) => read(file, tableName(file.name, taken), 0), [read, taken]);

  const showSheet = useCallback(
    (pending: PendingTable, sheet: number) => {
      if (given.current !== null) void read(given.current, pending.name, sheet);
    },
    [read],
  );

  const rename = useCallback((name: string) => {
    setState((before) =>
      before.phase === 'pending' ? { phase: 'pending', pending: { ...before.pending, name } } : before,
    );
  }, []);

  const choose = useCallback((choice: TableChoice) => {
    const own = reader.current;
    void own?.preview(choice).then(
      (preview) =>
        setState((before) =>
          before.phase === 'pending' ? { phase: 'pending', pending: { ...before.pending, preview } } : before,
        ),
      (error: unknown) =>
        setState((before) =>
          before.phase === 'pending' ? { phase: 'failed', file: before.pending.file, error } : before,
        ),
    );
  }, []);

  const make = useCallback(
    async (pending: PendingTable) => {
      setState({ phase: 'making', pending });
      try {
        const { columns, choice, count } = pending.preview;
        const name = tableName(pending.name, taken);
        const rows = await reader.current?.rows(choice);
        if (rows === undefined) return;
        end();
        const engine = await startEngine();
        await engine.make({ name, columns: columns.map((column) => ({ name: column.name, type: column.type })), rows });
        setState({ phase: 'made', name, count });
      } catch (error) {
        setState({ phase: 'failed', file: pending.file, error });
      }
    },
    [taken, end],
  );

  const leave = useCallback(() => {
    end();
    setState({ phase: 'none' });
  }, [end]);

  return { state, open, showSheet, rename, choose, make, leave };
}

/** The limit a file was refused by, in the unit it is stated in: megabytes or cells; null where it was something else. */
export function refusedBy(error: unknown): { readonly unit: 'mb' | 'cells'; readonly limit: number } | null {
  if (!isAtlasError(error) || typeof error.details.limit !== 'number') return null;
  if (error.code === 'too_large') return { unit: 'mb', limit: Math.floor(error.details.limit / 1024 ** 2) };
  return error.code === 'too_complex' ? { unit: 'cells', limit: error.details.limit } : null;
}

/** Drops a table or view of `my`; one that is lost is kept no longer. */
export async function removeMine({ kind, name, lost }: MyTable): Promise<void> {
  const engine = await startEngine();
  if (lost === null) await engine.query(`DROP ${kind.toUpperCase()} ${myName(name)}`);
  else await engine.forget(name);
}

/** Drops everything of `my`: what is kept of it first, so that nothing comes back where the engine cannot be asked. */
export async function removeAllMine(): Promise<void> {
  if ((await forgetJournal()) === null) return;
  const { tables } = currentMyTables();
  // A table may refer to one made before it; nothing refers to a view but views.
  const views = tables.filter(({ kind }) => kind === 'view');
  for (const each of [...views, ...tables.filter(({ kind }) => kind === 'table').toReversed()]) await removeMine(each);
}

/** Gives a table or view of `my` another name, made safe and unlike those there are; resolves to it. */
export async function renameMine(
  kind: 'table' | 'view',
  name: string,
  wanted: string,
  taken: readonly string[],
): Promise<string> {
  const next = tableName(wanted, taken);
  const engine = await startEngine();
  await engine.query(`ALTER ${kind.toUpperCase()} ${myName(name)} RENAME TO ${quoteName(next)}`);
  return next;
}

/** Makes a table of `my` of a query's rows; resolves to the name it got and its rows. */
export async function saveAsMine(
  sql: string,
  wanted: string,
  taken: readonly string[],
): Promise<{ readonly name: string; readonly rows: number }> {
  const name = tableName(wanted, taken);
  const engine = await startEngine();
  // DuckDB answers with the number of rows it has put in.
  const { rows } = await engine.query(`CREATE TABLE ${myName(name)} AS\n${sql.replace(/[;\s]+$/, '')}\n`);
  return { name, rows: Number(rows[0]?.[0] ?? 0) };
}
