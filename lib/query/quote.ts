/** A text as an SQL literal: the one place where a value enters a statement. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Several texts as an SQL list in brackets, eight to a line so that a statement stays readable. */
export function quoteList(texts: readonly string[], indent = '      '): string {
  const lines: string[] = [];
  for (let start = 0; start < texts.length; start += 8) {
    lines.push(
      texts
        .slice(start, start + 8)
        .map(quoteText)
        .join(', '),
    );
  }
  return lines.length <= 1 ? `(${lines.join('')})` : `(\n${indent}${lines.join(`,\n${indent}`)}\n    )`;
}

/** Whether the figure `f` of a statement is drawn hollow: read with doubt, or touched by a broken rule. */
export const doubtful = `f.confidence = 'doubtful' OR f.evidence_id IN (SELECT evidence_id FROM questioned)`;
