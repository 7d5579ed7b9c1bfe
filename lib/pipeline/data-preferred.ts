import { groupBy } from '../model/group.ts';
import { preferredKeys } from '../normalize/preferred.ts';
import { globalKey } from '../store/atlas-tables.ts';
import { toFact } from '../store/rows.ts';
import type { FactRow } from '../store/source.ts';

/** Global keys of the figures to use, by the reader's own rule, report by report. */
export function preferredFacts(rows: readonly FactRow[]): Set<string> {
  const factsOf = (own: readonly FactRow[]) =>
    own.map((row) => ({ ...toFact(row), key: globalKey(row.report_id, row.key) }));
  return new Set(
    [...groupBy(rows, (row) => row.report_id).values()].flatMap((own) => [...preferredKeys(factsOf(own))]),
  );
}
