import { readFileSync, writeFileSync } from 'node:fs';
import { openNodeEngine } from '../engine/node.ts';
import type { View, ViewRow } from '../model/view.ts';
import { checkView } from '../query/check-view.ts';
import { coverageRows, coverageSql } from '../query/coverage-sql.ts';
import { findingFigureRows, findingFiguresSql, reportEntryRows, reportEntrySql } from '../query/entry.ts';
import type { FirstAnswers } from '../query/first-answers.ts';
import { brokenRows, brokenSql, headlineRow, headlineSql } from '../query/highlights-sql.ts';
import { viewRows } from '../query/view-rows.ts';
import { viewToSql } from '../query/view-sql.ts';
import { parseDictionary } from '../store/dictionary.ts';
import type { SiteData } from '../store/site.ts';
import { fingerprint, whenStale } from './freshness.ts';
import { inRoot } from './root.ts';

/** Writes `data/build/first.json` by the same View -> SQL that the browser runs, on DuckDB for Node, where it is stale. */
export async function buildFirstAnswers(): Promise<void> {
  const mark = fingerprint('data/build/.stamp', 'data/views.json', 'lib/query', 'lib/pipeline/first.ts');
  await whenStale(inRoot('data/build/.first-stamp'), mark, async () => {
    writeFileSync(inRoot('data/build/first.json'), `${JSON.stringify(await firstAnswers())}\n`);
  });
}

async function firstAnswers(): Promise<FirstAnswers> {
  const site: SiteData = JSON.parse(readFileSync(inRoot('data/build/site.json'), 'utf8'));
  const dictionary = parseDictionary(site.dictionary);
  const named: Record<string, unknown> = JSON.parse(readFileSync(inRoot('data/views.json'), 'utf8'));
  const engine = await openNodeEngine({ path: inRoot('data/build/atlas.duckdb'), readOnly: true });
  try {
    const views: Record<string, { view: View; rows: readonly ViewRow[] }> = {};
    for (const [name, json] of Object.entries(named)) {
      const view = checkView(json);
      views[name] = { view, rows: viewRows(await engine.query(viewToSql(view, dictionary))) };
    }
    return {
      views,
      headline: headlineRow(await engine.query(headlineSql)),
      coverage: coverageRows(await engine.query(coverageSql)),
      broken: brokenRows(await engine.query(brokenSql)),
      entries: reportEntryRows(await engine.query(reportEntrySql)),
      figures: findingFigureRows(await engine.query(findingFiguresSql)),
    };
  } finally {
    await engine.close();
  }
}
