import { readFileSync, writeFileSync } from 'node:fs';
import { openNodeEngine } from '../engine/node.ts';
import type { Engine } from '../model/engine.ts';
import type { View, ViewRow } from '../model/view.ts';
import { checkView } from '../query/check-view.ts';
import { parseFigureLists } from '../query/figure-set.ts';
import { bareFindings, findingCountRows, findingCountsSql, findingsSql, graveFindings } from '../query/findings-sql.ts';
import type { FirstAnswers, FirstFlow, FirstTopic } from '../query/first-answers.ts';
import { flowReportRows, flowReportsSql, flowRows, flowSql, fullestReport } from '../query/flow-sql.ts';
import { overviewAnswers } from '../query/overview-answers.ts';
import { parseTopics, type Topic, type TopicId, topicIds } from '../query/topics.ts';
import { viewRows } from '../query/view-rows.ts';
import { viewToSql } from '../query/view-sql.ts';
import { parseDictionary, readDictionaryFiles } from '../store/dictionary.ts';
import { fingerprint, whenStale } from './freshness.ts';
import { inRoot } from './root.ts';

/** Writes `data/build/first.json` by the same View -> SQL that the browser runs, on DuckDB for Node, where it is stale. */
export async function buildFirstAnswers(): Promise<void> {
  const named = ['views.json', 'topics.json', 'profile.json'].map((name) => `data/${name}`);
  const mark = fingerprint('data/build/.stamp', ...named, 'lib/query', 'lib/pipeline/first.ts');
  await whenStale(inRoot('data/build/.first-stamp'), mark, async () => {
    const engine = await openNodeEngine({ path: inRoot('data/build/atlas.duckdb'), readOnly: true });
    try {
      const answers = await firstAnswers(engine, (name) => JSON.parse(readFileSync(inRoot(`data/${name}`), 'utf8')));
      writeFileSync(inRoot('data/build/first.json'), `${JSON.stringify(answers)}\n`);
    } finally {
      await engine.close();
    }
  });
}

/** The first answers over a built database; `read` gives a file below `data/` as parsed JSON. */
export async function firstAnswers(engine: Engine, read: (name: string) => unknown): Promise<FirstAnswers> {
  const dictionary = parseDictionary(readDictionaryFiles(read));
  const rowsOf = async (view: View) => viewRows(await engine.query(viewToSql(view, dictionary)));
  const { headlines } = parseFigureLists(read('profile.json'), dictionary);
  const views: Record<string, { view: View; rows: readonly ViewRow[] }> = {};
  for (const [name, json] of Object.entries(read('views.json') as Record<string, unknown>)) {
    const view = checkView(json);
    views[name] = { view, rows: await rowsOf(view) };
  }
  return {
    views,
    ...(await overviewAnswers((sql) => engine.query(sql), headlines, dictionary)),
    findings: {
      rows: bareFindings(await engine.query(findingsSql(graveFindings))),
      counts: findingCountRows(await engine.query(findingCountsSql(graveFindings))),
    },
    topics: await firstTopics(engine, parseTopics(read('topics.json'), dictionary), rowsOf),
  };
}

async function firstTopics(
  engine: Engine,
  topics: Readonly<Record<TopicId, Topic>>,
  rowsOf: (view: View) => Promise<readonly ViewRow[]>,
): Promise<FirstAnswers['topics']> {
  const found = {} as Record<TopicId, FirstTopic>;
  for (const id of topicIds) {
    const figures: FirstTopic['figures'][number][] = [];
    for (const figure of topics[id].figures) figures.push({ ...figure, rows: await rowsOf(figure.view) });
    found[id] = { ...topics[id], figures, flow: id === 'applications' ? await firstFlow(engine, topics[id]) : null };
  }
  return found;
}

async function firstFlow(engine: Engine, topic: Topic): Promise<FirstFlow | null> {
  const reports = flowReportRows(await engine.query(flowReportsSql(topic)));
  const report = fullestReport(reports);
  if (report === null) return null;
  return { reports, report, rows: flowRows(await engine.query(flowSql(report.agency_id, report.year))) };
}
