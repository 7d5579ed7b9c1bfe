import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import type { Dictionary } from '../model/metric.ts';
import { type AtlasSource, checkAtlas } from '../store/check-atlas.ts';
import { type DictionaryFiles, parseDictionary, readDictionaryFiles } from '../store/dictionary.ts';
import {
  agencyRow,
  badData,
  checkRows,
  type Fault,
  factRow,
  findingRow,
  kindsSchema,
  type Located,
  regionRow,
  reportRow,
  type SourceFile,
} from '../store/source.ts';

/** Everything under `data/` that becomes the database, read and checked. */
export interface DataFolder {
  readonly source: AtlasSource;
  readonly dictionary: Dictionary;
  readonly dictionaryFiles: DictionaryFiles;
  /** ISO date up to which the data reach (`edition.json`). */
  readonly dataDate: string;
}

/** Reads and checks a data folder; throws `bad_data` listing up to twenty faults with file, line, column and reason. */
export function readDataFolder(folder: string): DataFolder {
  const faults: Fault[] = [];
  const rows = <Schema extends z.ZodObject>(names: readonly string[], schema: Schema): Located<z.output<Schema>>[] =>
    names.flatMap((name) => {
      const checked = checkRows(readCsv(folder, name), schema);
      faults.push(...checked.faults);
      return checked.rows;
    });
  const dictionaryFiles = readDictionaryFiles((name) => readJson(folder, name));
  const source: AtlasSource = {
    regions: rows(['regions.csv'], regionRow),
    kinds: kindsSchema.parse(readJson(folder, 'agency-kinds.json')),
    agencies: rows(['agencies.csv'], agencyRow),
    reports: rows(['reports.csv'], reportRow),
    facts: rows(csvFiles(folder, 'facts'), factRow),
    findings: rows(csvFiles(folder, 'findings'), findingRow),
  };
  const dictionary = parseDictionary(dictionaryFiles);
  // References are checked only between sound rows: one broken report row would fault each of its figures.
  if (faults.length === 0) faults.push(...checkAtlas(source, dictionary));
  if (faults.length > 0) throw badData(faults);
  const { date } = readJson(folder, 'edition.json') as { date: string };
  return { source, dictionary, dictionaryFiles, dataDate: date };
}

function readJson(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

function csvFiles(folder: string, below: string): string[] {
  const path = join(folder, below);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => `${below}/${name}`);
}

function readCsv(folder: string, name: string): SourceFile {
  const found: { record: Record<string, string>; info: { lines: number } }[] = parse(
    readFileSync(join(folder, name), 'utf8'),
    { columns: true, info: true, bom: true, relax_column_count: true },
  );
  return { name, rows: found.map(({ record, info }) => ({ line: info.lines, cells: record })) };
}
