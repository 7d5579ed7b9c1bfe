import { isNearNumber } from '../cell.ts';
import { compact } from '../label.ts';
import type { Segment, Token } from '../token.ts';

/** The cells that follow one another without a label between, and the label words before them. */
export interface Run {
  /** Figures, marks and, where the row's cells are known, blank cells. */
  readonly cells: readonly Token[];
  /** Compact label words since the run before. */
  readonly words: string;
  /** The last label before the cells; null where none stands there. */
  readonly label: Token | null;
  /** The label behind the cells, which may be the end of one whose figures stand beside its middle line; null where none stands there. */
  readonly next: Token | null;
  /** Position in the segment of the first cell (of the place where it would stand, for a run without cells). */
  readonly first: number;
  /** Position just behind the last cell. */
  readonly last: number;
  /** Where a figure would stand if the run has none. */
  readonly place: Token | null;
}

/** Tokens with the numbers that are a row's own numbering ("1" in a cell before its label) taken for words. */
function withOrdinals(segment: Segment): Token[] {
  return segment.map((token, i) => {
    const next = segment[i + 1];
    const previous = segment[i - 1];
    const opensRow = previous === undefined || previous.line !== token.line;
    const isOrdinal =
      token.structured &&
      token.kind === 'number' &&
      /^[0-9０-９]{1,2}$/.test(token.text) &&
      opensRow &&
      next?.line === token.line &&
      next.kind === 'text';
    return isOrdinal ? { ...token, kind: 'text', words: compact(token.text) } : token;
  });
}

/** Blank cells before and between the label cells of a row are no figures. */
function isLabelBlank(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'blank') return false;
  for (let i = index + 1; i < tokens.length; i++) {
    const next = tokens[i];
    if (next === undefined || next.line !== token.line) return false;
    if (next.kind === 'text') return true;
    if (next.kind !== 'blank') return false;
  }
  return false;
}

/** A unit in a cell of its own behind a label, or the last word of a line that holds both. */
function endsInUnit(token: Token, labels: number, units: ReadonlySet<string>): boolean {
  const words = token.text.split(/\s+/);
  return units.has(words.at(-1) ?? '') && (words.length > 1 || labels > 1);
}

/**
 * Cuts a segment into runs. In a row whose cells are known a run never leaves its row. `units` are the printed units
 * that stand in a cell of their own before the figure: such a cell opens a run even where no figure follows, or an odd one.
 */
export function readRuns(segment: Segment, units: ReadonlySet<string>): Run[] {
  const tokens = withOrdinals(segment);
  const runs: Run[] = [];
  let labels: Token[] = [];
  let cells: Token[] = [];
  let first = -1;
  const close = (at: number): void => {
    if (first < 0) return;
    const next = tokens[at]?.kind === 'text' ? (tokens[at] ?? null) : null;
    const words = labels.map((token) => token.words).join('');
    const label = labels.at(-1) ?? null;
    runs.push({ cells, words, label, next, first, last: at, place: cells[0] ?? label });
    labels = [];
    cells = [];
    first = -1;
  };
  for (const [i, token] of tokens.entries()) {
    if (isLabelBlank(tokens, i)) continue;
    if (first === i && token.kind === 'text' && isNearNumber(token.text)) {
      cells.push({ ...token, kind: 'odd' });
      continue;
    }
    if (token.kind === 'text') {
      close(i);
      labels.push(token);
      if (endsInUnit(token, labels.length, units)) first = i + 1;
      continue;
    }
    const open = cells.at(-1);
    if (open !== undefined && (open.structured || token.structured) && open.line !== token.line) close(i);
    if (first < 0) first = i;
    cells.push(token);
  }
  close(tokens.length);
  return runs;
}

/** The cells of a run that say something. */
export function filledCells(run: Run): Token[] {
  return run.cells.filter((cell) => cell.kind !== 'blank');
}
