import type { TemplateId } from '../../model/template.ts';
import { compact } from '../label.ts';
import type { TableBlock } from '../template.ts';
import type { Segment, Token } from '../token.ts';
import type { RowMatch } from './align.ts';
import { type Columns, columnsByForm, columnsByHeading } from './column.ts';
import { type Fit, fitRun } from './fit.ts';
import { filledCells } from './run.ts';

/** A recognised row with the columns of its table and its cells in them; `fit` null = they could not be placed. */
export interface Placed {
  readonly match: RowMatch;
  readonly columns: Columns;
  readonly fit: Fit | null;
}

/** Words before the first figure that can hold a table's heading. */
const headingLength = 220;

/** Heading tokens of each block: what stands between the block before and the block's first row. */
function blockHeadings(segment: Segment, matches: readonly RowMatch[]): Map<TableBlock, Segment> {
  const headings = new Map<TableBlock, Segment>();
  let from = 0;
  for (const { row, run } of matches) {
    if (!headings.has(row.block)) {
      headings.set(row.block, segment.slice(from, run.first));
    }
    from = run.last;
  }
  return headings;
}

/** The form to take a block's columns from where all forms that have the block have the same ones. */
function soleForm(block: TableBlock): TemplateId | null {
  const [first] = block.columns;
  const same = block.columns.every((column) => column.forms.join() === first?.forms.join());
  return same ? (first?.forms[0] ?? null) : null;
}

/** The columns of each block; a block whose heading is lost takes the form the other blocks are printed in. */
function blockColumns(headings: ReadonlyMap<TableBlock, Segment>): Map<TableBlock, Columns> {
  const columns = new Map<TableBlock, Columns>();
  for (const [block, heading] of headings) {
    const words = heading.map((token) => token.words).join('');
    const found = columnsByHeading(block, words.slice(-headingLength));
    if (found !== null) columns.set(block, found);
  }
  const votes = [...columns.values()].map((found) => found.form);
  const count = (form: TemplateId): number => votes.filter((vote) => vote === form).length;
  const usual = [...votes].sort((a, b) => count(b) - count(a))[0];
  for (const block of headings.keys()) {
    const form = usual ?? soleForm(block);
    const byForm = columns.has(block) || form === null ? null : columnsByForm(block, form);
    if (byForm !== null) columns.set(block, byForm);
  }
  return columns;
}

/** The heading cell of each column, nearest to the figures; empty where a heading was broken or lost. */
function headingCells(columns: Columns, heading: Segment): Token[] {
  const cells = columns.specs.map((spec) =>
    heading.findLast((token) => spec.keys.some((key) => token.words.includes(compact(key)))),
  );
  return cells.every((cell) => cell !== undefined) ? cells : [];
}

/** Puts the cells of the recognised rows into the columns of their tables; a table without any known column is left out. */
export function placeRows(text: string, segment: Segment, matches: readonly RowMatch[]): Placed[] {
  const headings = blockHeadings(segment, matches);
  const columns = blockColumns(headings);
  return matches.flatMap((match) => {
    const found = columns.get(match.row.block);
    if (found === undefined) return [];
    const count = found.specs.length;
    const complete = matches
      .filter((other) => other.row.block === match.row.block && filledCells(other.run).length === count)
      .map((other) => other.run);
    const heading = headingCells(found, headings.get(match.row.block) ?? []);
    return [{ match, columns: found, fit: fitRun(text, match.run, count, complete, heading) }];
  });
}
