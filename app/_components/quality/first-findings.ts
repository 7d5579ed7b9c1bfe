import { groupBy } from '../../../lib/model/group.ts';
import type { Bilingual } from '../../../lib/model/language.ts';
import {
  type FindingCountRow,
  type FindingFacet,
  type FindingRow,
  findingFacets,
  findingsPerPage,
} from '../../../lib/query/findings-sql.ts';
import type { FirstAnswers } from '../../../lib/query/first-answers.ts';
import { firstState, severities, verdicts } from './quality-url.ts';
import type { FirstFindings } from './use-findings.ts';

/** What the rows are made from beside the build's answers. */
interface Sources {
  readonly agencies: readonly { readonly id: string; readonly sortKey: number }[];
  readonly reports: readonly { readonly id: string; readonly completeness: 'full' | 'excerpt' }[];
  readonly rules: ReadonlyMap<string, Bilingual>;
}

/** The first page of findings and its counts, from the broken rules computed at build time: what the engine would answer. */
export function firstFindings(
  { broken, figures }: Pick<FirstAnswers, 'broken' | 'figures'>,
  { agencies, reports, rules }: Sources,
): FirstFindings {
  const order = new Map(agencies.map(({ id, sortKey }) => [id, sortKey]));
  const completeness = new Map(reports.map((report) => [report.id, report.completeness]));
  const figuresOf = groupBy(figures, ({ finding_id }) => finding_id);
  const all = broken.map(({ evidence_id, ...row }) => ({
    ...row,
    kept: false,
    completeness: completeness.get(row.report_id) ?? 'full',
    figures: figuresOf.get(row.finding_id)?.length ?? 0,
    title: rules.get(row.rule_id) ?? { zh: row.rule_id, en: row.rule_id },
  }));
  const grave = all.filter(({ severity }) => firstState.filter.severities.includes(severity));
  const rows = grave
    .map((row) => ({ ...row, matches: grave.length }))
    .toSorted(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
        (order.get(a.agency_id) ?? 0) - (order.get(b.agency_id) ?? 0) ||
        b.year - a.year ||
        compare(a.rule_id, b.rule_id) ||
        compare(a.finding_id, b.finding_id),
    )
    .slice(0, findingsPerPage);
  // A facet is counted under all filters but its own.
  const counts = findingFacets.flatMap((facet) => countsOf(facet, facet === 'severity' ? all : grave));
  return { rows, counts };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

type Countable = Pick<FindingRow, 'rule_id' | 'agency_id' | 'year' | 'severity' | 'verdict'>;

const codeOf: Readonly<Record<FindingFacet, (row: Countable) => string>> = {
  rule: (row) => row.rule_id,
  agency: (row) => row.agency_id,
  year: (row) => String(row.year),
  severity: (row) => row.severity,
  verdict: (row) => row.verdict,
};

function countsOf(facet: FindingFacet, rows: readonly Countable[]): FindingCountRow[] {
  return [...groupBy(rows, codeOf[facet])].map(([code, { length }]) => ({
    facet,
    code,
    findings: length,
    broken: length,
  }));
}
