import type { Fact, Finding } from '../../model/fact.ts';
import type { Dictionary } from '../../model/metric.ts';
import type { ReportIdentity } from '../../model/report.ts';
import type { TemplateId } from '../../model/template.ts';
import { checkAlgebraic } from './algebraic.ts';
import { breachesOnly, type CheckContext, type LoadedReport, type Outcome } from './context.ts';
import { indexFigures } from './figures.ts';
import { findingsOf } from './finding.ts';
import { procedures } from './procedures/index.ts';
import { type Rule, spansYears } from './rule.ts';

export type { LoadedReport } from './context.ts';
export { parseRules, type Rule } from './rule.ts';

/** One report to check; `previous` are the facts of the same agency's report of the year before, null where unknown. */
export interface CheckInput extends LoadedReport {
  readonly previous: readonly Fact[] | null;
}

/**
 * Applies the active rules for the report's forms. A broken rule gives one finding for each place it breaks, with both
 * sides and a verdict; a rule that compared numbers and held everywhere gives one kept finding with the count. Rules
 * without enough figures say nothing.
 */
export function checkReport(input: CheckInput, rules: readonly Rule[], dictionary: Dictionary): Finding[] {
  const previous = input.previous === null ? null : { facts: input.previous, warnings: [] };
  const context = contextOf(input, previous, dictionary);
  const own: ReadonlySet<Fact> = new Set(input.facts);
  return applicable(rules, input.identity).flatMap((rule) => findingsOf(rule, outcomeOf(rule, context), own, null));
}

/**
 * Applies only the rules that need two years, to a report and the same agency's report of the year before: what
 * `checkReport` leaves unsaid where it is given no previous facts. Each finding names the other report and its figures.
 */
export function checkYears(
  report: LoadedReport,
  previous: LoadedReport,
  rules: readonly Rule[],
  dictionary: Dictionary,
): Finding[] {
  const context = contextOf(report, previous, dictionary);
  const own: ReadonlySet<Fact> = new Set(report.facts);
  return applicable(rules, report.identity)
    .filter(spansYears)
    .flatMap((rule) => findingsOf(rule, outcomeOf(rule, context), own, previous));
}

function contextOf(
  report: LoadedReport,
  previous: Pick<LoadedReport, 'facts' | 'warnings'> | null,
  dictionary: Dictionary,
): CheckContext {
  return {
    document: report.document,
    identity: report.identity,
    warnings: report.warnings,
    dictionary,
    figures: indexFigures(report.facts),
    previous: previous === null ? null : indexFigures(previous.facts),
    previousWarnings: previous?.warnings ?? [],
  };
}

function applicable(rules: readonly Rule[], identity: ReportIdentity): Rule[] {
  const templates = templatesOf(identity);
  return rules.filter((rule) => rule.status === 'active' && rule.appliesTo.some((template) => templates.has(template)));
}

/** The newest statutory form counts where parts of two are printed; a bureau's own tables stand in narrative reports. */
function templatesOf(identity: ReportIdentity): Set<TemplateId> {
  const templates = new Set([identity.template, ...identity.templatesPresent]);
  if (templates.has('format_2021')) templates.delete('format_2019');
  if (templates.has('local_table') || templates.has('regional_stat')) templates.add('narrative_2008');
  return templates;
}

function outcomeOf(rule: Rule, context: CheckContext): Outcome {
  switch (rule.kind) {
    case 'algebraic':
      return checkAlgebraic(rule, context);
    case 'procedural':
      return procedures[rule.procedure](context, rule);
    case 'copied':
    case 'display':
      return breachesOnly([]);
  }
}
