/** A name (a table's, a column's) as an SQL identifier: any name is safe in it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL literal: the one place where a value enters a statement. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Several texts as an SQL list in brackets, eight to a line so that a statement stays readable. */
export function quoteList(texts: readonly string[], [open, close] = ['(', ')']): string {
  const lines: string[] = [];
  for (let start = 0; start < texts.length; start += 8) {
    lines.push(
      texts
        .slice(start, start + 8)
        .map(quoteText)
        .join(', '),
    );
  }
  return lines.length <= 1
    ? `${open}${lines.join('')}${close}`
    : `${open}\n      ${lines.join(',\n      ')}\n    ${close}`;
}
