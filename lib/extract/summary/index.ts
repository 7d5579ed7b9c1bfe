import { type Block, type Document, isSheet, type Table } from '../../model/document.ts';
import type { Candidate, ReadWarning } from '../../model/fact.ts';
import type { Extraction } from '../../model/report.ts';
import type { ReadingResources } from '../resources.ts';
import { cellKey } from '../statutory/emit.ts';
import { readStatutory } from '../statutory/index.ts';
import { type ColumnReader, createColumnReader } from './columns.ts';
import { nameAgency, readRegion, rowIdentity, type SummaryRegion } from './identity.ts';
import type { SummaryRow } from './rows.ts';
import { readSummaryTable, rowCandidates, type SummaryColumn, type SummaryTable, whereIs } from './table.ts';
import { checkTotals } from './totals.ts';
import { readYear, yearOfFile } from './year.ts';

/** Running text beyond this many characters is a report that holds such a table, not a summary. */
const maxProse = 1200;

function agencies({ rows }: SummaryTable): number {
  return new Set(rows.flatMap((row) => (row.kind === 'agency' ? [row.name] : []))).size;
}

/** Two agencies and a figure in a sheet; elsewhere, where tables of other kinds stand too, two known columns. */
function isSummary(table: SummaryTable, document: Document): boolean {
  if (agencies(table) === 1) return table.columns.length >= 3;
  return agencies(table) >= 2 && table.columns.length >= (isSheet(document) ? 1 : 2);
}

function findTables(document: Document, resources: ReadingResources): SummaryTable[] {
  const { templates } = resources;
  // Most documents hold no table of agencies, and never need the columns' wordings.
  let reader: ColumnReader | null = null;
  const read: ColumnReader = (path) => {
    reader ??= createColumnReader(templates);
    return reader(path);
  };
  const found: SummaryTable[] = [];
  let before: SummaryTable | null = null;
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') before = null;
    if (block.kind !== 'table') continue;
    const table = readSummaryTable(block, before, templates.summary, read);
    before = table !== null && (table.header.end === 0 || isSummary(table, document)) ? table : null;
    if (before !== null) found.push(before);
  }
  return found;
}

function proseLength({ blocks }: Document): number {
  return blocks.reduce((sum, block) => {
    return sum + (block.kind === 'paragraph' && /[。；]/.test(block.text) ? block.text.length : 0);
  }, 0);
}

/** The document with some tables blanked out. */
function without(document: Document, tables: readonly SummaryTable[]): Document {
  let text = '';
  let from = 0;
  for (const { table } of tables) {
    const { start, end } = table.place;
    text += document.text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  const taken = new Set<Block>(tables.map(({ table }) => table));
  return {
    ...document,
    text: text + document.text.slice(from),
    blocks: document.blocks.filter((block) => !taken.has(block)),
  };
}

/** Headings and lines above a table up to the table before, nearest first. */
function linesAbove({ blocks }: Document, table: Table): string[] {
  const index = blocks.indexOf(table);
  const start = blocks.slice(0, index).findLastIndex((block) => block.kind === 'table') + 1;
  return blocks
    .slice(start, index)
    .flatMap((block) => (block.kind === 'table' ? [] : [block.text]))
    .reverse();
}

function titleOf({ blocks }: Document, captions: readonly string[]): string | null {
  const parts = blocks.flatMap((block) => (block.kind === 'heading' && block.level === 0 ? [block.text] : []));
  const title = parts.join('') || captions.find((text) => /\p{sc=Han}{4}/u.test(text)) || '';
  return title.replace(/[\s*#`]/g, '') || null;
}

function firstOf<T, R>(items: readonly T[], read: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = read(item);
    if (found !== null) return found;
  }
  return null;
}

interface Report {
  readonly row: SummaryRow;
  readonly year: number | null;
  readonly title: string | null;
  readonly home: SummaryRegion | null;
  /** By metric and dims. */
  readonly figures: Map<string, Candidate>;
  readonly warnings: ReadWarning[];
}

/** Adds figures to a report; one it already has stands, and another value for it is told. */
function addFigures(report: Report, candidates: readonly Candidate[]): void {
  for (const candidate of candidates) {
    const key = cellKey(candidate.metric, candidate.dims);
    const twin = report.figures.get(key);
    if (twin === undefined) report.figures.set(key, candidate);
    else if (twin.raw !== candidate.raw) {
      const { row, column, start, end } = candidate.locator;
      const message = `row "${row}", column "${column}": "${candidate.raw}" where another row or table says "${twin.raw}"`;
      report.warnings.push({ code: 'uncertain_table', message, start, end });
    }
  }
}

function readReports(document: Document, tables: readonly SummaryTable[], resources: ReadingResources): Report[] {
  const reports = new Map<string, Report>();
  for (const [number, table] of tables.entries()) {
    const lines = [...table.header.captions, ...linesAbove(document, table.table)];
    const where = whereIs(document, table, lines);
    const title = titleOf(document, lines);
    const usual = firstOf([...lines, title ?? ''], readYear) ?? yearOfFile(document.source);
    const home = firstOf([...lines, title ?? ''], (words) => readRegion(words, resources.gazetteer));
    const years = new Set(table.columns.map((column) => column.year));
    for (const row of table.rows.filter(({ kind }) => kind === 'agency')) {
      for (const columnYear of years) {
        const columns: SummaryColumn[] = table.columns.filter((column) => column.year === columnYear);
        const year = row.year ?? columnYear ?? usual;
        const key = `${row.name}@${year}`;
        const report: Report = reports.get(key) ?? { row, year, title, home, figures: new Map(), warnings: [] };
        reports.set(key, report);
        const { candidates, warnings } = rowCandidates(row, columns, where, `summary.${number}.${row.index}.${year}`);
        report.warnings.push(...warnings);
        addFigures(report, candidates);
      }
    }
  }
  return [...reports.values()];
}

/**
 * Reads a supervisor's summary: tables of one row per agency (or agency and year) whose columns are figures of the reports.
 * One Extraction for each agency and year, in the order of the rows; what is doubtful in the table as a whole (columns not
 * understood, totals that are not their rows' sums, the reader's own doubts) is told with the first. Null where the
 * document is no summary: it holds no such table, or holds it beside the forms or the text of a report.
 */
export function readSummary(document: Document, resources: ReadingResources): Extraction[] | null {
  const tables = findTables(document, resources);
  if (tables.length === 0 || proseLength(document) > maxProse) return null;
  if (readStatutory(without(document, tables), resources.templates).candidates.length > 0) return null;
  const shared = [...document.warnings, ...tables.flatMap((table) => [...table.warnings, ...checkTotals(table)])];
  return readReports(document, tables, resources).map((report, index) => {
    const noYear: ReadWarning[] =
      report.year === null ? [{ code: 'no_year', message: 'no reporting year is named', start: null, end: null }] : [];
    return {
      identity: rowIdentity(nameAgency(report.row.name, report.home, resources.gazetteer), report.year, report.title),
      candidates: [...report.figures.values()].sort((a, b) => a.locator.start - b.locator.start),
      warnings: [...(index === 0 ? shared : []), ...noYear, ...report.warnings],
    };
  });
}
