/** Tells the numbers a hard-wrapped text cuts in two by a line break from numbers that only stand on two lines. */

/** A line shorter than this was ended by its writer. */
const fullLine = 16;
/** How far the full lines of one paragraph differ: a character pushed to the next line, in columns of half a hanzi. */
const slack = 2;
/** The longest number cut; a telephone number with its area code. */
const longestNumber = 12;
/** A line longer than this is not hard-wrapped. */
const longestLine = 400;
const longestGap = 40;
const lineBreak = /[\n\r\u2028\u2029]/;
const lineBreaks = /\r\n|[\n\r\u2028\u2029]/;
/** One line break, over one blank line at most; an indented line begins a paragraph. */
const plainBreak = /^[ \t]*(?:\r\n|[\n\r\u2028\u2029]){1,2}$/;
/** What begins a line of its own: an item of a list, or a year. */
const ownStart = /^(?:[0-9]{1,2}(?:[、)）]|[.．](?![0-9０-９]))|(?:19|20)[0-9]{2}年)/;
const headEnd = /(?:^|[^\s0-9０-９.,])([0-9０-９.,]{1,12})$/;
const tailStart = /^([0-9０-９][0-9０-９.,]{0,11})(?![0-9０-９.,\s]|$)/;
const wide = /[\u1100-\u115f\u2e80-\uffdc]/;

interface Width {
  readonly characters: number;
  readonly columns: number;
}

function widthOf(line: string): Width {
  const words = line.trimEnd();
  let columns = 0;
  for (const char of words) columns += wide.test(char) ? 2 : 1;
  return { characters: words.length, columns };
}

/** What a line break between two digits does. */
export type Cut = 'one number' | 'two numbers' | 'unclear';

/** The lines of one paragraph, asked about the breaks that part two digits; offsets count code units of `text`. */
export class WrappedLines {
  private widest: Width | null = null;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly end: number,
  ) {}

  /** What the white space from `start` to `end` does to the digits on both its sides. */
  cut(start: number, end: number): Cut {
    const { text } = this;
    const gap = text.slice(start, Math.min(end, start + longestGap));
    if (!lineBreak.test(gap)) return 'two numbers';
    const head = headEnd.exec(text.slice(Math.max(0, start - longestNumber - 1), start))?.[1] ?? '';
    const behind = text.slice(end, end + longestNumber + 2);
    const tail = tailStart.exec(behind)?.[1] ?? '';
    if (head === '' || tail === '' || ownStart.test(behind)) return 'two numbers';
    const short = head.length + tail.length <= longestNumber;
    return short && plainBreak.test(gap) && this.isFull(start) ? 'one number' : 'unclear';
  }

  /** A full line is as wide as the widest of its paragraph; an indent counts. */
  private isFull(end: number): boolean {
    const line = widthOf(this.text.slice(this.lineStart(end), end));
    const widest = this.widestLine();
    if (line.characters < fullLine) return false;
    return line.columns >= widest.columns - slack || line.characters >= widest.characters - slack / 2;
  }

  private lineStart(end: number): number {
    let start = end;
    while (start > 0 && end - start < longestLine && !lineBreak.test(this.text.charAt(start - 1))) start--;
    return start;
  }

  private widestLine(): Width {
    this.widest ??= this.text
      .slice(this.lineStart(this.start), this.end)
      .split(lineBreaks)
      .map(widthOf)
      .reduce((widest, { characters, columns }) => ({
        characters: Math.max(widest.characters, characters),
        columns: Math.max(widest.columns, columns),
      }));
    return this.widest;
  }
}
