import { extractReport, extractReports, type ReadingResources } from '../extract/index.ts';
import { type Document, isSheet } from '../model/document.ts';
import type { Dictionary } from '../model/metric.ts';
import type { Extraction, ReportReading } from '../model/report.ts';
import { checkReport, type Rule } from '../normalize/checks/index.ts';
import { normalize } from '../normalize/index.ts';

/** All the data a report is read with. */
export interface ReportResources extends ReadingResources {
  readonly dictionary: Dictionary;
  readonly rules: readonly Rule[];
}

/** Document → figures with their findings: extract, normalize, check. Rules that need the year before say nothing. */
export function readReportFrom(document: Document, resources: ReportResources): ReportReading {
  return readingOf(document, extractReport(document, resources), resources.rules, resources);
}

/**
 * Document → every report in it: a supervisor's summary table gives one reading for each agency and year, any other
 * document one. Rules on the layout of a report are not for rows and sheets.
 */
export function readReportsFrom(document: Document, resources: ReportResources): readonly ReportReading[] {
  const extractions = extractReports(document, resources);
  const hasLayout = extractions.length === 1 && !isSheet(document);
  const rules = hasLayout ? resources.rules : resources.rules.filter(({ category }) => category !== 'meta');
  return extractions.map((extraction) => readingOf(document, extraction, rules, resources));
}

function readingOf(
  document: Document,
  extraction: Extraction,
  rules: readonly Rule[],
  { dictionary }: ReportResources,
): ReportReading {
  const { identity, warnings } = extraction;
  const facts = normalize(extraction, dictionary);
  const findings = checkReport({ document, identity, facts, warnings, previous: null }, rules, dictionary);
  return { source: document.source, sha256: document.sha256, identity, facts, findings, warnings };
}
