'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import type { MyTable } from '../../lib/engine/journal.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import { quoteName } from '../../lib/model/quote.ts';
import { tableName } from '../../lib/usertables/names.ts';
import { currentMyTables, forgetJournal, startEngine } from './use-engine.ts';
import { createUserFiles, type FileState, type UserFiles } from './user-files.ts';
import { openTableReader } from './user-table-worker.ts';

/** An SQL name of a table of `my`. */
export function myName(name: string): string {
  return `my.${quoteName(name)}`;
}

const atRest: FileState = { phase: 'none' };

/** Reads files into tables of `my` in a worker of their own, with a preview in between; let go of with the page. */
export function useUserFiles(): UserFiles & { readonly current: FileState } {
  const [files] = useState(() =>
    createUserFiles({
      openReader: openTableReader,
      makeTable: async (table) => (await startEngine()).make(table),
      taken: () => currentMyTables().tables.map(({ name }) => name),
    }),
  );
  useEffect(() => files.leave, [files]);
  const current = useSyncExternalStore(files.subscribe, files.state, () => atRest);
  return { ...files, current };
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
