import { openBrowserEngine } from '../../../../lib/engine/browser.ts';
import { createHealingEngine } from '../../../../lib/engine/heal.ts';
import { createJournal } from '../../../../lib/engine/journal.ts';
import { openJournalStore } from '../../../../lib/engine/journal-store.ts';
import { rememberAnswers } from '../../../../lib/engine/remembered.ts';
import type { Dictionary } from '../../../../lib/model/metric.ts';
import type { View, ViewRow } from '../../../../lib/model/view.ts';
import { viewRows } from '../../../../lib/query/view-rows.ts';
import { viewToSql } from '../../../../lib/query/view-sql.ts';
import { sqlEffect } from '../../../../lib/workbench/effect.ts';
import { type Contender, groupKey } from './contender.ts';

const plain = { plain: true } as const;

/** The product's own way: its sealed, healing, remembering engine, and the View's whole statement. */
export interface Ours extends Contender {
  /** The rows of a View, with reasons for gaps, doubts and places: what the page shows. */
  rows(view: View): Promise<readonly ViewRow[]>;
}

/** Opens the engine as the site does. */
export async function openOurs(folder: string, dictionary: Dictionary, viewOf: ViewOf): Promise<Ours> {
  const address = (name: string) => new URL(name, window.location.href).href;
  const store = await openJournalStore('bench');
  const healing = createHealingEngine({
    open: () =>
      openBrowserEngine({
        wasm: address('duckdb-eh.wasm'),
        worker: address('duckdb-browser-eh.worker.js'),
        database: address(`${folder}.duckdb`),
      }),
    journal: createJournal(store, () => undefined),
    effectOf: sqlEffect,
    onState: () => undefined,
    memoryLimit: Number.POSITIVE_INFINITY,
  });
  const engine = rememberAnswers(healing, 24, () => 0);
  await engine.start();
  const groups = async (sql: string) => {
    const { rows } = await engine.query(sql, undefined, plain);
    return new Map(rows.map(([left, right, sum]) => [groupKey(String(left), String(right)), Number(sum)]));
  };
  const rows = async (view: View) => viewRows(await engine.query(viewToSql(view, dictionary), undefined, plain));
  return {
    rows,
    // Remembered answers would make every run after the first a look-up: each run asks in its own words.
    byAgency: ({ metric, dimension }) =>
      groups(
        `SELECT agency_id, ${dimension}, sum(value) FROM fact WHERE metric_id = '${metric}' AND ${dimension} IS NOT NULL GROUP BY ALL -- ${performance.now()}`,
      ),
    overAll: () => groups(`SELECT metric_id, year, sum(value) FROM fact GROUP BY ALL -- ${performance.now()}`),
    cells: async (choice) =>
      (await rows(viewOf(choice))).map(({ agency_id, year, code, value }) => ({
        agency: agency_id,
        year,
        code: code ?? '',
        value,
      })),
  };
}

/** The View of a choice. */
export type ViewOf = (choice: Parameters<Contender['cells']>[0]) => View;
