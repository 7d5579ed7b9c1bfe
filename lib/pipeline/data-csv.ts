import type { ReportReading } from '../model/report.ts';
import { toFactRow, toFindingRows } from '../store/rows.ts';
import { factRow, findingRow } from '../store/source.ts';

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
