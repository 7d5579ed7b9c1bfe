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

/** Years of one heading lie no further apart. */
const maxApart = 5;

/** Whether numbers like years are the headings of columns: several, near one another; a figure may be 2018 too. */
function areHeadings(years: readonly Token[]): boolean {
  const values = years.map(({ text }) => Number(text));
  const apart = Math.max(...values) - Math.min(...values);
  return years.length === 0 || (apart > 0 && apart <= maxApart);
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
    const isHeading = isTable && isWords && areHeadings(tokens.filter(isYear));
    return { tokens, isHeading, isRow: isTable && !isHeading };
  });
}
