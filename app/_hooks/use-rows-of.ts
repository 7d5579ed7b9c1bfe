'use client';

import { useEffect, useState } from 'react';
import type { Dictionary } from '../../lib/model/metric.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { useDataState } from './use-data-state.ts';
import { startEngine } from './use-engine.ts';

interface Read {
  readonly views: ReadonlyMap<string, View>;
  readonly changes: number;
  readonly rows: ReadonlyMap<string, readonly ViewRow[]>;
}

/** Rows of the data of now, by the address of their View; null while they are read, or where they cannot be. `views` must be stable. */
export function useRowsOf(
  views: ReadonlyMap<string, View>,
  dictionary: Dictionary,
): ReadonlyMap<string, readonly ViewRow[]> | null {
  const { changes } = useDataState();
  const [read, setRead] = useState<Read | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    async function ask(): Promise<void> {
      const engine = await startEngine();
      const rows = new Map<string, readonly ViewRow[]>();
      for (const [address, view] of views) {
        rows.set(address, viewRows(await engine.query(viewToSql(view, dictionary), controller.signal)));
      }
      if (!controller.signal.aborted) setRead({ views, changes, rows });
    }
    ask().catch(() => {
      if (!controller.signal.aborted) setRead(null);
    });
    return () => controller.abort();
  }, [views, dictionary, changes]);

  return read?.views === views && read.changes === changes ? read.rows : null;
}
