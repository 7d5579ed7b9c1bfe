import { readFileSync } from 'node:fs';
import type { Engine } from '../../lib/model/engine.ts';
import { findCopies } from '../../lib/normalize/copied/index.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { readDocument } from '../../lib/read/index.ts';
import { readReportsFrom } from '../../lib/reading/report.ts';
import type { SiteData } from '../../lib/store/site.ts';
import type { AcrossEffects } from '../../lib/workspace/across.ts';
import type { Stamp } from '../../lib/workspace/events.ts';
import type { StoredFile, WorkspaceEvent } from '../../lib/workspace/model.ts';
import type { OwnEngine } from '../../lib/workspace/own-load.ts';
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

/** The engine as own data reach it, where rows cannot come as Arrow: `my` must be attached. */
export function ownEngine(engine: Engine): OwnEngine {
  const cell = (value: string | null) => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`);
  return {
    query: (sql) => engine.query(sql),
    insert: async (name, columns, count) => {
      const rows = Array.from({ length: count }, (_, row) =>
        columns.map(({ values }) => cell(values[row] ?? null)).join(', '),
      );
      const names = columns.map((column) => `${column.name} VARCHAR`).join(', ');
      await engine.query(`CREATE TABLE my.${name} (${names})`);
      await engine.query(`INSERT INTO my.${name} VALUES (${rows.join('), (')})`);
    },
  };
}

/** What stands in several reports, found here and now. */
export const copiesHere: AcrossEffects['findCopies'] = async (prints, previous) => findCopies(prints, previous);

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
