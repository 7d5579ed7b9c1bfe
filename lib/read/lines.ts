/** One line of a text, without its line end; `start` and `end` are offsets in the text. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The lines of a text; line ends are CR LF, LF, CR, form feed and the Unicode separators. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|[\n\r\f\u2028\u2029]/g;
  let start = 0;
  for (const match of text.matchAll(breaks)) {
    lines.push({ text: text.slice(start, match.index), start, end: match.index });
    start = match.index + match[0].length;
  }
  lines.push({ text: text.slice(start), start, end: text.length });
  return lines;
}

/** Whether a line shows nothing: no characters, or only spaces of any width. */
export function isBlank(text: string): boolean {
  return /^[\s\u00a0\u3000\u200b\ufeff]*$/.test(text);
}

/** The part of a line without the spaces (of any width) and zero-width marks around it, with its offsets. */
export function trimLine(line: Line): Line {
  const lead = /^[\s\u200b\ufeff]*/.exec(line.text)?.[0].length ?? 0;
  let last = line.text.length;
  // Character by character: a pattern bound to the end tries again at every space of a long line.
  while (last > lead && /[\s\u200b\ufeff]/.test(line.text[last - 1] ?? '')) last--;
  return { text: line.text.slice(lead, last), start: line.start + lead, end: line.start + last };
}
