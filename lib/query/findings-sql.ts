import { z } from 'zod';
import type { QueryResult } from '../model/engine.ts';
import { type Severity, severities, type Verdict, verdicts } from '../model/fact.ts';
import type { Bilingual } from '../model/language.ts';
import { quoteList, quoteText } from '../model/quote.ts';
import { completenesses } from '../model/report.ts';
import { checkedRows } from '../model/rows.ts';
import { severityRank, verdictRank } from './evidence-sql.ts';

/** Which findings are asked for; an empty list means all. */
export interface FindingFilter {
  readonly agencies: readonly string[];
  readonly years: { readonly from: number; readonly to: number };
  readonly rules: readonly string[];
  readonly severities: readonly Severity[];
  readonly verdicts: readonly Verdict[];
  /** Checks that held as well as broken ones. */
  readonly kept: boolean;
}

/** Every broken rule of every year. */
export const allFindings: FindingFilter = {
  agencies: [],
  years: { from: 2000, to: 2099 },
  rules: [],
  severities: [],
  verdicts: [],
  kept: false,
};

/** What a list of findings begins with: broken rules of every year, mere remarks left out. */
export const graveFindings: FindingFilter = { ...allFindings, severities: ['error', 'warning'] };

/** So many findings are shown at once. */
export const findingsPerPage = 100;

/**
 * The findings of a filter, {@link findingsPerPage} from `page` (0 = first) on: broken before kept, gravest and surest first,
 * then official order, latest year first. `matches` counts all of them, on every row.
 */
export function findingsSql(filter: FindingFilter, page = 0): string {
  return `${selected}
WHERE ${conditions(filter).join('\n  AND ') || 'true'}
${gravestFirst}
LIMIT ${findingsPerPage} OFFSET ${page * findingsPerPage}`;
}

/** The findings of one rule in one report, with the columns and in the order of {@link findingsSql}. */
export function reportFindingsSql(rule: string, report: string): string {
  return `${selected}
WHERE fi.rule_id = ${quoteText(rule)}
  AND fi.report_id = ${quoteText(report)}
${gravestFirst}`;
}

const joins = `FROM finding AS fi
JOIN report AS r ON r.report_id = fi.report_id
JOIN agency AS a ON a.agency_id = r.agency_id`;

const selected = `SELECT
  fi.finding_id,
  fi.rule_id,
  fi.severity,
  fi.kept,
  fi.verdict,
  fi.expected,
  fi.actual,
  fi.message_zh,
  fi.message_en,
  a.agency_id,
  a.short_name AS agency,
  r.report_id,
  r.year,
  r.completeness,
  (SELECT count(*) FROM finding_evidence AS fe WHERE fe.finding_id = fi.finding_id)::INTEGER AS figures,
  count(*) OVER ()::INTEGER AS matches
${joins}`;

const gravestFirst = `ORDER BY fi.kept, ${severityRank('fi')}, ${verdictRank('fi')}, a.sort_key, r.year DESC, fi.rule_id, fi.finding_id`;

/** What a finding can be counted by. */
export const findingFacets = ['rule', 'agency', 'year', 'severity', 'verdict'] as const;
/** One of {@link findingFacets}. */
export type FindingFacet = (typeof findingFacets)[number];

const facetColumns: Readonly<Record<FindingFacet, string>> = {
  rule: 'fi.rule_id',
  agency: 'a.agency_id',
  year: 'r.year::VARCHAR',
  severity: 'fi.severity',
  verdict: 'fi.verdict',
};

type Condition = readonly [FindingFacet | null, string];

function allConditions({ agencies, years, rules, severities, verdicts, kept }: FindingFilter): Condition[] {
  const oneOf = (facet: FindingFacet, column: string, codes: readonly string[]): Condition[] =>
    codes.length === 0 ? [] : [[facet, `${column} IN ${quoteList(codes)}`]];
  return [
    ...(kept ? [] : [[null, 'NOT fi.kept'] as const]),
    ['year', `r.year BETWEEN ${years.from} AND ${years.to}`],
    ...oneOf('agency', 'a.agency_id', agencies),
    ...oneOf('rule', 'fi.rule_id', rules),
    ...oneOf('severity', 'fi.severity', severities),
    ...oneOf('verdict', 'fi.verdict', verdicts),
  ];
}

function conditions(filter: FindingFilter, without: FindingFacet | null = null): string[] {
  return allConditions(filter).flatMap(([facet, sql]) => (facet !== null && facet === without ? [] : [sql]));
}

/**
 * How many findings each choice of the filter bar would show: per facet its codes, counted under all other filters, so that
 * a choice can be changed without losing the others. Codes without a finding have no row.
 */
export function findingCountsSql(filter: FindingFilter): string {
  const counts = findingFacets.map(
    (facet, index) => `SELECT
  ${index + 1} AS position,
  ${quoteText(facet)} AS facet,
  ${facetColumns[facet]} AS code,
  count(*)::INTEGER AS findings,
  count(*) FILTER (WHERE NOT fi.kept)::INTEGER AS broken
${joins}
WHERE ${conditions(filter, facet).join('\n  AND ') || 'true'}
GROUP BY code`,
  );
  return `SELECT facet, code, findings, broken
FROM (
${counts.join('\nUNION ALL\n')}
)
ORDER BY position, findings DESC, code`;
}

const text = z.string();
const severity = z.enum(severities);
const verdict = z.enum(verdicts);

const findingSchema = z.object({
  finding_id: text,
  rule_id: text,
  severity,
  kept: z.boolean(),
  verdict,
  expected: text.nullable(),
  actual: text.nullable(),
  message_zh: text,
  message_en: text,
  agency_id: text,
  agency: text,
  report_id: text,
  year: z.int(),
  completeness: z.enum(completenesses),
  figures: z.int(),
  matches: z.int(),
});
const countSchema = z.object({ facet: z.enum(findingFacets), code: text, findings: z.int(), broken: z.int() });

/** One finding by itself; see {@link findingsSql}. */
export type BareFinding = Readonly<z.infer<typeof findingSchema>>;
/** One finding with the title of its rule. */
export interface FindingRow extends BareFinding {
  readonly title: Bilingual;
}
/** One choice of the filter bar; see {@link findingCountsSql}. */
export type FindingCountRow = Readonly<z.infer<typeof countSchema>>;

/** The rows of {@link findingsSql}. */
export function bareFindings(result: QueryResult): BareFinding[] {
  return checkedRows(result, findingSchema, 'findings');
}

/** Findings with titles from the rules by id; a rule that is gone stands for itself. */
export function titledFindings(rows: readonly BareFinding[], titles: ReadonlyMap<string, Bilingual>): FindingRow[] {
  return rows.map((row) => ({ ...row, title: titles.get(row.rule_id) ?? { zh: row.rule_id, en: row.rule_id } }));
}

/** The rows of {@link findingsSql} with the titles of their rules, see {@link titledFindings}. */
export function findingRows(result: QueryResult, titles: ReadonlyMap<string, Bilingual>): FindingRow[] {
  return titledFindings(bareFindings(result), titles);
}

/** The rows of {@link findingCountsSql}. */
export function findingCountRows(result: QueryResult): FindingCountRow[] {
  return checkedRows(result, countSchema, 'counts of findings');
}
