import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import { quoteList, quoteText } from '../model/quote.ts';
import { checkedRows } from '../model/rows.ts';
import { type FindingFilter, findingsSql } from '../query/findings-sql.ts';
import { type Outcome, outcomes } from './decision.ts';

/** What a person decided about a finding, or that nobody has, in the order they are shown. */
export const decisionStates = ['undecided', ...outcomes] as const;
/** One of {@link decisionStates}. */
export type DecisionState = (typeof decisionStates)[number];

/** Findings by id: only these, or all but these. */
export type FindingIds = { readonly among: readonly string[] } | { readonly without: readonly string[] };

/**
 * A statement over findings, run over some of them only; null leaves it as it is. What was decided is known to the browser
 * and not to the database, so the statement's table `finding` is narrowed by id.
 */
export function onlyFindings(sql: string, ids: FindingIds | null): string {
  if (ids === null || ('without' in ids && ids.without.length === 0)) return sql;
  return `WITH finding AS (SELECT * FROM main.finding WHERE ${idCondition(ids)})\n${sql}`;
}

function idCondition(ids: FindingIds): string {
  if ('without' in ids) return `finding_id NOT IN ${quoteList(ids.without)}`;
  return ids.among.length === 0 ? 'false' : `finding_id IN ${quoteList(ids.among)}`;
}

/** How many findings of a filter each decision has, and how many nobody decided about: rows of code and findings. */
export function decisionCountsSql(
  filter: FindingFilter,
  decided: Readonly<Partial<Record<Outcome, readonly string[]>>>,
): string {
  const lists = Object.entries(decided);
  const groups: readonly (readonly [string, FindingIds])[] = [
    ['undecided', { without: lists.flatMap(([, findings]) => findings) }],
    ...lists.map(([code, findings]) => [code, { among: findings }] as const),
  ];
  return groups
    .map(([code, ids]) => {
      const counted = onlyFindings(`SELECT max(matches) FROM (${findingsSql(filter)})`, ids);
      return `SELECT ${quoteText(code)} AS code, coalesce((${counted}), 0)::INTEGER AS findings`;
    })
    .join('\nUNION ALL\n');
}

const countSchema = z.object({
  code: z.enum(decisionStates),
  findings: z.int(),
});

/** One decision with how many findings have it; see {@link decisionCountsSql}. */
export type DecisionCountRow = Readonly<z.infer<typeof countSchema>>;

/** The rows of {@link decisionCountsSql}; a decision nobody took has none. */
export function decisionCountRows(result: QueryResult): DecisionCountRow[] {
  return checkedRows(result, countSchema, 'counts of decisions');
}
