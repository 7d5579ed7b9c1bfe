import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstState } from '../../app/_components/quality/quality-url.ts';
import { openNodeEngine } from '../../lib/engine/node.ts';
import { parseRules } from '../../lib/normalize/checks/rule.ts';
import { writeAtlas } from '../../lib/pipeline/data.ts';
import { readDataFolder } from '../../lib/pipeline/data-source.ts';
import { firstAnswers } from '../../lib/pipeline/first.ts';
import { chartsFor } from '../../lib/query/charts-for.ts';
import {
  type FindingCountRow,
  type FindingRow,
  findingCountRows,
  findingCountsSql,
  findingRows,
  findingsSql,
  titledFindings,
} from '../../lib/query/findings-sql.ts';
import type { FirstAnswers } from '../../lib/query/first-answers.ts';
import { changeSentence, headlineSentence, latestHeadlines } from '../../lib/query/sentences.ts';
import { parseTopics, topicIds, topicView } from '../../lib/query/topics.ts';
import { hasNumber } from '../../lib/query/view-rows.ts';
import { encodeView } from '../../lib/query/view-url.ts';
import { dataFolder } from './folder.ts';

const json = (name: string): unknown => JSON.parse(readFileSync(join(dataFolder, name), 'utf8'));
const data = readDataFolder(dataFolder);
const { dictionary } = data;
const titles = new Map(parseRules(json('rules.json')).map(({ id, title }) => [id, title]));
const topics = parseTopics(json('topics.json'), dictionary);
const figures = topicIds.flatMap((topic) => topics[topic].figures.map((figure) => ({ topic, ...figure })));

let folder = '';
let first: FirstAnswers;
/** What the engine answers to the list of findings as the page begins with it. */
let listed: { readonly rows: readonly FindingRow[]; readonly counts: readonly FindingCountRow[] };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-topics-'));
  await writeAtlas(data, folder);
  const engine = await openNodeEngine({ path: join(folder, 'atlas.duckdb'), readOnly: true });
  try {
    first = await firstAnswers(engine, json);
    const { filter, page } = firstState;
    listed = {
      rows: findingRows(await engine.query(findingsSql(filter, page)), titles),
      counts: findingCountRows(await engine.query(findingCountsSql(filter))),
    };
  } finally {
    await engine.close();
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the topic pages', () => {
  it.each(figures)('$topic: $id shows a real figure in a chart that suits it, at an address', ({ topic, id, view }) => {
    const rows = first.topics[topic].figures.find((figure) => figure.id === id)?.rows ?? [];
    expect(rows.some(hasNumber)).toBe(true);
    const chart = chartsFor(view, dictionary).find(({ kind }) => kind === view.chart);
    expect(chart?.reason).toBeNull();
    expect(encodeView(view).length).toBeLessThanOrEqual(300);
  });

  it.each(topicIds)('%s begins with agencies of the data, most figures of each of several', (topic) => {
    const known = new Set(data.source.agencies.map((agency) => agency.agency_id));
    for (const agency of topics[topic].agencies) expect(known).toContain(agency);
    const shown = new Set(
      first.topics[topic].figures.flatMap(({ rows }) => rows.filter(hasNumber).map((r) => r.agency_id)),
    );
    for (const agency of topics[topic].agencies) expect(shown).toContain(agency);
  });

  it('ask what a supervisor asks: how applications ended adds up to the report’s own total', () => {
    const outcomes = first.topics.applications.figures.find(({ id }) => id === 'outcomes')?.rows ?? [];
    const sums = new Map<string, number>();
    for (const { agency_id, year, value } of outcomes) {
      if (value !== null) sums.set(`${agency_id} ${year}`, (sums.get(`${agency_id} ${year}`) ?? 0) + value);
    }
    expect(sums.size).toBe(5);
    for (const sum of sums.values()) expect(sum).toBeCloseTo(100, 6);
  });

  it('take the agencies and years of the page, except where few reports tell a figure', () => {
    const scope = { agencies: ['640100-kj'], years: { from: 2020, to: 2021 } };
    const of = (id: string) => {
      const figure = figures.find((each) => each.id === id);
      if (figure === undefined) throw new Error(id);
      return topicView(figure, scope);
    };
    expect(of('outcomes')).toMatchObject(scope);
    expect(of('by_submission')).toMatchObject({ ...scope, agencies: [] });
  });
});

describe('faults of topics.json', () => {
  const faulty = (change: (figure: Record<string, unknown>) => object) => {
    const all = structuredClone(json('topics.json')) as Record<string, { figures: Record<string, unknown>[] }>;
    const page = all.channels;
    const [figure] = page?.figures ?? [];
    if (page === undefined || figure === undefined) throw new Error('no channels');
    page.figures[0] = { ...figure, ...change(figure) };
    return all;
  };
  it.each<[string, (figure: Record<string, unknown>) => object, RegExp]>([
    [
      'an unknown metric',
      ({ view }) => ({ view: { ...(view as object), metric: 'no_such' } }),
      /channels\.by_channel: view: metric/,
    ],
    [
      'a stack of overlapping parts',
      ({ view }) => ({ view: { ...(view as object), chart: 'stack' } }),
      /stack: overlap/,
    ],
    ['a repeated id', () => ({ id: 'total' }), /channels\.total: is there twice/],
    ['another shape', () => ({ colour: 'red' }), /channels\.figures\.0/],
  ])('%s is named with page and figure', (_name, change, message) => {
    expect(() => parseTopics(faulty(change), dictionary)).toThrow(message);
  });
});

describe('the list of findings as the page is built', () => {
  it('is what the engine answers to it: findings, order, titles, counts', () => {
    const { rows, counts } = first.findings;
    expect(rows.length).toBeGreaterThan(0);
    expect({ rows: titledFindings(rows, titles), counts }).toEqual(listed);
  });
});

describe('the overview’s first sentences', () => {
  it('are built from the real data, each figure with its denominators', () => {
    const headlines = latestHeadlines(first.headlines.figures);
    expect(headlines.length).toBeGreaterThanOrEqual(3);
    for (const row of headlines) {
      expect(row.agencies).toBeGreaterThanOrEqual(1);
      expect(row.having).toBeGreaterThanOrEqual(row.agencies);
      expect(
        headlineSentence(row, dictionary, 'zh')
          .parts.map(({ text }) => text)
          .join(''),
      ).not.toMatch(/null|NaN|undefined/);
    }
    for (const row of first.headlines.changes) {
      expect(
        changeSentence(row, dictionary, 'en')
          .parts.map(({ text }) => text)
          .join(''),
      ).not.toMatch(/null|NaN|undefined/);
    }
  });
});
