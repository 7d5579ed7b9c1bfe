import type { Line } from './lines.ts';

/** What a line opens: a heading of some level, and how many of its characters belong to the heading. */
export interface HeadingMatch {
  readonly level: number;
  /** Characters before the heading's words (markdown "## "). */
  readonly skip: number;
  /** Characters of the heading counted from the line's start; the rest of the line is running text. */
  readonly length: number;
}

const numeral = '[一二三四五六七八九十]{1,3}';
const levelOne = new RegExp(`^(?:第?${numeral}(?:、|．|\\.|部分)|[㈠-㈩]|${numeral}\\s*[，,]\\s*(?=[^，,]{2,30}$))`);
const levelTwo = new RegExp(`^(?:[（(]\\s*${numeral}\\s*[）)]|[㈠-㈩])`);
const levelThree = /^(?:[0-9０-９]{1,2}\s*[.．、]|[（(]\s*[0-9０-９]{1,2}\s*[）)])(?![0-9０-９])/;

/** A numbered line longer than this is a paragraph unless a sentence ends early in it. */
const maxHeadingLength = 46;
const maxMinorHeadingLength = 30;
/** A figure with its measure word: such words are news, not a heading. */
const figure = /[0-9０-９]\s*余?\s*(?:条|件|次|篇|个|项|人|期|份|场|元)/;

function withoutMarks(text: string): string {
  return text.replace(/[*_`#\s\u200b]/g, '');
}

function numberedLevel(plain: string): number | null {
  if (levelTwo.test(plain)) return 2;
  if (levelOne.test(plain)) return 1;
  if (levelThree.test(plain)) return 3;
  return null;
}

function headLength(text: string, level: number): number | null {
  const words = withoutMarks(text);
  if (level === 3) return words.length <= maxMinorHeadingLength && !/[。；;，,：:]/.test(words) ? text.length : null;
  const sentence = /^[^。：:]*[。：:]\**/.exec(text)?.[0];
  const head = sentence ?? text;
  if (withoutMarks(head).length > maxHeadingLength || figure.test(head)) return null;
  if (sentence === undefined && /[；;，,]$/.test(words)) return null;
  return head.length;
}

/**
 * Reads a line (already trimmed) as a heading: 一、 is level 1, （一） level 2, a short stand-alone "1." level 3; markdown
 * marks count only where there is no number. A heading run into its paragraph ("（一）主动公开。全年…") ends at its first
 * full stop. Null where the line is running text.
 */
export function matchHeading(line: Line): HeadingMatch | null {
  const marks = /^(#{1,6})\s*/.exec(line.text);
  const skip = marks?.[0].length ?? 0;
  const text = line.text.slice(skip);
  const level = numberedLevel(withoutMarks(text));
  if (level !== null) {
    const length = headLength(text, level);
    if (length !== null) return { level, skip, length: skip + length };
    return null;
  }
  if (marks === null || withoutMarks(text) === '') return null;
  const depth = marks[1]?.length ?? 1;
  return { level: Math.min(depth, 3), skip, length: line.text.length };
}

/** Words that end the title of a report: 年度报告, 年报, 工作报告, 年度工作报告 … */
const titleEnd = /(?:年度?工?作?报告?|年报|工作报告|报告|情况)(?:[（(][^）)]{0,20}[）)])?$/;

/** Whether a line can close the report's title. */
export function endsTitle(text: string): boolean {
  const words = withoutMarks(text);
  return words.length >= 3 && words.length <= 60 && titleEnd.test(words) && !/[。；;]/.test(words);
}

/** Whether a line can be a part of a title broken over lines: short, no sentence in it. */
export function isTitlePart(text: string): boolean {
  const words = withoutMarks(text);
  return words.length > 0 && words.length <= 40 && !/[。；;：:！？|\t]/.test(words);
}
