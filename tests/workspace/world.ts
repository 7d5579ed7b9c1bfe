import { readFileSync } from 'node:fs';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { readDocument } from '../../lib/read/index.ts';
import { readReportsFrom } from '../../lib/reading/report.ts';
import type { SiteData } from '../../lib/store/site.ts';
import type { Stamp } from '../../lib/workspace/events.ts';
import type { StoredFile, WorkspaceEvent } from '../../lib/workspace/model.ts';
import type { BundledData } from '../../lib/workspace/own-sql.ts';
import { syntheticReport } from '../synthetic/report.ts';
import { toText } from '../synthetic/to-text.ts';

/** What reports are read with: the repository's own data. */
export const resources = loadReportResources();

/** What the site knows of the bundled data; needs `npm run data`. */
export function bundledData(): BundledData {
  const site: SiteData = JSON.parse(readFileSync(inRoot('data/build/site.json'), 'utf8'));
  return {
    dictionary: resources.dictionary,
    rules: resources.rules,
    agencies: site.agencies,
    reports: new Set(site.reports.map(({ id }) => id)),
    kinds: [...site.kinds],
  };
}

/** A file as the page keeps it, read by the code the worker runs. */
export function storedFile(name: string, text: string): StoredFile {
  const bytes = new TextEncoder().encode(text);
  const document = readDocument(name, bytes);
  const readings = readReportsFrom(document, resources);
  return {
    sha256: document.sha256,
    name,
    bytes,
    document,
    readings: readings.map(({ identity, facts, findings, warnings }) => ({ identity, facts, findings, warnings })),
  };
}

/** The text of a synthetic report. */
export function syntheticText(seed: number): string {
  return toText(syntheticReport(seed));
}

/** A synthetic report as a file. */
export function syntheticFile(seed: number): StoredFile {
  return storedFile(`${seed}.txt`, syntheticText(seed));
}

/** Stamps a second apart, with ids that follow from their number. */
export function stamps(prefix = 'a'): () => Stamp {
  let count = 0;
  return () => {
    count += 1;
    const id = `${prefix}${String(count).padStart(8, '0')}`;
    return { now: new Date(Date.UTC(2026, 0, 9, 2, 0, count)), id };
  };
}

/** Ids of events. */
export const idsOf = (events: readonly WorkspaceEvent[]) => events.map(({ id }) => id);
