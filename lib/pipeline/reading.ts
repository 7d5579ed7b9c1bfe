import { extractReport, type ReadingResources } from '../extract/index.ts';
import type { Document } from '../model/document.ts';
import type { Dictionary } from '../model/metric.ts';
import type { ReportReading } from '../model/report.ts';
import { checkReport, type Rule } from '../normalize/checks/index.ts';
import { normalize } from '../normalize/index.ts';
import { readDocument } from '../read/index.ts';
import { openDocument } from '../read/open.ts';
import { readEffects } from './read-effects.ts';

/** All the data a report is read with. */
export interface ReportResources extends ReadingResources {
  readonly dictionary: Dictionary;
  readonly rules: readonly Rule[];
}

/** Document → figures with their findings: extract, normalize, check. Rules that need the year before say nothing. */
export function readReportFrom(document: Document, resources: ReportResources): ReportReading {
  const extraction = extractReport(document, resources);
  const { identity, warnings } = extraction;
  const facts = normalize(extraction, resources.dictionary);
  const findings = checkReport(
    { document, identity, facts, warnings, previous: null },
    resources.rules,
    resources.dictionary,
  );
  return { source: document.source, sha256: document.sha256, identity, facts, findings, warnings };
}

/** A text file's bytes → figures with their findings. Throws what `readDocument` throws. */
export function readReport(source: string, bytes: Uint8Array, resources: ReportResources): ReportReading {
  return readReportFrom(readDocument(source, bytes), resources);
}

/** A file's bytes of any format → figures with their findings. Throws what `openDocument` throws. */
export async function openReport(
  source: string,
  bytes: Uint8Array,
  resources: ReportResources,
): Promise<ReportReading> {
  return readReportFrom(await openDocument(source, bytes, readEffects), resources);
}
