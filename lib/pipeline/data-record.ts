import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AtlasError } from '../model/error.ts';
import type { ReportReading } from '../model/report.ts';
import { toFactRow, toFindingRows } from '../store/rows.ts';
import { factRow, findingRow } from '../store/source.ts';
import { readAgencyIds } from './data-source.ts';
import { loadReportResources } from './extract-resources.ts';
import { openTogether } from './reading.ts';
import { inRoot } from './root.ts';
import { runTask } from './task.ts';

/** The cells of one row of a CSV file of `data/`, by column. */
export type Cells = Readonly<Record<string, string | number | boolean | null>>;

/** `data/facts/ID.csv` of one reading: figures and locators, never a sentence. */
export function factsCsv(reportId: string, reading: ReportReading): string {
  return toCsv(
    Object.keys(factRow.shape),
    reading.facts.map((fact) => toFactRow(reportId, fact)),
  );
}

/** `data/findings/ID.csv` of one reading; a rule applied twice is numbered. */
export function findingsCsv(reportId: string, reading: ReportReading): string {
  const rows = toFindingRows(reportId, reading.findings);
  return toCsv(
    Object.keys(findingRow.shape),
    rows.map((row) => ({ ...row, fact_keys: row.fact_keys.join(' ') })),
  );
}

/** Rows as a CSV file of `data/`: quoted only where it must be, a line feed after every row. */
export function toCsv(columns: readonly string[], rows: readonly Cells[]): string {
  const cell = (value: Cells[string] | undefined) => {
    const text = String(value ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

/** The id of the body of that name; a county's report often leaves out its city, so the only name that ends so will do. */
export function agencyNamed(name: string, ids: ReadonlyMap<string, string>): string | undefined {
  const exact = ids.get(name);
  if (exact !== undefined) return exact;
  const longer = [...ids].filter(([full]) => full.endsWith(name));
  return longer.length === 1 ? longer[0]?.[1] : undefined;
}

/**
 * Reads report files and keeps what was read: `data/facts/ID.csv` and `data/findings/ID.csv`. Reports of several years
 * given together are held against each other. The body must stand in `data/agencies.csv`; the row `data/reports.csv` then
 * needs is printed. Throws `bad_data` for an unknown body or year, before anything is written.
 */
async function recordReports(files: readonly string[]): Promise<void> {
  const resources = loadReportResources();
  const ids = readAgencyIds(inRoot('data'));
  const sources = files.map((file) => ({ source: basename(file), bytes: readFileSync(file) }));
  const readings = await openTogether(sources, resources);
  const recorded = readings.map((reading) => ({ ...recordId(reading, ids), reading }));
  mkdirSync(inRoot('data/findings'), { recursive: true });
  for (const { id, agencyId, year, reading } of recorded.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    writeFileSync(inRoot(`data/facts/${id}.csv`), factsCsv(id, reading));
    writeFileSync(inRoot(`data/findings/${id}.csv`), findingsCsv(id, reading));
    const { template, title } = reading.identity;
    const row = [id, agencyId, year, template, title, 'full', reading.source, '', reading.sha256, ''].join(',');
    process.stderr.write(`record: ${reading.facts.length} figures, ${reading.findings.length} findings; row: ${row}\n`);
  }
}

function recordId({ source, identity }: ReportReading, ids: ReadonlyMap<string, string>) {
  const { agency, year } = identity;
  const agencyId = agency === null ? undefined : agencyNamed(agency, ids);
  if (agencyId === undefined || year === null) {
    throw new AtlasError('bad_data', `record: ${source}: no agency named "${agency}" in data/agencies.csv, or no year`);
  }
  return { id: `${agencyId}-${year}`, agencyId, year };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runTask(() => recordReports(process.argv.slice(2)));
}
