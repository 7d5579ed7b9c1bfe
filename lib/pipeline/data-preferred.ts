import type { Fact } from '../model/fact.ts';
import { preferredKeys } from '../normalize/preferred.ts';
import { globalKey } from '../store/atlas-tables.ts';
import { toFact } from '../store/rows.ts';
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
