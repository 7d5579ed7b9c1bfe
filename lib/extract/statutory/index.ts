import type { Document } from '../../model/document.ts';
import type { Candidate, ReadWarning } from '../../model/fact.ts';
import type { TemplateId } from '../../model/template.ts';
import { reportYear } from '../identity.ts';
import { compact } from '../label.ts';
import { headingsAbove, isInside, type Range } from '../section.ts';
import type { Templates } from '../template.ts';
import { readSegments } from '../token.ts';
import { type Part, withoutCopies } from './copies.ts';
import { ownColumns } from './foreign.ts';
import { readGroup } from './group.ts';
import { unfoldHalves } from './halves.ts';
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

/** Pieces looked at in one stretch: a report's tables have some hundreds, a hostile file millions. */
const maxTokens = 20_000;

/** One table fits two forms where their labels are alike (the local forms and the one of 2014): more cells win. */
function withoutRivals(parts: readonly Part[]): Part[] {
  return parts.filter(
    (part) =>
      !parts.some(
        (other) =>
          other.group !== part.group &&
          other.candidates.length > part.candidates.length &&
          Math.min(other.end, part.end) - Math.max(other.start, part.start) > (part.end - part.start) / 2,
      ),
  );
}

/** The warnings about what was left out of a stretch go with the table they stand in. */
function withWarnings(parts: readonly Part[], warnings: readonly ReadWarning[]): Part[] {
  return parts.map((part, i) => {
    const own = warnings.filter(({ start }) => {
      return parts.findIndex((other) => start !== null && start >= other.start && start < other.end) === i;
    });
    return own.length === 0 ? part : { ...part, warnings: [...part.warnings, ...own] };
  });
}

function readParts(document: Document, templates: Templates): Part[] {
  const year = reportYear(document);
  return readSegments(document, templates).flatMap((whole) => {
    const { segment, warnings } = ownColumns(unfoldHalves(whole.slice(0, maxTokens)), year, templates);
    const context = { text: document.text, segment, year, periods: templates.periods };
    const groups = templates.groups.flatMap((group): Part[] =>
      readGroup(context, group).map((reading) => ({
        ...reading,
        group: group.id,
        section: group.section,
      })),
    );
    const { section } = templates.suits;
    const suits = readSuits(context, templates.suits).map(
      (reading): Part => ({ ...reading, group: 'suits', section, forms: [] }),
    );
    return withWarnings([...withoutRivals(groups), ...suits], warnings);
  });
}

/** Reads tables two, three and four of the 2019 and 2021 forms and the 2014 statistical form, in any flattening. */
export function readStatutory(document: Document, templates: Templates): StatutoryReading {
  const parts = withoutCopies(document, readParts(document, templates));
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
