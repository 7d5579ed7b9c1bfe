import { type DimensionName, dimensionNames } from '../model/dimension.ts';
import type { Fact } from '../model/fact.ts';
import { preferredKeys } from '../normalize/preferred.ts';
import { globalKey } from '../store/atlas-tables.ts';
import type { FactRow } from '../store/source.ts';

/** Global keys of the figures to use, by the reader's own rule, report by report. */
export function preferredFacts(rows: readonly FactRow[]): Set<string> {
  const byReport = new Map<string, Fact[]>();
  for (const row of rows) {
    const fact = { ...toFact(row), key: globalKey(row.report_id, row.key) };
    byReport.set(row.report_id, [...(byReport.get(row.report_id) ?? []), fact]);
  }
  return new Set([...byReport.values()].flatMap((facts) => [...preferredKeys(facts)]));
}

/** A row as the reader's fact. */
export function toFact(row: FactRow): Fact {
  const dims: Partial<Record<DimensionName, string>> = {};
  for (const name of dimensionNames) {
    const code = row[name];
    if (code !== null) dims[name] = code;
  }
  return {
    key: row.key,
    metric: row.metric_id,
    dims,
    value: row.value,
    unit: row.unit,
    unitPrinted: row.unit_printed,
    raw: row.raw,
    status: row.status,
    qualifier: row.qualifier,
    confidence: row.confidence,
    source: row.stands_in,
    partOf: null,
    scopeWords: row.scope_words,
    rule: row.rule,
    locator: {
      section: row.section,
      table: row.table_name,
      row: row.row_label,
      column: row.column_label,
      page: row.page,
      start: row.char_start ?? 0,
      end: row.char_end ?? 0,
      phrase: row.phrase,
    },
  };
}
