import type { Segment, Token } from '../token.ts';

/** One line of a stretch, or one row of a table. */
export interface Line {
  readonly tokens: readonly Token[];
  /** Cells of a table that hold words only, years in digits among them. */
  readonly isHeading: boolean;
  /** Cells of a table, figures among them. */
  readonly isRow: boolean;
}

/** Whether a figure is a year in the heading of a column ("2016" without 年). */
export function isYear(token: Token): boolean {
  return token.kind === 'number' && /^20[0-9]{2}$/.test(token.text);
}

/** The lines of a stretch in reading order. */
export function linesOf(segment: Segment): Line[] {
  const lines: Token[][] = [];
  for (const token of segment) {
    const open = lines.at(-1);
    if (open?.[0]?.line === token.line) open.push(token);
    else lines.push([token]);
  }
  return lines.map((tokens) => {
    const isTable = tokens.every((token) => token.structured);
    const isWords = tokens.every((token) => token.kind === 'text' || token.kind === 'blank' || isYear(token));
    return { tokens, isHeading: isTable && isWords, isRow: isTable && !isWords };
  });
}
