import type { Document } from '../../model/document.ts';
import type { Fact, Finding, ReadWarning, Verdict } from '../../model/fact.ts';
import type { Dictionary } from '../../model/metric.ts';
import type { ReportIdentity } from '../../model/report.ts';
import type { TemplateId } from '../../model/template.ts';
import { checkAlgebraic } from './algebraic.ts';
import type { Breach, CheckContext, Outcome } from './context.ts';
import { indexFigures } from './figures.ts';
import { procedures } from './procedures/index.ts';
import type { Rule } from './rule.ts';
import { fillMessage } from './words.ts';

export { parseRules, type Rule } from './rule.ts';

/** One report to check; `previous` are the facts of the same agency's report of the year before, null where unknown. */
export interface CheckInput {
  readonly document: Document;
  readonly identity: ReportIdentity;
  readonly facts: readonly Fact[];
  readonly warnings: readonly ReadWarning[];
  readonly previous: readonly Fact[] | null;
}

/** A kept finding names its facts up to this many; beyond, the count says enough. */
const mostFactsListed = 30;

/**
 * Applies the active rules for the report's forms. A broken rule gives one finding for each place it breaks, with both
 * sides and a verdict; a rule that compared numbers and held everywhere gives one kept finding with the count. Rules
 * without enough figures say nothing.
 */
export function checkReport(input: CheckInput, rules: readonly Rule[], dictionary: Dictionary): Finding[] {
  const context: CheckContext = {
    document: input.document,
    identity: input.identity,
    warnings: input.warnings,
    dictionary,
    figures: indexFigures(input.facts),
    previous: input.previous === null ? null : indexFigures(input.previous),
  };
  const own: ReadonlySet<Fact> = new Set(input.facts);
  const templates = templatesOf(input.identity);
  return rules
    .filter((rule) => rule.status === 'active' && rule.appliesTo.some((template) => templates.has(template)))
    .flatMap((rule) => findingsOf(rule, outcomeOf(rule, context), own));
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
    case 'display':
      return { breaches: [], compared: 0, looked: [] };
  }
}

function findingsOf(rule: Rule, outcome: Outcome, own: ReadonlySet<Fact>): Finding[] {
  if (outcome.breaches.length > 0) return outcome.breaches.map((breach) => brokenFinding(rule, breach, own));
  return outcome.compared > 0 ? [keptFinding(rule, outcome, own)] : [];
}

function brokenFinding(rule: Rule, breach: Breach, own: ReadonlySet<Fact>): Finding {
  const message = fillMessage(rule.message, breach.words);
  return {
    rule: rule.id,
    severity: breach.severity ?? rule.severity,
    kept: false,
    verdict: breach.verdict,
    expected: breach.expected,
    actual: breach.actual,
    messageZh: message.zh,
    messageEn: message.en,
    facts: keysOf(breach.facts, own),
  };
}

const heldVerdict: Verdict = 'report_says_so';

function keptFinding(rule: Rule, outcome: Outcome, own: ReadonlySet<Fact>): Finding {
  const { compared } = outcome;
  const keys = keysOf(outcome.looked, own);
  return {
    rule: rule.id,
    severity: rule.severity,
    kept: true,
    verdict: heldVerdict,
    expected: null,
    actual: null,
    messageZh: `${rule.title.zh}：核对${compared}处，全部相符。`,
    messageEn: `${rule.title.en}: ${compared === 1 ? '1 check holds' : `all ${compared} checks hold`}.`,
    facts: keys.length < mostFactsListed ? keys : [],
  };
}

/** Keys are unique within a report only: last year's figures are left out. */
function keysOf(facts: readonly Fact[], own: ReadonlySet<Fact>): string[] {
  return facts.filter((fact) => own.has(fact)).map((fact) => fact.key);
}
