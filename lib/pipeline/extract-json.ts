import type { Fact, Finding, OtherReport, ReadWarning, TextRange } from '../model/fact.ts';
import { lowerBound } from '../model/lower-bound.ts';
import type { ReportReading } from '../model/report.ts';

/** Turns an offset in UTF-16 code units into one in code points; null stays null. */
export type ToCodePoints = <T extends number | null>(offset: T) => T;

/** Offsets for a text: the same number wherever no character outside the basic plane stands before it. */
export function codePointOffsets(text: string): ToCodePoints {
  const pairs: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xdc00 && unit <= 0xdfff && i > 0 && (text.codePointAt(i - 1) ?? 0) > 0xffff) pairs.push(i);
  }
  const before = (offset: number): number => lowerBound(pairs.length, (i) => (pairs[i] ?? 0) < offset);
  return <T extends number | null>(offset: T): T => (offset === null ? offset : ((offset - before(offset)) as T));
}

function factJson(fact: Fact, at: ToCodePoints): object {
  const { metric, dims, value, unit, status, qualifier, confidence, raw, source, locator } = fact;
  const { section, table, row, column, page, start, end, phrase } = locator;
  return {
    metric,
    dims,
    value,
    unit,
    status,
    qualifier,
    confidence,
    raw,
    stands_in: source,
    locator: { section, table, row, column, page, start: at(start), end: at(end), phrase },
  };
}

function rangesJson(ranges: readonly TextRange[], at: ToCodePoints): object[] {
  return ranges.map(({ start, end }) => ({ start: at(start), end: at(end) }));
}

function findingJson(finding: Finding, at: ToCodePoints, otherAt: OtherOffsets): object {
  const { rule, severity, verdict, expected, actual, messageZh, places, other } = finding;
  return {
    rule,
    severity,
    verdict,
    expected,
    actual,
    message: messageZh,
    ...(places !== undefined && { places: rangesJson(places, at) }),
    ...(other !== undefined && { other: otherJson(other, otherAt) }),
  };
}

function otherJson({ source, sha256, agency, year, places }: OtherReport, otherAt: OtherOffsets): object {
  return { source, agency, year, sha256, places: rangesJson(places, otherAt(sha256)) };
}

function warningJson({ code, message, start, end }: ReadWarning, at: ToCodePoints): object {
  return { code, message, start: at(start), end: at(end) };
}

/** Offsets of the text of another report, by its SHA-256. */
export type OtherOffsets = (sha256: string) => ToCodePoints;

/**
 * One report as the command line prints it (DESIGN, "The command line"). Offsets count code points: `at` of the report's
 * own text, `otherAt` of the report on the other side of a finding. Findings are the rules that broke; those that were
 * kept are not listed.
 */
export function reportJson(reading: ReportReading, at: ToCodePoints, otherAt: OtherOffsets): object {
  const { identity } = reading;
  return {
    source: reading.source,
    agency: identity.agency,
    region_code: identity.regionCode,
    year: identity.year,
    template: identity.template,
    templates_present: identity.templatesPresent,
    title: identity.title,
    period: identity.period,
    signed_on: identity.signedOn,
    sha256: reading.sha256,
    facts: reading.facts.map((fact) => factJson(fact, at)),
    findings: reading.findings.filter((finding) => !finding.kept).map((finding) => findingJson(finding, at, otherAt)),
    warnings: reading.warnings.map((warning) => warningJson(warning, at)),
  };
}
