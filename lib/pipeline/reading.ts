import type { ReportReading } from '../model/report.ts';
import { checkTogether } from '../normalize/checks/together.ts';
import { readDocument } from '../read/index.ts';
import { openDocument } from '../read/open.ts';
import { type ReportResources, readReportFrom } from '../reading/report.ts';
import { readEffects } from './read-effects.ts';

export { type ReportResources, readReportFrom } from '../reading/report.ts';

/** A file to read: what it is called, and its bytes. */
export interface SourceFile {
  readonly source: string;
  readonly bytes: Uint8Array;
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

/**
 * A few files → their reports, in the order given, each also held against the others: rules across years where the same
 * agency's year before is among them, and copied text. Throws what `openDocument` throws.
 */
export async function openTogether(files: readonly SourceFile[], resources: ReportResources): Promise<ReportReading[]> {
  const reports = [];
  for (const { source, bytes } of files) {
    const document = await openDocument(source, bytes, readEffects);
    reports.push({ document, ...readReportFrom(document, resources) });
  }
  const across = checkTogether(reports, resources.rules, resources.dictionary);
  return reports.map(({ document, ...reading }, index) => ({
    ...reading,
    findings: [...reading.findings, ...(across[index] ?? [])],
  }));
}
