import type { Fact, Verdict } from '../../model/fact.ts';
import type { CheckContext } from './context.ts';

/**
 * Who is at fault when these facts contradict each other. A doubtful reading, or one out of a shifted row, may be ours;
 * different scopes may explain the difference; printed cells of a table, a declared partition, one and the same sentence
 * and words that say none prove that the report says so; anything else may be counted differently in two places.
 */
export function verdictOf(facts: readonly Fact[], context: CheckContext): Verdict {
  if (facts.some((fact) => isDoubtful(fact, context))) return 'maybe_misread';
  if (scopesDiffer(facts)) return 'maybe_scope';
  if (facts.every((fact) => fact.source === 'table')) return 'report_says_so';
  if (isDeclaredPartition(facts) || facts.some((fact) => fact.status === 'zero_stated')) return 'report_says_so';
  return isOneSentence(facts, context) ? 'report_says_so' : 'maybe_scope';
}

/** Whether the facts are narrowed by different words, or only some are. */
export function scopesDiffer(facts: readonly Fact[]): boolean {
  return new Set(facts.map((fact) => fact.scopeWords)).size > 1;
}

function isDoubtful(fact: Fact, context: CheckContext): boolean {
  if (fact.confidence === 'doubtful') return true;
  const isOwn = context.figures.byKey.get(fact.key) === fact;
  return (isOwn ? context.warnings : context.previousWarnings).some(
    (warning) => warning.code === 'column_shift' && standsIn(fact, warning.start, warning.end),
  );
}

/** Whether a fact stands in a range of the document; a range without ends holds nothing. */
export function standsIn(fact: Fact, start: number | null, end: number | null): boolean {
  return start !== null && end !== null && fact.locator.start >= start && fact.locator.end <= end;
}

function isDeclaredPartition(facts: readonly Fact[]): boolean {
  const wholes = new Set(facts.flatMap((fact) => (fact.partOf?.declared ? [fact.partOf.whole] : [])));
  const [whole] = wholes;
  return wholes.size === 1 && facts.every((fact) => fact.key === whole || fact.partOf?.declared === true);
}

function isOneSentence(facts: readonly Fact[], context: CheckContext): boolean {
  if (facts.some((fact) => context.figures.byKey.get(fact.key) !== fact)) return false;
  const start = Math.min(...facts.map((fact) => fact.locator.start));
  const end = Math.max(...facts.map((fact) => fact.locator.end));
  return end > start && !/[。！？]/u.test(context.document.text.slice(start, end));
}
