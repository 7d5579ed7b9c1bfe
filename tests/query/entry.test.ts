import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import { dimensionNames } from '../../lib/model/dimension.ts';
import type { Engine } from '../../lib/model/engine.ts';
import { checkView } from '../../lib/query/check-view.ts';
import {
  type FigureKey,
  figureView,
  findingFigureRows,
  findingFiguresSql,
  reportEntryRows,
  reportEntrySql,
} from '../../lib/query/entry.ts';
import { hasNumber, viewRows } from '../../lib/query/view-rows.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { parseDictionary, readDictionaryFiles } from '../../lib/store/dictionary.ts';

const nowhere = Object.fromEntries(dimensionNames.map((name) => [name, null])) as Record<
  (typeof dimensionNames)[number],
  null
>;
const figure = (metric: string, codes: Partial<FigureKey>): FigureKey => ({
  ...nowhere,
  agency_id: '640100-kj',
  year: 2017,
  metric_id: metric,
  ...codes,
});

describe('the View of one figure', () => {
  it('draws a total by itself', () => {
    const { view, code } = figureView(figure('proactive_total', {}));
    expect([view.by, view.where, code]).toEqual([null, {}, null]);
  });

  it('draws a breakdown and names the mark', () => {
    const { view, code } = figureView(figure('proactive_by_channel', { channel: 'wechat' }));
    expect([view.by, view.where, code]).toEqual(['channel', {}, 'wechat']);
    expect([view.agencies, view.years]).toEqual([['640100-kj'], { from: 2017, to: 2017 }]);
  });

  it('draws categories whatever the channel and the wording', () => {
    const { view, code } = figureView(
      figure('proactive_by_category', { channel: 'website_own', category: 'work_news', label: '动态类信息' }),
    );
    expect([view.by, view.where, code]).toEqual(['category', {}, 'work_news']);
  });

  it('fixes the breakdowns it does not draw', () => {
    const { view, code } = figureView(figure('litigation_total', { route: 'direct', applicant: 'org_other' }));
    expect(Object.keys({ ...view.where, [view.by ?? '']: code }).sort()).toEqual(['applicant', 'route']);
    expect(() => checkView(view)).not.toThrow();
  });
});

const root = resolve(import.meta.dirname, '../..');
const built = resolve(root, 'data/build/atlas.duckdb');
const json = (name: string): unknown => JSON.parse(readFileSync(resolve(root, 'data', name), 'utf8'));

describe.skipIf(!existsSync(built))('ways into the built data (skipped: no data/build)', () => {
  const dictionary = parseDictionary(readDictionaryFiles(json));
  let engine: Engine;
  beforeAll(async () => {
    engine = await openNodeEngine({ path: built, readOnly: true, threads: 1 });
  });
  afterAll(() => engine.close());

  const numbersOf = async (key: FigureKey) => {
    const { view, code } = figureView(key);
    const rows = viewRows(await engine.query(viewToSql(checkView(view), dictionary)));
    return rows.filter((row) => row.code === code && hasNumber(row)).length;
  };

  it('open every report at a figure it has', async () => {
    const { rows } = await engine.query('SELECT count(DISTINCT report_id)::INTEGER FROM fact WHERE value IS NOT NULL');
    const entries = reportEntryRows(await engine.query(reportEntrySql));
    expect(entries).toHaveLength(Number(rows[0]?.[0]));
    const lost = [];
    for (const entry of entries) if ((await numbersOf(entry)) === 0) lost.push(entry.report_id);
    expect(lost).toEqual([]);
  });

  it('lead from every broken rule to the figures it names', async () => {
    const figures = findingFigureRows(await engine.query(findingFiguresSql));
    expect(figures.length).toBeGreaterThan(0);
    const lost = [];
    for (const key of figures) if ((await numbersOf(key)) === 0) lost.push(key);
    expect(lost).toEqual([]);
  });
});
