import type { Block, Document } from '../../model/document.ts';
import type { Candidate, ReadWarning } from '../../model/fact.ts';
import type { ReportIdentity } from '../../model/report.ts';
import type { EmbeddedDocument } from '../embedded.ts';
import { readAbsent } from './absent.ts';
import { createReading, type Reading } from './context.ts';
import { type Draft, toCandidates } from './draft.ts';
import { readFigures } from './figures.ts';
import type { Lexicon } from './lexicon.ts';
import { LocalTables } from './local-table.ts';
import { createEvener, type Evener, type Passage, readPassages, type Span } from './passage.ts';
import { readAnswered, readSame } from './same.ts';
import { oncePer } from './words.ts';
import { readZeros } from './zeros.ts';

export { type Lexicon, lexiconSchema, parseLexicon } from './lexicon.ts';

/** What the narrative reader needs besides the document. */
export interface NarrativeContext {
  readonly identity: ReportIdentity;
  /** Ranges of `Document.text` other extractors answer for (statutory tables). */
  readonly excluded: readonly Span[];
  /** Documents of other bodies inside the report, which are not read. */
  readonly embedded: readonly EmbeddedDocument[];
  readonly lexicon: Lexicon;
}

/** What the narrative reader finds. */
export interface NarrativeReading {
  readonly candidates: readonly Candidate[];
  readonly warnings: readonly ReadWarning[];
}

/** Cells of the longest table read for a bureau's own; real ones have a few hundred. */
const mostCells = 20_000;

function overlaps(block: Block, spans: readonly Span[]): boolean {
  const { start, end } = block.place;
  return spans.some((span) => span.start < end && start < span.end);
}

function captionOf(previous: Block | undefined): string | null {
  if (previous === undefined || previous.kind === 'table') return null;
  const words = previous.text.replace(/[*#]/g, '').trim();
  return words.length <= 60 && !/[。；，]/.test(words) ? words : null;
}

/** What the bureau's own tables say, and the ranges those that were read take. */
interface LocalFigures {
  readonly candidates: Candidate[];
  readonly spans: Span[];
  readonly warnings: ReadWarning[];
  /** A table that was not read prints a total. */
  readonly hasUnreadTotal: boolean;
}

function readLocalTables(
  document: Document,
  skip: readonly Span[],
  reading: Reading,
  evener: Evener,
  taken: Set<string>,
): LocalFigures {
  const tables = new LocalTables(reading, evener, taken);
  const candidates: Candidate[] = [];
  const spans: Span[] = [];
  const warnings: ReadWarning[] = [];
  let hasUnreadTotal = false;
  let path: { readonly level: number; readonly text: string }[] = [];
  document.blocks.forEach((block, index) => {
    if (overlaps(block, skip)) return;
    if (block.kind === 'heading' && block.level > 0) {
      path = [...path.filter((title) => title.level < block.level), { level: block.level, text: block.text.trim() }];
    }
    if (block.kind !== 'table') return;
    if (block.cells.length > mostCells) {
      const { start, end } = block.place;
      const message = `a table of ${block.cells.length} cells is not read: no report's own table is so long`;
      warnings.push({ code: 'too_long', message, start, end });
      return;
    }
    const section = path.map((title) => title.text).join(' > ');
    const found = tables.read(block, { section, caption: captionOf(document.blocks[index - 1]) });
    warnings.push(...found.warnings, ...(found.unread === null ? [] : [found.unread.warning]));
    hasUnreadTotal ||= found.unread?.hasTotal === true;
    if (found.candidates.length === 0) return;
    candidates.push(...found.candidates);
    spans.push({ start: block.place.start, end: block.place.end });
  });
  return { candidates, spans, warnings, hasUnreadTotal };
}

function planHeading({ skipHeadings }: Lexicon): RegExp {
  return new RegExp(skipHeadings.join('|'));
}

function isPlan(passage: Passage, lexicon: Lexicon): boolean {
  const pattern = oncePer(lexicon, planHeading);
  return passage.headings.some((heading) => pattern.test(heading));
}

/**
 * One channel's figure with its parts is the only count a report of the 2007 regulation gives: it then stands for the
 * total that Article 32 asks for, as a derived figure.
 */
function impliedTotal(candidates: readonly Candidate[], identity: ReportIdentity): Candidate[] {
  if (identity.template !== 'narrative_2008') return [];
  if (candidates.some((candidate) => candidate.metric === 'proactive_total')) return [];
  const channels = candidates.filter((candidate) => candidate.metric === 'proactive_by_channel');
  const only = channels[0];
  if (only === undefined || channels.length > 1) return [];
  if (!candidates.some((candidate) => candidate.partOf?.whole === only.key)) return [];
  const key = `proactive_total@${only.locator.start}`;
  return [
    {
      ...only,
      key,
      metric: 'proactive_total',
      dims: {},
      raw: '',
      reading: 'same_as',
      basis: only.key,
      unitPrinted: null,
      partOf: null,
      rule: 'implied-total',
      confidence: 'medium',
    },
  ];
}

/** Where one of two bodies sent nothing, what the same section counts for both together is the other's. */
function settleBodies(candidates: readonly Candidate[]): Candidate[] {
  const denied = new Map<string, string>();
  for (const { metric, reading, dims, locator } of candidates) {
    if (metric !== 'proposals_handled' || reading !== 'stated_none') continue;
    denied.set(locator.section, denied.has(locator.section) ? 'both' : (dims.body ?? 'both'));
  }
  const others: Readonly<Record<string, string>> = { npc: 'cppcc', cppcc: 'npc' };
  return candidates.map((candidate) => {
    const body = others[denied.get(candidate.locator.section) ?? ''];
    if (body === undefined || !candidate.metric.startsWith('proposals_') || candidate.dims.body !== 'total')
      return candidate;
    return { ...candidate, dims: { ...candidate.dims, body } };
  });
}

function embeddedWarning({ start, end, title }: EmbeddedDocument): ReadWarning {
  return { code: 'embedded_document', message: title, start, end };
}

/** What an unread table may have printed is not surely absent. */
function doubtTotal(candidate: Candidate): Candidate {
  return candidate.metric === 'proactive_total' ? { ...candidate, confidence: 'doubtful' } : candidate;
}

/** A remark on a table with a number in it is told. */
function remarkWarning({ text }: Document, { start, end }: Span): ReadWarning[] {
  const words = text.slice(start, end).trim();
  if (!/[0-9０-９]\s*[件条篇次份个元万]/.test(words)) return [];
  return [{ code: 'unmapped_number', message: words.slice(0, remarkLength), start, end }];
}

/** How much of a remark a warning repeats. */
const remarkLength = 40;

function tooLong({ text }: Document, stoppedAt: number | null): ReadWarning[] {
  if (stoppedAt === null) return [];
  const message = `running text is read to character ${stoppedAt} of ${text.length}: no report is so long`;
  return [{ code: 'too_long', message, start: stoppedAt, end: text.length }];
}

/**
 * Reads every disclosure figure a report states in running text or in a table of its own, by rules and dictionary only.
 * Numbers that are no disclosure figures are no candidates; those that look like one but map to no metric are warnings
 * (`unmapped_number`), as are embedded foreign documents (`embedded_document`) and text too long for a report, of which only
 * the beginning is read (`too_long`). Figures the form owes and the report does
 * not give are candidates with reading `absent`. Pure; linear in the length of the document.
 */
export function extractNarrative(document: Document, context: NarrativeContext): NarrativeReading {
  const { identity, embedded, lexicon } = context;
  const reading = createReading(identity, lexicon);
  const evener = oncePer(lexicon, createEvener);
  const skip: Span[] = [...context.excluded, ...embedded];
  const taken = new Set<string>();
  const local = readLocalTables(document, skip, reading, evener, taken);
  const tables: Span[] = [...context.excluded, ...local.spans];
  const { passages, stoppedAt, remarks } = readPassages(document, [...skip, ...local.spans], tables, evener);

  const warnings: ReadWarning[] = [
    ...embedded.map(embeddedWarning),
    ...local.warnings,
    ...remarks.flatMap((remark) => remarkWarning(document, remark)),
    ...tooLong(document, stoppedAt),
  ];
  const narrated: Candidate[] = [];
  const used = new Map<Draft, string>();
  const read: { readonly passage: Passage; readonly drafts: readonly Draft[] }[] = [];
  for (const passage of passages) {
    if (isPlan(passage, lexicon)) continue;
    const figures = readFigures(passage, reading);
    const zeros = readZeros(passage, figures.drafts, reading);
    const same = readSame(passage, figures.drafts, reading);
    const answered = readAnswered(passage, [...figures.drafts, ...same], reading);
    const drafts = [...figures.drafts, ...zeros, ...same, ...answered].sort((a, b) => a.start - b.start);
    warnings.push(...figures.warnings);
    read.push({ passage, drafts });
  }
  for (const { passage, drafts } of read) narrated.push(...toCandidates(drafts, passage, document.text, used, taken));
  const candidates: Candidate[] = [...local.candidates, ...settleBodies(narrated)];
  candidates.push(...impliedTotal(candidates, identity));
  const foreign = (start: number): boolean => skip.some((span) => span.start <= start && start < span.end);
  const absent = readAbsent(document, identity, candidates, lexicon, evener, foreign);
  candidates.push(...(local.hasUnreadTotal ? absent.map(doubtTotal) : absent));
  return { candidates, warnings };
}
