import type { Finding } from '../../lib/model/fact.ts';
import type { ReportIdentity } from '../../lib/model/report.ts';
import type { LoadedReport } from '../../lib/normalize/checks/index.ts';
import { checkTogether } from '../../lib/normalize/checks/together.ts';
import { document, identity } from './build.ts';
import { dictionary, rules } from './dictionary.ts';

/** A report of a file; its SHA-256 is its name, which is as good as any where no bytes are read. */
export function loaded(
  source: string,
  changes: Partial<ReportIdentity>,
  text: string,
  facts: LoadedReport['facts'] = [],
): LoadedReport {
  return { document: { ...document(text), source, sha256: source }, identity: identity(changes), facts, warnings: [] };
}

/** The findings across reports, by the file's name. */
export function together(reports: readonly LoadedReport[]): Map<string, readonly Finding[]> {
  const findings = checkTogether(reports, rules, dictionary);
  return new Map(reports.map(({ document: { source } }, index) => [source, findings[index] ?? []]));
}
