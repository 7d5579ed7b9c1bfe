import { type Dims, dimensionNames, totalCodes } from '../model/dimension.ts';
import type { Fact } from '../model/fact.ts';
import { groupBy } from '../model/group.ts';

/**
 * One text for one figure: metric and breakdown codes in the dictionary's order, codes of the total left out, so that
 * "requests received" and "requests received, applicant total" are the same figure. The report's own label counts.
 */
export function figureId(metric: string, dims: Dims): string {
  let id = metric;
  // Most figures have one breakdown or none; only several have an order.
  const names = Object.keys(dims) as (keyof Dims)[];
  for (const name of names.length > 1 ? dimensionNames : names) {
    const code = dims[name];
    if (code !== undefined && !totalCodes.has(code)) id += `|${name}=${code}`;
  }
  return id;
}

/**
 * Which of several mentions of one figure to use: one with a number before one without, a table before running text, an
 * exact number before an approximate one, unrestricted scope before a narrowed one, then the first in the report. Where
 * that is a printed 0 and the report also says in words that there was none, the words: a cell of zeros may be a habit of
 * filling in, "none received" is a statement.
 */
export function preferredOf(mentions: readonly Fact[]): Fact | null {
  let best: Fact | null = null;
  for (const mention of mentions) {
    if (best === null || rank(mention) < rank(best)) best = mention;
  }
  if (best?.value !== 0) return best;
  return mentions.find((mention) => mention.status === 'zero_stated' && mention.scopeWords === null) ?? best;
}

/** Keys of the facts to use where the same figure stands more than once in a report; every figure has exactly one. */
export function preferredKeys(facts: readonly Fact[]): Set<string> {
  const keys = new Set<string>();
  for (const mentions of groupBy(facts, (fact) => figureId(fact.metric, fact.dims)).values()) {
    const best = preferredOf(mentions);
    if (best !== null) keys.add(best.key);
  }
  return keys;
}

function rank(fact: Fact): number {
  return (
    (fact.value === null ? 8 : 0) +
    (fact.source === 'table' ? 0 : 4) +
    (fact.qualifier === 'exact' ? 0 : 2) +
    (fact.scopeWords === null ? 0 : 1)
  );
}
