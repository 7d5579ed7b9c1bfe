'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import viewColumns from '../../../data/view-columns.json' with { type: 'json' };
import type { Engine } from '../../../lib/model/engine.ts';
import type { Bilingual } from '../../../lib/model/language.ts';
import { tables } from '../../../lib/store/schema.ts';
import { views } from '../../../lib/store/views.ts';
import {
  type Catalog,
  type CatalogTable,
  columnsSql,
  functionsSql,
  toCatalogFunctions,
  toCatalogTables,
  toCatalogValues,
  valuesSql,
} from '../../../lib/workbench/catalog.ts';
import { startEngine, useEngineState, useMyTables } from '../../_hooks/use-engine.ts';

const viewWords: Readonly<Record<string, Bilingual>> = viewColumns;
const byName = new Map([...tables, ...views].map((spec) => [spec.name, spec]));

function wordsOf(table: string, column: string | null): Bilingual | null {
  const spec = byName.get(table);
  if (!spec) return null;
  if (column === null) return { zh: spec.zh, en: spec.en };
  if (!('columns' in spec)) return viewWords[column] ?? null;
  const found = spec.columns.find(({ name }) => name === column);
  return found ? { zh: found.zh, en: found.en } : null;
}

/** What the page knows before the engine runs: the tables of the schema, the names of the views. */
const shipped: Catalog = {
  tables: [
    ...tables.map(
      ({ name, zh, en, columns }): CatalogTable => ({
        name,
        kind: 'table',
        words: { zh, en },
        rows: null,
        columns: columns.map((column) => ({
          name: column.name,
          type: column.type,
          words: { zh: column.zh, en: column.en },
        })),
      }),
    ),
    ...views.map(
      ({ name, zh, en }): CatalogTable => ({ name, kind: 'view', words: { zh, en }, rows: null, columns: [] }),
    ),
  ],
  functions: new Map(),
  values: new Map(),
};

async function readCatalog(engine: Engine, before: Catalog): Promise<Catalog> {
  const columns = await engine.query(columnsSql);
  const fixed = before.functions.size > 0;
  return {
    tables: toCatalogTables(columns, wordsOf),
    functions: fixed ? before.functions : toCatalogFunctions(await engine.query(functionsSql)),
    values: fixed ? before.values : toCatalogValues(await engine.query(valuesSql)),
  };
}

/** The live catalog: read once the engine is ready, its tables again whenever `refresh` is called. */
export function useCatalog(): { readonly catalog: Catalog; readonly refresh: () => void } {
  const phase = useEngineState().phase;
  const [catalog, setCatalog] = useState(shipped);
  const latest = useRef(shipped);
  const [wanted, setWanted] = useState(0);
  const mine = useMyTables();

  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish, and each table made or dropped, reads again
  useEffect(() => {
    if (phase !== 'ready') return;
    let current = true;
    startEngine()
      .then((engine) => readCatalog(engine, latest.current))
      .then((read) => {
        latest.current = read;
        if (current) setCatalog(read);
      })
      // Completion then keeps what it knows; the statement itself will say what is wrong with the engine.
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [phase, wanted, mine]);

  return { catalog, refresh: useCallback(() => setWanted((count) => count + 1), []) };
}
