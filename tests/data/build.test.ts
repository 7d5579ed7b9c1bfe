import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { Engine, SqlValue } from '../../lib/model/engine.ts';
import { writeAtlas } from '../../lib/pipeline/data.ts';
import { type DataFolder, readDataFolder } from '../../lib/pipeline/data-source.ts';
import { parseDictionary } from '../../lib/store/dictionary.ts';
import { tables } from '../../lib/store/schema.ts';
import type { SiteData } from '../../lib/store/site.ts';
import { views } from '../../lib/store/views.ts';
import { dataFolder } from './folder.ts';

let data: DataFolder;
let folder: string;
let engine: Engine;

const rows = async (sql: string): Promise<readonly (readonly SqlValue[])[]> => (await engine.query(sql)).rows;

beforeAll(async () => {
  data = readDataFolder(dataFolder);
  folder = mkdtempSync(join(tmpdir(), 'atlas-build-'));
  await writeAtlas(data, folder);
  engine = await openNodeEngine({ path: join(folder, 'atlas.duckdb'), readOnly: true });
});
afterAll(async () => {
  await engine?.close();
  rmSync(folder, { recursive: true });
});

describe('the built database', () => {
  it.each(tables)('$name has the columns of the schema, rows, and Chinese words for every column', async (table) => {
    const { columns } = await engine.query(`SELECT * FROM ${table.name} LIMIT 0`);
    expect(columns).toEqual(table.columns.map(({ name, type }) => ({ name, type })));
    expect((await rows(`SELECT count(*) > 0 FROM ${table.name}`))[0]).toEqual([true]);
    expect(
      await rows(`SELECT column_name FROM duckdb_columns() WHERE table_name = '${table.name}' AND comment IS NULL`),
    ).toEqual([]);
    expect(await rows(`SELECT comment FROM duckdb_tables() WHERE table_name = '${table.name}'`)).toEqual([[table.zh]]);
  });

  it.each(tables)('$name lies in the order the schema says', async (table) => {
    const order = table.sortedBy.map((name) => `${name} NULLS FIRST`).join(', ');
    const text = table.sortedBy.map((name) => `coalesce(${name}::VARCHAR, '')`).join(" || '|' || ");
    expect(await rows(`SELECT ${text} FROM ${table.name}`)).toEqual(
      await rows(`SELECT ${text} FROM ${table.name} ORDER BY ${order}`),
    );
  });

  it.each(views)('view $name answers and says in Chinese what it is', async (view) => {
    expect((await rows(`SELECT count(*) > 0 FROM ${view.name}`))[0]).toEqual([true]);
    expect(await rows(`SELECT comment FROM duckdb_views() WHERE view_name = '${view.name}'`)).toEqual([[view.zh]]);
  });

  it('gives every figure evidence of its own, and exactly one preferred mention', async () => {
    expect(await rows('SELECT count(*) FROM fact ANTI JOIN evidence USING (evidence_id, report_id)')).toEqual([[0]]);
    expect(await rows('SELECT count(*) = count(DISTINCT evidence_id) FROM fact')).toEqual([[true]]);
    const dims = tables
      .find((table) => table.name === 'fact')
      ?.columns.slice(4, 17)
      .map(({ name }) => name);
    const twice = `SELECT count(*) FROM (
      SELECT 1 FROM fact GROUP BY report_id, metric_id, ${dims?.join(', ')} HAVING count(*) FILTER (preferred) <> 1)`;
    expect(await rows(twice)).toEqual([[0]]);
  });

  it('has findings that lead to figures of their own report', async () => {
    const wrong = `SELECT count(*) FROM finding_evidence
      JOIN finding USING (finding_id) JOIN evidence USING (evidence_id) WHERE finding.report_id <> evidence.report_id`;
    expect(await rows(wrong)).toEqual([[0]]);
  });
});

describe('what the views say', () => {
  it('channels: Yinchuan 2017 as in its own table, in the order of the axis', async () => {
    expect(await rows("SELECT channel, value FROM channels WHERE agency = '银川市科技局' AND year = 2017")).toEqual([
      ['website_own', 276],
      ['disclosure_platform', 66],
      ['weibo', 49],
      ['wechat', 276],
      ['press_media', 53],
    ]);
  });

  it('outcomes: Suqian 2023 balances, and subtotals the form does not print are added up', async () => {
    const sql = `SELECT received + carried_in - handled - carried_out, handled - granted - partially_granted - refused
      - unable - rejected - other, refused FROM outcomes WHERE agency = '宿迁市政府' AND year = 2023`;
    expect(await rows(sql)).toEqual([[0, 0, 142]]);
  });

  it('reviews_litigation: Hongze 2023 keeps its printed totals of 0 beside parts of 11 and 5', async () => {
    const sql = `SELECT procedure, route, upheld + corrected + other + pending, total FROM reviews_litigation
      WHERE agency = '洪泽区政府' AND year = 2023 AND total <> upheld + corrected + other + pending`;
    expect(await rows(sql)).toEqual([
      ['行政复议', null, 11, 0],
      ['行政诉讼', 'after_review', 5, 0],
    ]);
  });

  it('coverage: every report once, and a stated zero is counted apart', async () => {
    expect(await rows('SELECT count(*) = count(DISTINCT report_id) FROM coverage')).toEqual([[true]]);
    expect(await rows("SELECT stated_zero > 0 FROM coverage WHERE agency = '白银市科技局' AND year = 2019")).toEqual([
      [true],
    ]);
  });

  it('year_on_year: only exact totals of two neighbouring years', async () => {
    const sql = `SELECT value_before, value, change, change_percent FROM year_on_year
      WHERE agency = '宿迁市政府' AND year = 2024 AND metric_id = 'req_granted'`;
    expect(await rows(sql)).toEqual([[1191, 1431, 240, 20.2]]);
    expect(
      await rows("SELECT count(*) FROM year_on_year WHERE agency = '宿迁市政府' AND metric_id = 'proactive_total'"),
    ).toEqual([[0]]);
  });
});

describe('the files beside the database', () => {
  it.each(tables)('$name.parquet holds the same rows', async ({ name }) => {
    const file = await asyncBufferFromFile(join(folder, `${name}.parquet`));
    const found = await parquetReadObjects({ file });
    expect(found.length).toBe((await rows(`SELECT count(*) FROM ${name}`))[0]?.[0]);
  });

  it('site.json names agencies and reports in official order, with a dictionary that parses', () => {
    const site: SiteData = JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8'));
    expect(parseDictionary(site.dictionary).metrics.size).toBe(133);
    expect(site.agencies.map((agency) => agency.sortKey)).toEqual(site.agencies.map((_, index) => index + 1));
    expect(site.counts).toEqual({
      agencies: site.agencies.length,
      reports: site.reports.length,
      facts: data.source.facts.length,
    });
    expect(site.reports.find((report) => report.id === '640100-kj-2017')).toMatchObject({
      agency: '640100-kj',
      completeness: 'full',
      template: 'narrative_2008',
    });
    const codes = new Set(site.regions.map((region) => region.code));
    for (const region of site.regions) if (region.parentCode !== null) expect(codes).toContain(region.parentCode);
  });

  it('come out the same from the same input', async () => {
    const again = mkdtempSync(join(tmpdir(), 'atlas-again-'));
    await writeAtlas(data, again);
    const second = await openNodeEngine({ path: join(again, 'atlas.duckdb'), readOnly: true });
    for (const { name } of tables) {
      expect((await second.query(`FROM ${name}`)).rows).toEqual(await rows(`FROM ${name}`));
    }
    expect(readFileSync(join(again, 'site.json'))).toEqual(readFileSync(join(folder, 'site.json')));
    await second.close();
    rmSync(again, { recursive: true });
  });
});
