import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { AtlasError } from '../model/error.ts';
import { groupBy } from '../model/group.ts';
import type { ReportReading } from '../model/report.ts';
import { toFact } from '../store/rows.ts';
import { factRow, reportRow } from '../store/source.ts';
import { recognise } from '../workspace/agency.ts';
import { addDiff } from './add-diff.ts';
import { type Cells, factsCsv, findingsCsv, toCsv } from './data-csv.ts';
import { type DataFolder, readDataFolder } from './data-source.ts';
import { loadReportResources } from './extract-resources.ts';
import { openTogether, type ReportResources } from './reading.ts';
import { inRoot } from './root.ts';
import { runTask } from './task.ts';

type Rows = Record<string, string>[];

interface Placed {
  readonly id: string;
  readonly agencyId: string;
  readonly agency: string;
  readonly year: number;
  readonly reading: ReportReading;
}

/**
 * Puts the figures of report files into a data folder: `facts/ID.csv`, `findings/ID.csv` (figures and locators, never
 * sentences) and their rows of `reports.csv`; an excerpt of the same report gives way. Reports of several years given together
 * are held against each other. Answers a readable diff; the same files again change nothing. Throws what `openDocument` throws
 * and `bad_data`: an unknown body or year, two files of one report, a row that does not fit. Then nothing is written.
 */
export async function addReports(
  folder: string,
  files: readonly string[],
  resources: ReportResources,
): Promise<string[]> {
  if (files.length === 0) throw new AtlasError('bad_data', 'add: name at least one report file');
  const data = readDataFolder(folder);
  const sources = files.map((file) => ({ source: basename(file), bytes: readFileSync(file) }));
  const placed = (await openTogether(sources, resources)).map((reading) => place(reading, data));
  for (const [id, same] of groupBy(placed, (report) => report.id)) {
    if (same.length === 1) continue;
    const names = same.map(({ reading }) => reading.source).join(', ');
    throw new AtlasError('bad_data', `add: ${names} are all ${id}; add the one that counts`);
  }
  const changes = changedFiles(folder, placed);
  checkChanges(folder, changes);
  for (const [name, content] of changes) replaceFile(join(folder, name), content);
  return placed.sort((a, b) => (a.id < b.id ? -1 : 1)).flatMap((report) => diffLines(report, data));
}

function place(reading: ReportReading, { source }: DataFolder): Placed {
  const { agency, regionCode, year } = reading.identity;
  const known = source.agencies.map((row) => ({ id: row.agency_id, name: row.name, regionCode: row.region_code }));
  const agencyId = recognise(reading.identity, known);
  if (year === null) throw new AtlasError('bad_data', `add: ${reading.source} names no year`);
  if (agencyId === null) {
    throw new AtlasError(
      'bad_data',
      `add: ${reading.source}: no agency named "${agency}"; add its row to data/agencies.csv first` +
        ` (agency_id,name,short_name,region_code,level,kind,initials; region_code ${regionCode ?? 'in data/regions.csv'})`,
    );
  }
  const name = known.find(({ id }) => id === agencyId)?.name ?? agencyId;
  return { id: `${agencyId}-${year}`, agencyId, agency: name, year, reading };
}

/** The new content of every file that differs, by path below the folder. */
function changedFiles(folder: string, placed: readonly Placed[]): Map<string, string> {
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null);
  const ids = new Set(placed.map(({ id }) => id));
  const contents = new Map(
    placed.flatMap(({ id, reading }) => [
      [`facts/${id}.csv`, factsCsv(id, reading)],
      [`findings/${id}.csv`, findingsCsv(id, reading)],
    ]),
  );
  contents.set('reports.csv', reportsCsv(rowsOf(read('reports.csv')), placed));
  const excerpts = rowsOf(read('facts/excerpts.csv'));
  const left = excerpts.filter((row) => !ids.has(row.report_id ?? ''));
  if (left.length < excerpts.length) contents.set('facts/excerpts.csv', toCsv(Object.keys(factRow.shape), left));
  return new Map([...contents].filter(([name, content]) => read(name) !== content));
}

/** Where and when a report was published is not in the file: what is known stays. */
function reportsCsv(rows: Rows, placed: readonly Placed[]): string {
  const byId = new Map<string, Cells>(rows.map((row) => [row.report_id ?? '', row]));
  for (const { agencyId, id, reading, year } of placed) {
    const known = byId.get(id);
    byId.set(id, {
      report_id: id,
      agency_id: agencyId,
      year,
      template: reading.identity.template,
      title: reading.identity.title ?? reading.source,
      completeness: 'full',
      source_name: known?.source_name ?? reading.source,
      source_url: known?.source_url ?? '',
      source_sha256: reading.sha256,
      published_on: known?.published_on ?? '',
    });
  }
  const sorted = [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return toCsv(Object.keys(reportRow.shape), sorted);
}

function rowsOf(csv: string | null): Rows {
  return csv === null ? [] : parse(csv, { columns: true, bom: true });
}

/** Tries the changes on a copy first: what the build would refuse is never written. */
function checkChanges(folder: string, changes: ReadonlyMap<string, string>): void {
  const copy = mkdtempSync(join(tmpdir(), 'atlas-add-'));
  try {
    for (const name of readdirSync(folder)) {
      if (name !== 'build' && name !== 'labels') cpSync(join(folder, name), join(copy, name), { recursive: true });
    }
    for (const [name, content] of changes) replaceFile(join(copy, name), content);
    readDataFolder(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** Whole or not at all, even where the machine stops in the middle. */
function replaceFile(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

function diffLines({ agency, id, reading, year }: Placed, { dictionary, source }: DataFolder): string[] {
  const rows = source.facts.filter((row) => row.report_id === id);
  const before = rows.length === 0 ? null : rows.map(toFact);
  return addDiff({ id, agency, year, before, after: reading.facts }, dictionary);
}

if (process.argv[1] === import.meta.filename) {
  await runTask(async () => {
    const lines = await addReports(inRoot('data'), process.argv.slice(2), loadReportResources());
    process.stdout.write(`${lines.join('\n')}\n`);
  });
}
