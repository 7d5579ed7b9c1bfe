import type { Fact, Finding, OtherReport, Verdict } from '../../model/fact.ts';
import type { Breach, LoadedReport, Outcome } from './context.ts';
import type { Rule } from './rule.ts';
import { fillMessage } from './words.ts';

/** A kept finding names its facts up to this many; beyond, the count says enough. */
const mostFactsListed = 30;
const heldVerdict: Verdict = 'report_says_so';

/**
 * What one rule found in a report, as findings: one for each place it breaks, or one that says it held. With `previous`
 * each finding leads back to both reports.
 */
export function findingsOf(
  rule: Rule,
  outcome: Outcome,
  own: ReadonlySet<Fact>,
  previous: LoadedReport | null,
): Finding[] {
  const sides = (facts: readonly Fact[]): Pick<Finding, 'facts' | 'other'> => ({
    facts: facts.filter((fact) => own.has(fact)).map((fact) => fact.key),
    ...(previous !== null && { other: otherSide(previous, facts, own) }),
  });
  if (outcome.breaches.length > 0) {
    return outcome.breaches.map((breach) => ({ ...brokenFinding(rule, breach), ...sides(breach.facts) }));
  }
  if (outcome.compared === 0) return [];
  const listed = sides(outcome.looked);
  return [{ ...keptFinding(rule, outcome.compared), ...(listed.facts.length < mostFactsListed ? listed : sides([])) }];
}

/** Keys are unique within a report only: last year's figures are named with their report. */
function otherSide(previous: LoadedReport, facts: readonly Fact[], own: ReadonlySet<Fact>): OtherReport {
  const theirs = facts.filter((fact) => !own.has(fact));
  const { document, identity } = previous;
  return {
    source: document.source,
    sha256: document.sha256,
    agency: identity.agency,
    year: identity.year,
    facts: theirs.map((fact) => fact.key),
    places: theirs
      .filter(({ locator }) => locator.end > locator.start)
      .map(({ locator }) => ({ start: locator.start, end: locator.end })),
  };
}

function brokenFinding(rule: Rule, breach: Breach): Omit<Finding, 'facts'> {
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
  };
}

function keptFinding(rule: Rule, compared: number): Omit<Finding, 'facts'> {
  return {
    rule: rule.id,
    severity: rule.severity,
    kept: true,
    verdict: heldVerdict,
    expected: null,
    actual: null,
    messageZh: `${rule.title.zh}：核对${compared}处，全部相符。`,
    messageEn: `${rule.title.en}: ${compared === 1 ? '1 check holds' : `all ${compared} checks hold`}.`,
  };
}
