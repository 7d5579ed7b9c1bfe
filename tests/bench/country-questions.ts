import type { Agency } from '../../lib/model/agency.ts';
import type { Engine } from '../../lib/model/engine.ts';
import type { Dictionary } from '../../lib/model/metric.ts';
import { quoteText } from '../../lib/model/quote.ts';
import { agenciesAtMost, type View } from '../../lib/model/view.ts';
import { deployedAgenciesSql } from '../../lib/query/deployed-site.ts';
import { evidenceSql } from '../../lib/query/evidence-sql.ts';
import { allFindings, findingsSql } from '../../lib/query/findings-sql.ts';
import { cellsOf, mostCells, narrowerViews } from '../../lib/query/fit.ts';
import { flowSql } from '../../lib/query/flow-sql.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import type { DeployedData } from '../../lib/store/deployment.ts';

const togglesMade = 24;

/** What a country is asked in a session of its own. */
export interface Question {
  readonly what: string;
  readonly sql: string;
  readonly isView: boolean;
}

/** A figure of the first body: what the drawer is opened for. */
export async function someFigure(engine: Engine, { first }: DeployedData): Promise<string> {
  const sql = `SELECT min(evidence_id) FROM fact WHERE agency_id = ${quoteText(first[0] ?? '')} AND metric_id = 'req_received' AND value > 0`;
  return String((await engine.query(sql)).rows[0]?.[0]);
}

/** Throws unless a question has rows, and the rows DuckDB for Node gives; `ours` is their JSON. */
export async function checkRows(engine: Engine, { what, sql }: Question, ours: string): Promise<void> {
  const { rows } = await engine.query(sql);
  if (rows.length === 0) throw new Error(`bench: "${what}" has no rows`);
  if (ours !== JSON.stringify(rows)) throw new Error(`bench: "${what}" has other rows than DuckDB for Node gives`);
}

/** Questions of one metric from the start to the end of the stored order, of an indicator, and what lists and the drawer ask. */
export function questions(
  { first, years }: DeployedData,
  agencies: readonly Agency[],
  dictionary: Dictionary,
  figure: string,
): readonly Question[] {
  const base: View = { ...defaultView, agencies: first, years };
  const view = (what: string, change: Partial<View>): Question => ({
    what,
    sql: viewToSql({ ...base, ...change }, dictionary),
    isView: true,
  });
  const bodies = agencies.slice(0, agenciesAtMost).map(({ id }) => id);
  // One from the middle of each fifth of the list: no two stand near one another in the file.
  const apart = Array.from({ length: 5 }, (_, fifth) => agencies[Math.floor(((fifth + 0.5) * agencies.length) / 5)]);
  const lastYear = { from: years.to, to: years.to };
  const everyBody: View = { ...base, metric: 'req_received', agencies: [], years: lastYear, measure: 'rank' };
  return [
    view('five bodies, all years, the first metric stored', { metric: 'accountability_cases' }),
    view('five bodies, all years, one in the middle', {}),
    view('five bodies, all years, the last metric stored', { metric: 'work_tasks_published' }),
    view('five bodies far apart, all years', {
      metric: 'req_received',
      agencies: apart.flatMap((agency) => agency?.id ?? []),
    }),
    view('five bodies, change on last year', { measure: 'change' }),
    view('five bodies, by applicant, share', { metric: 'req_received', by: 'applicant', measure: 'share' }),
    view('five bodies, by channel', { metric: 'proactive_by_channel', by: 'channel' }),
    view('five bodies, an indicator: grant rate', { metric: 'grant_rate' }),
    view('400 bodies, the most a list names, all years', { metric: 'req_received', agencies: bodies, chart: 'heat' }),
    { what: 'the place of one figure', sql: evidenceSql(figure), isView: false },
    { what: 'the way of one body’s applications, 29 figures', sql: flowSql(first[0] ?? '', years.to), isView: false },
    { what: 'what does not add up, the first hundred', sql: findingsSql(allFindings), isView: false },
    { what: 'every body’s name', sql: deployedAgenciesSql, isView: false },
    // Of more bodies than a picture holds the page asks nothing and proposes narrower Views.
    ...(cellsOf(everyBody, agencies.length, dictionary) <= mostCells
      ? [view('every body, last year, rank', everyBody)]
      : narrowerViews(everyBody, [...agencies], dictionary).map(({ way, view: narrower }) =>
          view(`every body is refused, proposed: the ${way}, last year, rank`, narrower),
        )),
  ];
}

/** What a reader does in a row: other bodies, years, metrics, breakdowns and measures in turn; nothing is asked twice. */
export function toggles(
  { first, years }: DeployedData,
  agencies: readonly Agency[],
  dictionary: Dictionary,
): readonly string[] {
  const changes: readonly ((step: number) => Partial<View>)[] = [
    (step) => ({ agencies: agencies.slice(step, step + 5).map(({ id }) => id) }),
    (step) => ({ years: { from: years.from + (step % 8), to: years.from + 4 + (step % 8) } }),
    (step) => ({
      metric: ['req_received', 'req_granted', 'proactive_total', 'review_total'][Math.floor(step / 6) % 4] ?? '',
      by: null,
    }),
    () => ({ metric: 'req_received', by: 'applicant' }),
    () => ({ measure: 'share' }),
    () => ({ measure: 'value', metric: 'proactive_by_channel', by: 'channel' }),
  ];
  let view: View = { ...defaultView, metric: 'proactive_by_channel', by: 'channel', agencies: first, years };
  return Array.from({ length: togglesMade }, (_, step) => {
    view = { ...view, ...changes[step % changes.length]?.(step) };
    return viewToSql(view, dictionary);
  });
}
