'use client';

import { useEffect, useState } from 'react';
import type { Dictionary } from '../../lib/model/metric.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { startEngine } from './use-engine.ts';

/** Rows by the address of their View; null while they are read, or where they cannot be. `views` must be stable. */
export function useRowsOf(
  views: ReadonlyMap<string, View>,
  dictionary: Dictionary,
): ReadonlyMap<string, readonly ViewRow[]> | null {
  const [rows, setRows] = useState<ReadonlyMap<string, readonly ViewRow[]> | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    async function ask(): Promise<void> {
      const engine = await startEngine();
      const found = new Map<string, readonly ViewRow[]>();
      for (const [address, view] of views) {
        found.set(address, viewRows(await engine.query(viewToSql(view, dictionary), controller.signal)));
      }
      if (!controller.signal.aborted) setRows(found);
    }
    ask().catch(() => {
      if (!controller.signal.aborted) setRows(null);
    });
    return () => controller.abort();
  }, [views, dictionary]);

  return rows;
}
