import type { Finding } from '../../model/fact.ts';
import type { Dictionary } from '../../model/metric.ts';
import { copyFindings, findCopies, printReport } from '../copied/index.ts';
import { checkYears, type LoadedReport, type Rule } from './index.ts';
import { pairYears, type ReportVersion } from './years.ts';

/** What `pairYears` needs of a loaded report. */
export function versionOf({ document, identity, facts }: LoadedReport): ReportVersion {
  return { identity, sha256: document.sha256, figures: facts.filter((fact) => fact.value !== null).length };
}

/**
 * The findings that need several reports, for each report by position: rules across two years where the same agency's
 * year before is among them, and text that also stands in another report. They come on top of what `checkReport` says of
 * each report by itself. The order of loading decides nothing. All the reports are held at once: for thousands, print
 * them one by one and pair them as the command line does.
 */
export function checkTogether(
  reports: readonly LoadedReport[],
  rules: readonly Rule[],
  dictionary: Dictionary,
): Finding[][] {
  const previous = pairYears(reports.map(versionOf));
  const tables = summaryTables(reports);
  const prints = reports.map(({ document, identity }) =>
    printReport({ document: tables.has(document.sha256) ? { ...document, text: '', blocks: [] } : document, identity }),
  );
  const copies = findCopies(prints, previous);
  return reports.map((report, index) => {
    const before = reports[previous.get(index) ?? -1];
    return [
      ...(before === undefined ? [] : checkYears(report, before, rules, dictionary)),
      ...copyFindings(copies[index] ?? [], report.document.text, prints, rules),
    ];
  });
}

/** Files that hold several bodies' or years' reports: the rows of a summary table, whose words are none of theirs. */
function summaryTables(reports: readonly LoadedReport[]): Set<string> {
  const whose = new Map<string, string>();
  const tables = new Set<string>();
  for (const { document, identity } of reports) {
    const owner = `${identity.year} ${identity.agency}`;
    if ((whose.get(document.sha256) ?? owner) !== owner) tables.add(document.sha256);
    whose.set(document.sha256, owner);
  }
  return tables;
}
