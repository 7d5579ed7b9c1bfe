import type { Dims } from '../../model/dimension.ts';
import type { Document, Table, TableCell } from '../../model/document.ts';
import type { Candidate, ReadWarning } from '../../model/fact.ts';
import { type Piece, readCell } from '../cell.ts';
import { headingsAbove } from '../section.ts';
import { cellKey } from '../statutory/emit.ts';
import type { Templates } from '../template.ts';
import type { ColumnMeaning, ColumnReader } from './columns.ts';
import { filledCells, isFigure, type Matrix, toMatrix, wordsAt } from './grid.ts';
import { type Header, readHeader } from './header.ts';
import { readRows, type SummaryRow } from './rows.ts';
import { readWording } from './wording.ts';
import { readYear } from './year.ts';

/** A column that holds figures of a known metric. */
export interface SummaryColumn extends ColumnMeaning {
  readonly index: number;
  readonly path: string;
  /** Year printed in the heading; null where none is. */
  readonly year: number | null;
}

/** A summary table as read: what its columns count, and its rows. */
export interface SummaryTable {
  readonly table: Table;
  readonly matrix: Matrix;
  readonly header: Header;
  readonly columns: readonly SummaryColumn[];
  readonly rows: readonly SummaryRow[];
  readonly warnings: readonly ReadWarning[];
}

const yearHeading = /^(?:19|20)[0-9]{2}(?:年度?)?$/;

/** A warning about some cells. */
export function warnAt(code: ReadWarning['code'], message: string, cells: readonly TableCell[]): ReadWarning {
  const [first] = cells;
  return { code, message, start: first?.place.start ?? null, end: cells.at(-1)?.place.end ?? null };
}

function isIgnored(path: readonly string[], words: Templates['summary']): boolean {
  const last = readWording(path.at(-1) ?? '').label;
  return words.ignored.includes(last) || path.length === 0;
}

const partMark = /^其中/;

/** What a column counts: by its own headings, or, where they say 其中, as a part of the column before. */
function readPart(path: readonly string[], whole: readonly string[], read: ColumnReader): ColumnMeaning | null {
  const own = read(path);
  return own === null && path.some((text) => partMark.test(text)) ? read([...whole, ...path]) : own;
}

/** The columns of a table with a warning for each that is not understood, or counts what another counts. */
function readColumns(matrix: Matrix, header: Header, words: Templates['summary'], read: ColumnReader) {
  const columns: SummaryColumn[] = [];
  const warnings: ReadWarning[] = [];
  const taken = new Map<string, string>();
  const known = new Set([header.agency, header.ordinal, header.year]);
  let whole: readonly string[] = [];
  for (const [index, headings] of header.paths.entries()) {
    if (known.has(index)) continue;
    const path = headings.filter((text) => !yearHeading.test(text.replace(/\s/g, '')));
    const year = readYear(headings.find((text) => !path.includes(text)) ?? '');
    const printed = headings.join(' / ');
    const cells = matrix.rows.slice(header.end).flatMap((row) => row[index] ?? []);
    const figures = cells.filter(({ text }) => isFigure(text));
    const meaning = readPart(path, whole, read);
    if (!path.some((text) => partMark.test(text))) whole = path;
    const key = meaning === null ? '' : `${cellKey(meaning.metric, meaning.dims)}@${year}`;
    const twin = taken.get(key);
    if (meaning !== null && twin === undefined) {
      taken.set(key, printed);
      columns.push({ ...meaning, index, path: printed, year });
    } else if (twin !== undefined) {
      const message = `column "${printed}" counts what "${twin}" counts: ${figures.length} figures left out`;
      warnings.push(warnAt('unmapped_number', message, cells));
    } else if (!isIgnored(headings, words) || figures.length > 0) {
      const message = `column "${printed}" is not understood: ${figures.length} figures left out`;
      warnings.push(warnAt('unmapped_number', message, cells));
    }
  }
  return { columns, warnings };
}

/**
 * Reads a table of one row per agency; null where it is none. `before` is the summary table that stands above: a table
 * without headings and of the same width carries it on.
 */
export function readSummaryTable(
  table: Table,
  before: SummaryTable | null,
  words: Templates['summary'],
  read: ColumnReader,
): SummaryTable | null {
  const matrix = toMatrix(table);
  const header = readHeader(matrix, words);
  if (header !== null) {
    const { columns, warnings } = readColumns(matrix, header, words, read);
    const { rows, unread } = readRows(matrix, header);
    const lost =
      unread.length === 0 ? [] : [warnAt('unmapped_number', `${unread.length} figures stand beside no agency`, unread)];
    return { table, matrix, header, columns, rows, warnings: [...warnings, ...lost] };
  }
  const isNext =
    before !== null &&
    matrix.width === before.matrix.width &&
    isFigure(filledCells(matrix.rows[0] ?? []).at(-1)?.text ?? '');
  if (!isNext) return null;
  const carried = { ...before.header, captions: [], start: 0, end: 0 };
  const { rows } = readRows(matrix, carried);
  return { table, matrix, header: carried, columns: before.columns, rows, warnings: [] };
}

const readings: Readonly<Record<Piece['kind'], Candidate['reading']>> = {
  number: 'number',
  none: 'stated_none',
  mark: 'absent',
  blank: 'absent',
  text: 'absent',
};

function readFigure(cell: TableCell): Piece | null {
  const [first, ...others] = readCell(cell.text, cell.place.start);
  if (first !== undefined && others.length === 0 && first.kind !== 'text') return first;
  if (!isFigure(cell.text)) return null;
  return {
    kind: 'number',
    text: cell.text.trim(),
    start: cell.place.start,
    end: cell.place.end,
    unit: null,
    doubled: false,
  };
}

/** Where the rows of a table stand. */
export interface TableWhere {
  readonly section: string;
  readonly caption: string | null;
  /** Unit laid down for the whole table ("单位：件"); null where there is none, or several. */
  readonly unit: string | null;
}

/** Where a table stands in its document. */
export function whereIs(document: Document, { table, header }: SummaryTable, lines: readonly string[]): TableWhere {
  const captions = [...header.captions, ...lines];
  const units = captions.flatMap(
    (text) => /单位\s*[:：]\s*([\p{sc=Han}、，,/]{1,12})/u.exec(text.normalize('NFKC'))?.[1] ?? [],
  );
  const [unit] = units.filter((words) => /^(?:件|条|篇|次|个|份|万元|元)$/.test(words));
  const section = headingsAbove(document, table.place.start, []).join(' > ');
  return {
    section,
    caption: captions.find((text) => /[表况计总]$/.test(text.trim()))?.slice(0, 60) ?? null,
    unit: unit ?? null,
  };
}

const isMoney = (unit: string | null): boolean => unit?.endsWith('元') === true;

function unitOf(column: SummaryColumn, where: TableWhere): string | null {
  const isAmount = /fee|fund|amount/.test(column.metric);
  return column.unit ?? (isMoney(where.unit) === isAmount ? where.unit : null);
}

/** The figures of one row: one candidate for each known column, and warnings for words that are no figure. */
export function rowCandidates(row: SummaryRow, columns: readonly SummaryColumn[], where: TableWhere, group: string) {
  const candidates: Candidate[] = [];
  const warnings: ReadWarning[] = [];
  for (const column of columns) {
    const cell = row.cells[column.index];
    if (cell === undefined) continue;
    const isOwn = cell.row === row.index && cell.column === column.index;
    const piece = readFigure(cell);
    if (piece === null || (!isOwn && piece.kind === 'number')) {
      const message = `row "${row.name}", column "${column.path}": "${cell.text.slice(0, 20)}" is no figure of this cell alone`;
      warnings.push(warnAt('unmapped_number', message, [cell]));
      continue;
    }
    candidates.push({
      key: `${group}:${cellKey(column.metric, column.dims)}`,
      metric: column.metric,
      dims: column.dims satisfies Dims,
      raw: piece.kind === 'blank' ? '' : piece.text,
      reading: readings[piece.kind],
      basis: null,
      unitPrinted: piece.unit ?? unitOf(column, where),
      source: 'table',
      partOf: null,
      scopeWords: null,
      rule: 'summary-table',
      confidence: 'high',
      locator: {
        section: where.section,
        table: where.caption,
        row: row.name,
        column: column.path,
        page: cell.place.page,
        start: piece.start,
        end: piece.kind === 'blank' ? piece.start : piece.end,
        phrase: null,
      },
    });
  }
  return { candidates, warnings };
}

/** The number a cell holds; null where it holds none. */
export function figureAt(row: SummaryRow, column: SummaryColumn): number | null {
  const text = wordsAt(row.cells, column.index).normalize('NFKC').replace(/[,\s]/g, '');
  return /^[+-]?[0-9]+(?:\.[0-9]+)?$/.test(text) ? Number(text) : null;
}
