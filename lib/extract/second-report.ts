import type { Block, Document } from '../model/document.ts';
import { agencyInTitle } from './body-name.ts';
import { even } from './date.ts';
import type { EmbeddedDocument } from './embedded.ts';
import { printedTitle } from './identity.ts';
import { numberOf } from './numbering.ts';
import { yearInTitle } from './period.ts';

/** A line that is nothing but a report's title. */
const reportTitle =
  /^[^。；，,;：:]{0,40}(?:信息公开|政务公开)[^。；，,;：:]{0,12}(?:报告|年报)(?:[（(][^（()）]{1,12}[）)])?$/u;
const titleLimit = 60;
/** A paragraph this long is a report speaking. */
const proseLength = 40;

interface Line {
  readonly start: number;
  readonly words: string;
}

function linesOf({ place }: Block, text: string): Line[] {
  let start = place.start;
  return text
    .slice(place.start, place.end)
    .split('\n')
    .map((printed) => {
      const line = { start, words: printed.replace(/[\s*#]/g, '') };
      start += printed.length + 1;
      return line;
    });
}

/** Whether a title is of another year than the report's own, or of another body; what one of them leaves out tells nothing. */
function isOther(title: string, own: string): boolean {
  const [year, ownYear] = [yearInTitle(even(title)), yearInTitle(even(own))];
  if (year !== null && ownYear !== null && year !== ownYear) return true;
  const [body, ownBody] = [agencyInTitle(title), agencyInTitle(own)];
  return body !== null && ownBody !== null && !body.includes(ownBody) && !ownBody.includes(body);
}

/** The number of one of the sections a report is made of (一、 二、 …); 0 for anything else. */
function sectionNumber(block: Block, text: string): number {
  const [level, number] = numberOf(block, text) ?? [0, 0];
  return level === 1 ? number : 0;
}

/** Index of the first block that goes on with the report's own numbering, if none before it begins a numbering anew. */
function resumeAt(blocks: readonly Block[], from: number, text: string, last: number): number {
  for (let i = from; i < blocks.length; i++) {
    const block = blocks[i];
    const number = block === undefined ? 0 : sectionNumber(block, text);
    if (number > last) return i;
    if (number > 0) break;
  }
  return blocks.length;
}

/**
 * The reports of another year or another body printed behind the report's own (several in one file, a site's list of related
 * reports with their first sentences): from the line that is such a title to where the own numbering goes on.
 */
export function findSecondReports(document: Document): EmbeddedDocument[] {
  const { blocks, text } = document;
  const own = printedTitle(document);
  if (own === null) return [];
  const found: EmbeddedDocument[] = [];
  let [begun, section] = [false, 0];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined) continue;
    const lines = begun && block.kind !== 'table' ? linesOf(block, text) : [];
    const title = lines.find(
      ({ words }) => words.length <= titleLimit && reportTitle.test(words) && isOther(words, own),
    );
    if (title !== undefined) {
      const next = resumeAt(blocks, i + 1, text, section);
      const end = blocks[next - 1]?.place.end ?? block.place.end;
      found.push({ start: title.start, end, title: title.words });
      i = next - 1;
      continue;
    }
    const number = sectionNumber(block, text);
    section = Math.max(section, number);
    begun ||= number > 0 || (block.kind === 'paragraph' && block.place.end - block.place.start >= proseLength);
  }
  return found;
}
