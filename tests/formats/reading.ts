import type { Fact } from '../../lib/model/fact.ts';
import type { ReportReading } from '../../lib/model/report.ts';
import { type ExpectedFact, factLine } from '../synthetic/expected.ts';

/** A report's figures as sorted lines. */
export function readLines(facts: readonly Fact[]): string[] {
  return facts.map(factLine).sort();
}

/** What is missing from and what is surplus in some figures, optional ones forgiven. */
export function difference(
  read: readonly Fact[],
  wanted: readonly ExpectedFact[],
  optional: readonly ExpectedFact[],
): { readonly missing: string[]; readonly surplus: string[] } {
  const left = wanted.map(factLine);
  const surplus: string[] = [];
  const forgiven = new Set(optional.map(factLine));
  for (const line of readLines(read)) {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    else if (!forgiven.has(line)) surplus.push(line);
  }
  return { missing: left.sort(), surplus };
}

/** Who reports, for which year, in which form. */
export function identityOf({ identity }: ReportReading): object {
  const { agency, regionCode, year, template, templatesPresent } = identity;
  return { agency, regionCode, year, template, templatesPresent };
}

/** The rules a reading finds broken, each once. */
export function brokenRules({ findings }: ReportReading): string[] {
  return [...new Set(findings.filter(({ kept }) => !kept).map(({ rule }) => rule))].sort();
}
