import type { Segment, Token } from '../token.ts';
import { type Line, linesOf } from './lines.ts';

/** The fewest headings of one half: what is counted, and how many. */
const minHeadings = 2;

/** The grid column the second half of a table begins in, by a heading that says everything twice; null where none does. */
function secondHalf({ tokens, isHeading }: Line): number | null {
  const cells = tokens.filter(({ kind }) => kind !== 'blank');
  const half = cells.length / 2;
  if (!isHeading || !Number.isInteger(half) || half < minHeadings) return null;
  const isTwice = cells.slice(0, half).every(({ words }, i) => words === cells[half + i]?.words);
  const isLabelled = new Set(cells.slice(0, half).map(({ words }) => words)).size === half;
  return isTwice && isLabelled ? (cells[half]?.column ?? null) : null;
}

/** Whether both halves of the rows have labels of their own: else the second one only holds more columns. */
function hasLabels(rows: readonly Line[], split: number): boolean {
  const labelled = rows.filter(({ tokens }) => tokens.some(({ kind, column }) => kind === 'text' && column >= split));
  return labelled.length * 2 > rows.length;
}

/**
 * A table set in two halves side by side (指标｜单位｜统计数｜指标｜单位｜统计数) put one half below the other; any other stretch as it is.
 */
export function unfoldHalves(segment: Segment): Segment {
  const lines = linesOf(segment);
  const unfolded: Token[] = [];
  for (let from = 0; from < lines.length; ) {
    const line = lines[from];
    const split = line === undefined ? null : secondHalf(line);
    const next = lines.findIndex(({ tokens }, i) => i > from && !tokens.every(({ structured }) => structured));
    const end = next < 0 ? lines.length : next;
    const rows = lines.slice(from + 1, end).filter(({ isRow }) => isRow);
    if (split === null || rows.length === 0 || !hasLabels(rows, split)) {
      unfolded.push(...(line?.tokens ?? []));
      from++;
      continue;
    }
    const tokens = lines.slice(from, end).flatMap((own) => own.tokens);
    const second = tokens.filter(({ column }) => column >= split);
    // An empty column between the halves belongs to neither.
    const filled = tokens.filter(({ kind, column }) => kind !== 'blank' && column < split);
    const last = Math.max(...filled.map(({ column }) => column));
    unfolded.push(...tokens.filter(({ column }) => column <= last));
    unfolded.push(...second.map((token) => ({ ...token, column: token.column - split })));
    from = end;
  }
  return unfolded;
}
