import type { QueryResult } from '../model/engine.ts';
import type { Dictionary } from '../model/metric.ts';
import { coverageRows, coverageSql } from './coverage-sql.ts';
import { findingFigureRows, findingFiguresSql, reportEntryRows, reportEntrySql } from './entry.ts';
import type { FirstAnswers } from './first-answers.ts';
import {
  changeRows,
  changesSql,
  firstCorrectionRows,
  firstCorrectionsSql,
  headlineFigureRows,
  headlinesSql,
} from './headlines-sql.ts';
import { brokenRows, brokenSql, headlineRow, headlineSql } from './highlights-sql.ts';

/** What the overview says of the data. */
export type OverviewAnswers = Pick<
  FirstAnswers,
  'headline' | 'coverage' | 'broken' | 'entries' | 'figures' | 'headlines'
>;

/**
 * The overview's answers, asked one after another: while the site is built of the bundled data, in the browser again once
 * the user's own reports are among them. `figures` are the headline figures of `data/profile.json`.
 */
export async function overviewAnswers(
  ask: (sql: string) => Promise<QueryResult>,
  figures: readonly string[],
  dictionary: Dictionary,
): Promise<OverviewAnswers> {
  return {
    headline: headlineRow(await ask(headlineSql)),
    coverage: coverageRows(await ask(coverageSql)),
    broken: brokenRows(await ask(brokenSql)),
    entries: reportEntryRows(await ask(reportEntrySql)),
    figures: findingFigureRows(await ask(findingFiguresSql)),
    headlines: {
      figures: headlineFigureRows(await ask(headlinesSql(figures, dictionary))),
      changes: changeRows(await ask(changesSql(figures, dictionary))),
      firstCorrections: firstCorrectionRows(await ask(firstCorrectionsSql(dictionary))),
    },
  };
}
