/** A mark that parts the cells of a row in plain text: the bar of markdown, its full-width form, those of drawn boxes. */
export const bar: RegExp = /[|｜│┃]/;

/** Whether a line begins with a bar, spaces aside. */
export function opensWithBar(text: string): boolean {
  return bar.test(text.trimStart().charAt(0));
}

/** Whether a line ends with a bar, spaces aside. */
export function endsWithBar(text: string): boolean {
  return bar.test(text.trimEnd().slice(-1));
}

/** A stretch of a text, and where in the text it begins. */
export interface LineCell {
  readonly text: string;
  readonly start: number;
}

/** The cells of a line between marks of one character each: bars, or tabs. */
export function splitLine(line: LineCell, mark: RegExp | '\t'): LineCell[] {
  let start = line.start;
  return line.text.split(mark).map((text) => {
    const cell = { text, start };
    start += text.length + 1;
    return cell;
  });
}
