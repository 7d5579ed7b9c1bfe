import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { label } from '../../../app/_labels/label.ts';
import type { View } from '../../../lib/model/view.ts';
import { deployedData } from '../../../lib/pipeline/deployed.ts';
import { loadClickHouse } from '../../../lib/pipeline/load-clickhouse.ts';
import { inRoot } from '../../../lib/pipeline/root.ts';
import { defaultView, encodeView } from '../../../lib/query/view-url.ts';
import type { SiteData } from '../../../lib/store/site.ts';
import { engineReady } from '../../browser/ready.ts';
import { openPage, openSite, type Site, type Watch } from '../../browser/site.ts';
import { runSql, startSql } from '../../browser/sql-desk.ts';
import { type Cluster, findClickHouse, startCluster } from '../cluster.ts';
import { loadingOf, skipped } from '../engine.ts';

const program = findClickHouse();
/** A View the page does not begin with, as a table: what it shows has been asked for. */
const view: View = {
  ...defaultView,
  metric: 'req_received',
  agencies: ['640100-kj', '640181-kj', '451000-kj'],
  years: { from: 2016, to: 2021 },
};
const table = (origin: string) => `${origin}/compare/?${encodeView(view)}&p=table`;

describe.skipIf(program === null)(`the pages over a cluster of two ClickHouse servers${skipped(program)}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-deployment-'));
  let cluster: Cluster;
  let site: Site;
  let plain: Site;
  let page: Page;
  let watch: Watch;
  const asked: string[] = [];

  /** The deployment's file, of the very data the site was built from. */
  const manifest = () => {
    const { years, counts, agencies }: SiteData = JSON.parse(readFileSync(inRoot('data/build/site.json'), 'utf8'));
    const data = {
      label: { zh: '集群里的数据', en: 'Data in a cluster' },
      synthetic: false,
      dataDate: '2026-01-31',
      years,
      counts: { agencies: counts.agencies, reports: counts.reports, facts: counts.facts },
      first: agencies.slice(0, 3).map(({ id }) => id),
    };
    const server = { address: cluster.shards[0].address, user: cluster.reader.user };
    const path = join(folder, 'manifest.json');
    writeFileSync(
      path,
      JSON.stringify({ version: 1, opened: 'cluster', cluster: { database: 'atlas', server }, data }),
    );
    return path;
  };
  /** The figures a page shows, and where the first of them stands. */
  const shownOn = async (shown: Page) => {
    const figures = shown.locator('main table').first();
    await figures.getByText('本年新收政府信息公开申请数量').waitFor();
    const texts = await figures.locator('tr').allTextContents();
    await figures.locator('td button').first().click();
    const place = shown.getByRole('complementary');
    await place.getByText('计量单位').waitFor();
    return { texts, place: await place.textContent() };
  };

  beforeAll(async () => {
    cluster = await startCluster(program ?? '');
    await loadClickHouse(inRoot('data/build/atlas.duckdb'), loadingOf(cluster), cluster.loader.password);
    site = await openSite(deployedData(manifest(), cluster.reader.password));
    plain = await openSite();
    ({ page, watch } = await openPage(site));
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/cluster') asked.push(request.postData() ?? '');
    });
  });
  afterAll(async () => {
    await Promise.all([site?.close(), plain?.close()]);
    await cluster?.stop();
    rmSync(folder, { recursive: true });
  });

  it('show what they show of the same data in a file, and without a manifest ask for no cluster', async () => {
    const other = await openPage(plain);
    const requests: string[] = [];
    other.page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await other.page.goto(table(plain.origin));
    const here = await shownOn(other.page);
    await other.context.close();
    await page.goto(table(site.origin));
    expect(await shownOn(page)).toEqual(here);
    expect(here.texts.length).toBeGreaterThan(3);
    expect(requests.filter((path) => path.includes('cluster'))).toEqual([]);
    expect(
      asked.filter((sql) => /^SELECT [\w, ]+ FROM atlas\.fact WHERE .*metric_id = 'req_received'.*RowBinary/.test(sql)),
    ).toHaveLength(1);
    expect([...watch.foreignRequests, ...watch.consoleErrors]).toEqual([]);
  });

  it('run SQL, and keep the data as they are', async () => {
    await page.goto(`${site.origin}/sql/`);
    await engineReady(page);
    expect(await runSql(page, 'SELECT count(*) AS n FROM report')).toEqual([
      String(JSON.parse(readFileSync(inRoot('data/build/site.json'), 'utf8')).reports.length),
    ]);
    await startSql(page, 'DROP VIEW fact');
    await page.getByText(label('zh', 'sql.error.readonly')).waitFor();
    await page.getByRole('tab', { name: label('zh', 'sql.side.tables') }).click();
    const names = await page.locator('details summary code').allTextContents();
    expect(names).toContain('fact');
    expect(names.filter((name) => name.includes('~'))).toEqual([]);
  });

  it('give no figure while a server is missing, say so, and go on when it is back', async () => {
    await cluster.shards[1].kill();
    await startSql(page, 'SELECT sum(value) AS s FROM fact WHERE year = 2019');
    await page.getByText(label('zh', 'cluster.shard')).waitFor();
    await page.goto(table(site.origin));
    await page.getByRole('alert').getByText(label('zh', 'cluster.shard')).waitFor();
    expect(await page.locator('main table td, [data-mark]').count()).toBe(0);
    await cluster.shards[1].restart();
    await page
      .getByRole('alert')
      .getByRole('button', { name: label('zh', 'figure.retry') })
      .click();
    await page.locator('main table td button').first().waitFor();
  });
});
