import type { Fact } from '../../model/fact.ts';
import type { Bilingual } from '../../model/language.ts';
import type { Dictionary } from '../../model/metric.ts';
import type { Breach, CheckContext, Outcome } from './context.ts';
import { type Bindings, judge, type Trace } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { type Judgement, total } from './judgement.ts';
import type { AlgebraicRule } from './rule.ts';
import { scopesDiffer, verdictOf } from './verdict.ts';
import { codeName, metricName, printNumber, type Words } from './words.ts';

/** Checks an algebraic rule for every combination of its `forall` values. */
export function checkAlgebraic(rule: AlgebraicRule, context: CheckContext): Outcome {
  const breaches: Breach[] = [];
  const looked = new Set<Fact>();
  let compared = 0;
  for (const bindings of rule.combinations) {
    const trace: Trace = { read: new Set(), blankAsZero: false, previous: false };
    if (rule.when !== null && judge(rule.when, bindings, context, rule, trace).holds !== true) continue;
    const judgement = judge(rule.formula, bindings, context, rule, trace);
    if (judgement.holds === null || !hasPrintedNumber(trace, judgement)) continue;
    if (judgement.left !== null) {
      compared++;
      for (const fact of trace.read) looked.add(fact);
    }
    if (!judgement.holds) breaches.push(breach(judgement, bindings, trace, rule, context));
  }
  return { breaches, compared, looked: [...looked] };
}

/** Cells left empty on both sides prove nothing. */
function hasPrintedNumber(trace: Trace, judgement: Judgement): boolean {
  return judgement.left === null || [...trace.read].some((fact) => fact.value !== null);
}

function breach(
  judgement: Judgement,
  bindings: Bindings,
  trace: Trace,
  rule: AlgebraicRule,
  context: CheckContext,
): Breach {
  const facts = [...trace.read];
  const verdict = trace.blankAsZero ? 'maybe_misread' : verdictOf(facts, context);
  return {
    expected: judgement.expected,
    actual: judgement.actual,
    words: { ...wordsOf(judgement, bindings, rule, context.dictionary), value: printNumber(facts[0]?.value ?? 0) },
    facts,
    // Two years of one agency may count differently after a merger or a correction.
    verdict: trace.previous && verdict === 'report_says_so' ? 'maybe_scope' : verdict,
    ...(scopesDiffer(facts) && { severity: 'info' as const }),
  };
}

/**
 * `{lhs}` and `{rhs}` are the two sides, `{lhs1}` … their terms, `{diff}` the difference; `{rhs1}` … are the right sides
 * of an `or`; `{value}` is the first figure read; a `forall` variable is the name of what it is bound to.
 */
function wordsOf(judgement: Judgement, bindings: Bindings, rule: AlgebraicRule, dictionary: Dictionary): Words {
  const words: Record<string, string | Bilingual> = {};
  for (const [name, value] of Object.entries(bindings)) {
    const dimension = dimensionOf(rule.formula, name);
    words[name] = dimension === null ? metricName(value, dictionary) : codeName(dimension, value, dictionary);
  }
  const left = judgement.left ?? [];
  const rights = judgement.rights.map((side) => side ?? []);
  words.lhs = printNumber(total(left));
  words.rhs = printNumber(total(rights[0] ?? []));
  words.diff = printNumber(Math.abs(total(left) - total(rights[0] ?? [])));
  left.forEach((term, index) => {
    words[`lhs${index + 1}`] = printNumber(term);
  });
  const alternatives = rights.length > 1 ? rights.map(total) : (rights[0] ?? []);
  alternatives.forEach((term, index) => {
    words[`rhs${index + 1}`] = printNumber(term);
  });
  return words;
}

/** The breakdown whose codes a `forall` variable runs over; null where it runs over metrics. */
function dimensionOf(node: Expression, variable: string): string | null {
  switch (node.kind) {
    case 'reference':
      return node.dims.find(({ code }) => code.kind === 'variable' && code.name === variable)?.name ?? null;
    case 'binary':
      return dimensionOf(node.left, variable) ?? dimensionOf(node.right, variable);
    case 'not':
      return dimensionOf(node.operand, variable);
    case 'call':
      return node.arguments.map((argument) => dimensionOf(argument, variable)).find((name) => name !== null) ?? null;
    case 'number':
      return null;
  }
}
