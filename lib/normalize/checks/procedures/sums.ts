import type { Fact } from '../../../model/fact.ts';
import { groupBy } from '../../../model/group.ts';
import { figureId } from '../../preferred.ts';
import { isSameQuantity } from '../../units.ts';
import type { Breach, CheckContext, MetricChoice, Outcome } from '../context.ts';
import { isExact } from '../figures.ts';
import { verdictOf } from '../verdict.ts';
import { figureName, printNumber, printSum } from '../words.ts';

/** Codes that take up what the other parts leave, so that a list with one of them claims to be complete. */
const restCodes = new Set(['other', 'mixed_other']);

/**
 * Parts the report declares as a partition add up to their whole. One part alone is an example, not a partition; a list
 * in running text that stays below its whole and has no part for the rest may be incomplete on purpose.
 */
export function declaredSum(context: CheckContext, choice: MetricChoice): Outcome {
  const breaches: Breach[] = [];
  const looked: Fact[] = [];
  let compared = 0;
  for (const [whole, parts] of declaredPartitions(context)) {
    if (!choice.only.includes(mainMetric(parts)) || !isExact(whole) || parts.length < 2) continue;
    const exact = parts.filter(isExact);
    if (exact.length < parts.length) continue;
    const values = exact.map((part) => part.value);
    const sum = values.reduce((total, value) => total + value, 0);
    const facts = [whole, ...exact];
    compared++;
    looked.push(...facts);
    if (sum === whole.value) continue;
    const maybeIncomplete = sum < whole.value && !exact.some(isRestOrTable);
    breaches.push({
      expected: printSum(values),
      actual: printNumber(whole.value),
      words: {
        name: figureName(whole.metric, whole.dims, context.dictionary),
        lhs: printNumber(whole.value),
        rhs: printNumber(sum),
        diff: printNumber(Math.abs(sum - whole.value)),
      },
      facts,
      verdict: maybeIncomplete ? 'maybe_scope' : verdictOf(facts, context),
      ...(maybeIncomplete && { severity: 'info' as const }),
    });
  }
  return { breaches, compared, looked };
}

/** No part is larger than its whole. */
export function subset(context: CheckContext): Outcome {
  const breaches: Breach[] = [];
  const looked = new Set<Fact>();
  let compared = 0;
  for (const part of context.figures.all) {
    const whole = part.partOf === null ? undefined : context.figures.byKey.get(part.partOf.whole);
    if (whole === undefined || !isSameQuantity(whole.unit, part.unit) || !isExact(whole) || !isExact(part)) continue;
    compared++;
    looked.add(whole).add(part);
    if (part.value <= whole.value) continue;
    const declared = part.partOf?.declared === true;
    breaches.push({
      expected: `≤ ${printNumber(whole.value)}`,
      actual: printNumber(part.value),
      words: {
        part: figureName(part.metric, part.dims, context.dictionary),
        whole: figureName(whole.metric, whole.dims, context.dictionary),
        lhs: printNumber(part.value),
        rhs: printNumber(whole.value),
      },
      facts: [whole, part],
      verdict: declared ? verdictOf([whole, part], context) : 'maybe_scope',
      ...(!declared && { severity: 'info' as const }),
    });
  }
  return { breaches, compared, looked: [...looked] };
}

/** Declared partitions of the report: each whole with its parts, one mention per part. */
export function declaredPartitions(context: CheckContext): Map<Fact, Fact[]> {
  const declared = context.figures.all.filter((fact) => fact.partOf?.declared === true);
  const partitions = new Map<Fact, Fact[]>();
  for (const [key, parts] of groupBy(declared, (fact) => fact.partOf?.whole ?? '')) {
    const whole = context.figures.byKey.get(key);
    const once = [...groupBy(parts, (part) => figureId(part.metric, part.dims)).values()].flatMap((same) =>
      same.slice(0, 1),
    );
    if (whole !== undefined)
      partitions.set(
        whole,
        once.filter((part) => isSameQuantity(part.unit, whole.unit)),
      );
  }
  return partitions;
}

/** A list of categories may hold a part that is a metric of its own (政策解读). */
function mainMetric(parts: readonly Fact[]): string {
  const groups = [...groupBy(parts, (part) => part.metric)].sort(([, a], [, b]) => b.length - a.length);
  return groups[0]?.[0] ?? '';
}

function isRestOrTable(part: Fact): boolean {
  if (part.source === 'table') return true;
  if (part.dims.label !== undefined) return /其[他它]/u.test(part.dims.label);
  return Object.values(part.dims).some((code) => restCodes.has(code));
}
