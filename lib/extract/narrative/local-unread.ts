import type { Table } from '../../model/document.ts';
import type { ReadWarning } from '../../model/fact.ts';
import { readChannel } from './channel.ts';
import type { Reading } from './context.ts';
import { evenCell, figureIn, isTotalName, type LocalGrid } from './local-grid.ts';
import type { Evener } from './passage.ts';

/** A table of published information that is not read. */
export interface UnreadTable {
  readonly warning: ReadWarning;
  /** It prints a total, which may be the report's own. */
  readonly hasTotal: boolean;
}

const otherSubjects = /申请|复议|诉讼|提案|议案|投诉|举报|解读|回应|培训|会议/;
const ownSubject = /主动公开|公开渠道|信息公开(?:数|情况|统计|总)/;
const publication = /公开|发布/;
/** Longest words that are a label or a heading. */
const longestLabel = 40;
/** So many marks of a document's own index (索引号, 公开方式) are no table of figures. */
const indexMarks = 2;

function isElsewhere(words: readonly string[]): boolean {
  const all = words.join(' ').replace(/依申请公开/g, '申请');
  return otherSubjects.test(all) && !ownSubject.test(all);
}

function lastTitle(section: string): string {
  return section.slice(section.lastIndexOf(' > ') + 1);
}

/** Whether a table's own words and those above it say that it counts something else: applications, suits, proposals. */
export function isOfOtherSubject(grid: LocalGrid, caption: string | null, section: string): boolean {
  return isElsewhere([lastTitle(section), caption ?? '', grid.title ?? '', grid.label.even]);
}

/** The warning a table owes that speaks of publication or its channels, holds figures and is not read; null for any other. */
export function unreadTable(
  table: Table,
  caption: string | null,
  section: string,
  reading: Reading,
  evener: Evener,
): UnreadTable | null {
  const words = table.cells.map(({ text }) => (text.length <= longestLabel ? evenCell(text, evener) : ''));
  const figures = words.filter((word) => figureIn(word) !== null).length;
  const marks = words.filter((word) => reading.lexicon.embeddedMarks.includes(word)).length;
  if (figures === 0 || marks >= indexMarks) return null;
  const speaks = (word: string): boolean => publication.test(word) || readChannel(word, reading).kind !== 'none';
  if (!words.some(speaks) && !publication.test(caption ?? '')) return null;
  const { start, end } = table.place;
  const message = `a table with ${figures} figures of published information is laid out in no known way and not read`;
  const isElse = isElsewhere([lastTitle(section), caption ?? '']);
  const hasTotal = !isElse && words.some((word) => word !== '' && isTotalName(word));
  return { warning: { code: 'uncertain_table', message, start, end }, hasTotal };
}
