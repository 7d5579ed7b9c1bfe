import type { Document } from '../../model/document.ts';
import type { Candidate, ReadWarning } from '../../model/fact.ts';
import type { TemplateId } from '../../model/template.ts';
import { compact } from '../label.ts';
import { headingsAbove, isInside, type Range } from '../section.ts';
import type { Templates } from '../template.ts';
import { readSegments } from '../token.ts';
import { cellKey } from './emit.ts';
import { readGroup } from './group.ts';
import { readSuits } from './suits.ts';

/** The statutory tables of a document. */
export interface StatutoryReading {
  readonly candidates: readonly Candidate[];
  readonly warnings: readonly ReadWarning[];
  /** Forms proved by rows or columns only they have. */
  readonly forms: ReadonlySet<TemplateId>;
  /** Where the tables stand, headings included. */
  readonly ranges: readonly Range[];
}

interface Part extends Range {
  readonly section: string;
  readonly candidates: readonly Candidate[];
  readonly warnings: readonly ReadWarning[];
  readonly forms: readonly TemplateId[];
}

/** Pieces looked at in one stretch: a report's tables have some hundreds, a hostile file millions. */
const maxTokens = 20_000;

function readParts(document: Document, templates: Templates): Part[] {
  return readSegments(document, templates).flatMap((whole) => {
    const segment = whole.slice(0, maxTokens);
    const groups = templates.groups.flatMap((group): Part[] => {
      const reading = readGroup(document.text, segment, group, group.section);
      return reading === null ? [] : [{ ...reading, section: group.section }];
    });
    const suits = readSuits(document.text, segment, templates.suits, templates.suits.section);
    return suits === null ? groups : [...groups, { ...suits, section: templates.suits.section, forms: [] }];
  });
}

/** Cells read before are left out: a table of another year or body further down. The first stands, the rest is told. */
function withoutRepeats(parts: readonly Part[]): Part[] {
  const seen = new Set<string>();
  return parts.map((part) => {
    const keys = part.candidates.map(({ metric, dims }) => cellKey(metric, dims));
    const candidates = part.candidates.filter((_, i) => !seen.has(keys[i] ?? ''));
    for (const key of keys) seen.add(key);
    const repeated = part.candidates.filter(
      (candidate) => !candidates.includes(candidate) && candidate.reading === 'number',
    );
    if (repeated.length === 0) return { ...part, candidates };
    const message = `${repeated.length} cells of a table that was already read once`;
    const warning: ReadWarning = { code: 'unmapped_number', message, start: part.start, end: part.end };
    return { ...part, candidates, warnings: [...part.warnings, warning] };
  });
}

/** Reads tables two, three and four of the 2019 and 2021 forms and the 2014 statistical form, in any flattening. */
export function readStatutory(document: Document, templates: Templates): StatutoryReading {
  const parts = withoutRepeats(readParts(document, templates));
  const ranges = parts.map(({ start, end }) => ({ start, end }));
  const candidates = parts.flatMap((part) => {
    const outside = ranges.filter((range) => !isInside(part.start, [range]) || range.start < part.start);
    const printed = compact(document.text.slice(Math.max(0, part.start - 120), part.start + 60));
    // An annex under its own title stands in none of the sections before it.
    const heading = printed.includes(compact(part.section))
      ? undefined
      : headingsAbove(document, part.start, outside)[0];
    const section = heading ?? part.section;
    return part.candidates.map((candidate) => ({ ...candidate, locator: { ...candidate.locator, section } }));
  });
  return {
    candidates,
    warnings: parts.flatMap((part) => part.warnings),
    forms: new Set(parts.flatMap((part) => part.forms)),
    ranges,
  };
}
