import type { Document } from '../../model/document.ts';
import type { Candidate, ReadWarning } from '../../model/fact.ts';
import type { TemplateId } from '../../model/template.ts';
import { compact } from '../label.ts';
import type { Range } from '../section.ts';
import { cellKey } from './emit.ts';

/** One reading of one group of tables: what stands between `start` and `end`. */
export interface Part extends Range {
  /** Id of the group of tables. */
  readonly group: string;
  readonly section: string;
  readonly candidates: readonly Candidate[];
  readonly warnings: readonly ReadWarning[];
  readonly forms: readonly TemplateId[];
}

/** Words before a table that can tell whose it is. */
const captionLength = 60;
const wholeRegion = /全[省市县区州旗镇乡]|[省市县区州旗]本级及|汇总|各(?:部门|单位|镇|乡|街道)/;
const office = /(?:办公室|[局委厅部院署办]|委员会)(?:20\d\d|二|关于|政府信息|$)/;
const letterhead = /附件|附[:：]|转发|抄送/;

function titleOf(document: Document): string {
  return document.blocks.map((block) => (block.kind === 'heading' && block.level === 0 ? block.text : '')).join('');
}

/** Tables this near to one another stand under one caption. */
const sameCaption = 150;

/** A section's own heading says nothing of whose the table is. */
const numberedLine = /^[#\s]*[一二三四五六七八九]、.*$/gm;

/** The words before a table, together with the caption of the table right before it where it has none of its own. */
function captionOf(document: Document, part: Part, parts: readonly Part[]): string {
  const before = parts
    .filter((other) => other.end <= part.start)
    .reduce<Part | null>((last, other) => (other.end > (last?.end ?? 0) ? other : last), null);
  const own = document.text.slice(Math.max(before?.end ?? 0, part.start - captionLength), part.start);
  const words = compact(own.replace(numberedLine, ''));
  if (words !== '' || before === null || part.start - before.end > sameCaption) return own;
  return captionOf(document, before, parts);
}

/** The last year named. */
function yearOf(words: string): string | null {
  return words.match(/20\d\d(?=年)/g)?.at(-1) ?? null;
}

/** How little a table looks like the report's own: another year, another scope, an annex. */
function strangeness(caption: string, title: string): number {
  const year = yearOf(caption);
  const otherYear = year !== null && yearOf(title) !== null && year !== yearOf(title);
  const otherScope = office.test(compact(title)) === wholeRegion.test(caption);
  return (otherYear ? 4 : 0) + (letterhead.test(caption) ? 2 : 0) + (otherScope ? 1 : 0);
}

/** Two readings of the same cells are two tables; of (mostly) different cells, the pieces of one broken by a page. */
function isSameTable(part: Part, own: ReadonlySet<string>): boolean {
  const again = part.candidates.filter(({ metric, dims }) => own.has(cellKey(metric, dims)));
  return again.length > 0 && again.length * 3 >= part.candidates.length;
}

function isMuchSmaller(part: Part, other: Part): boolean {
  return part.candidates.length * 3 < other.candidates.length;
}

/** The readings of one group in the order in which they are to be believed. */
function ranked(document: Document, own: readonly Part[], all: readonly Part[]): Part[] {
  const title = titleOf(document);
  const largest = own.reduce<Part | undefined>(
    (best, part) => (part.candidates.length > (best?.candidates.length ?? 0) ? part : best),
    undefined,
  );
  const rank = new Map(
    own.map((part) => [
      part,
      strangeness(captionOf(document, part, all), title) + (largest && isMuchSmaller(part, largest) ? 1 : 0),
    ]),
  );
  return [...own].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0) || a.start - b.start);
}

function told(part: Part, caption: string): Part {
  const figures = part.candidates.filter((candidate) => candidate.reading === 'number').length;
  const scope = wholeRegion.exec(caption)?.[0] ?? yearOf(caption) ?? '';
  const message = `${part.section}: another copy of a table, ${figures} figures not read ${scope}`.trim();
  const warning: ReadWarning = { code: 'embedded_document', message, start: part.start, end: part.end };
  return { ...part, candidates: [], forms: [], warnings: [warning] };
}

/** Figures two different tables of one report have in common are taken from the first; the rest is told. */
function withoutRepeats(parts: readonly Part[]): Part[] {
  const seen = new Set<string>();
  return parts.map((part) => {
    const keys = part.candidates.map(({ metric, dims }) => cellKey(metric, dims));
    const candidates = part.candidates.filter((_, i) => !seen.has(keys[i] ?? ''));
    for (const key of keys) seen.add(key);
    const kept = new Set(candidates);
    const repeated = part.candidates.filter((candidate) => !kept.has(candidate) && candidate.reading === 'number');
    if (repeated.length === 0) return { ...part, candidates };
    const message = `${repeated.length} cells of a table that was already read once`;
    const warning: ReadWarning = { code: 'unmapped_number', message, start: part.start, end: part.end };
    return { ...part, candidates, warnings: [...part.warnings, warning] };
  });
}

/**
 * Where a table is printed more than once (an embedded report, last year's, one for the whole region and one for the
 * office), the report's own stands and the others are told with their place, never merged cell by cell. Pieces of one
 * table share no cell and stay together.
 */
export function withoutCopies(document: Document, parts: readonly Part[]): Part[] {
  const others = new Set<Part>();
  for (const group of new Set(parts.map((part) => part.group))) {
    const own = parts.filter((part) => part.group === group);
    if (own.length < 2) continue;
    const cells = new Set<string>();
    for (const part of ranked(document, own, parts)) {
      if (isSameTable(part, cells)) others.add(part);
      else for (const { metric, dims } of part.candidates) cells.add(cellKey(metric, dims));
    }
  }
  const own = parts.map((part) => (others.has(part) ? told(part, captionOf(document, part, parts)) : part));
  return withoutRepeats(own);
}
