import type { Document } from '../model/document.ts';
import type { ReadWarning } from '../model/fact.ts';
import type { Extraction, ReportIdentity } from '../model/report.ts';
import { templateIds } from '../model/template.ts';
import { findEmbedded } from './embedded.ts';
import { readIdentity } from './identity.ts';
import { extractNarrative } from './narrative/index.ts';
import type { ReadingResources } from './resources.ts';
import { findSecondReports } from './second-report.ts';
import { isInside } from './section.ts';
import { readStatutory } from './statutory/index.ts';
import { readSummary } from './summary/index.ts';

export { createGazetteer, type Gazetteer } from './gazetteer.ts';
export { type Lexicon, parseLexicon } from './narrative/lexicon.ts';
export type { ReadingResources } from './resources.ts';
export { parseTemplates, type Templates } from './template.ts';

function identityWarnings(identity: ReportIdentity): ReadWarning[] {
  const warnings: ReadWarning[] = [];
  if (identity.agency === null) {
    warnings.push({ code: 'no_agency', message: 'no reporting body is named', start: null, end: null });
  }
  if (identity.year === null) {
    warnings.push({ code: 'no_year', message: 'no reporting year is named', start: null, end: null });
  }
  return warnings;
}

/** A bureau's own table is found by the narrative reader; it never becomes the form the report stands in. */
function withLocalTable(identity: ReportIdentity, found: boolean): ReportIdentity {
  if (!found || identity.templatesPresent.includes('local_table')) return identity;
  const present = new Set([...identity.templatesPresent, 'local_table']);
  return { ...identity, templatesPresent: templateIds.filter((id) => present.has(id)) };
}

/**
 * Everything a document says: who reports, for which year and in which form; the cells of the statutory tables; the
 * figures of the running text and of a bureau's own tables. Candidates are in reading order.
 */
export function extractReport(document: Document, resources: ReadingResources): Extraction {
  const { templates, gazetteer, lexicon } = resources;
  const statutory = readStatutory(document, templates);
  const others = findSecondReports(document);
  const embedded = [...findEmbedded(document, lexicon.embeddedMarks), ...others];
  const identity = readIdentity(document, {
    templates,
    gazetteer,
    forms: statutory.forms,
    excluded: statutory.ranges,
    embedded,
  });
  const narrative = extractNarrative(document, { identity, excluded: statutory.ranges, embedded, lexicon });
  const tables = statutory.candidates.filter(({ locator }) => !isInside(locator.start, others));
  const candidates = [...tables, ...narrative.candidates];
  return {
    identity: withLocalTable(
      identity,
      narrative.candidates.some((candidate) => candidate.source === 'table'),
    ),
    candidates: candidates.sort((a, b) => a.locator.start - b.locator.start),
    warnings: [...document.warnings, ...identityWarnings(identity), ...statutory.warnings, ...narrative.warnings],
  };
}

/**
 * Everything a document says of one or many reports: a supervisor's summary table gives one Extraction for each agency and
 * year, any other document exactly one.
 */
export function extractReports(document: Document, resources: ReadingResources): readonly Extraction[] {
  return readSummary(document, resources) ?? [extractReport(document, resources)];
}
