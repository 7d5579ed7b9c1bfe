'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { quoteName } from '../../lib/engine/ddl.ts';
import { arrowRows } from '../../lib/usertables/arrow.ts';
import { draftTable, findHeading, type TableDraft } from '../../lib/usertables/draft.ts';
import { tableName } from '../../lib/usertables/names.ts';
import type { RawTable } from '../../lib/usertables/raw.ts';
import { startEngine, useMyTables } from './use-engine.ts';

/** A file read and shown before it becomes a table. */
export interface PendingTable {
  readonly file: string;
  readonly name: string;
  readonly raw: RawTable;
  /** The row of the headings, from 0; null for none. */
  readonly heading: number | null;
  /** Columns a person wants as text whatever their values look like. */
  readonly asText: ReadonlySet<number>;
  readonly draft: TableDraft;
}

/** Where the making of a table from a file stands. */
export type FileState =
  | { readonly phase: 'none' }
  | { readonly phase: 'reading'; readonly file: string }
  | { readonly phase: 'pending' | 'making'; readonly pending: PendingTable }
  | { readonly phase: 'made'; readonly name: string; readonly count: number }
  | { readonly phase: 'failed'; readonly file: string; readonly error: unknown };

/** What a person may change of a pending table. */
export type PendingChange = Partial<Pick<PendingTable, 'name' | 'heading' | 'asText'>>;

/** An SQL name of a table of `my`. */
export function myName(name: string): string {
  return `my.${quoteName(name)}`;
}

/** Reads files into tables of `my`, with a preview in between. */
export function useUserFiles() {
  const { tables } = useMyTables();
  const [state, setState] = useState<FileState>({ phase: 'none' });
  const bytes = useRef<Uint8Array<ArrayBuffer> | null>(null);
  const taken = useMemo(() => tables.map(({ name }) => name), [tables]);

  const show = useCallback(async (file: string, name: string, sheet: number) => {
    const { readTable } = await import('../../lib/usertables/read.ts');
    const content = bytes.current;
    if (content === null) return;
    try {
      const raw = await readTable(file, content, sheet);
      const heading = raw.declared === null ? findHeading(raw.rows) : null;
      const asText = new Set<number>();
      const draft = draftTable(raw, heading, asText);
      setState({ phase: 'pending', pending: { file, name, raw, heading, asText, draft } });
    } catch (error) {
      setState({ phase: 'failed', file, error });
    }
  }, []);

  const open = useCallback(
    async (file: File) => {
      setState({ phase: 'reading', file: file.name });
      try {
        bytes.current = new Uint8Array(await file.arrayBuffer());
      } catch (error) {
        setState({ phase: 'failed', file: file.name, error });
        return;
      }
      await show(file.name, tableName(file.name, taken), 0);
    },
    [show, taken],
  );

  const change = useCallback((by: PendingChange) => {
    setState((before) => {
      if (before.phase !== 'pending') return before;
      const next = { ...before.pending, ...by };
      const isSame = next.heading === before.pending.heading && next.asText === before.pending.asText;
      const draft = isSame ? next.draft : draftTable(next.raw, next.heading, next.asText);
      return { phase: 'pending', pending: { ...next, draft } };
    });
  }, []);

  const make = useCallback(
    async (pending: PendingTable) => {
      setState({ phase: 'making', pending });
      try {
        const { columns, count } = pending.draft;
        const name = tableName(pending.name, taken);
        const engine = await startEngine();
        await engine.make({
          name,
          columns: columns.map((column) => ({ name: column.name, type: column.type })),
          rows: arrowRows(columns, count),
        });
        bytes.current = null;
        setState({ phase: 'made', name, count });
      } catch (error) {
        setState({ phase: 'failed', file: pending.file, error });
      }
    },
    [taken],
  );

  const leave = useCallback(() => {
    bytes.current = null;
    setState({ phase: 'none' });
  }, []);

  return { state, open, show, change, make, leave };
}

/** Drops a table or view of `my`. */
export async function removeMine(kind: 'table' | 'view', name: string): Promise<void> {
  const engine = await startEngine();
  await engine.query(`DROP ${kind.toUpperCase()} ${myName(name)}`);
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
