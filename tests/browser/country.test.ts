import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { label } from '../../app/_labels/label.ts';
import { deployedData } from '../../lib/pipeline/deployed.ts';
import { parseDeployment } from '../../lib/store/deployment.ts';
import { type Country, makeCountry } from '../country/world.ts';
import { openPage, openSite, type Site } from './site.ts';
import { expectNothingAmiss } from './watched.ts';

let country: Country;
/** The site over a country of its own, and over one that says it has as many figures as the whole of China. */
let small: Site;
let large: Site;
/** How many findings the country has. */
let broken: unknown;

beforeAll(async () => {
  country = await makeCountry(200);
  [[broken]] = (await country.ask('SELECT count(*) FROM finding WHERE NOT kept')) as [[unknown]];
  const manifest = join(country.folder, 'country.json');
  const said = parseDeployment(JSON.parse(readFileSync(manifest, 'utf8')));
  const whole = join(country.folder, 'whole.json');
  writeFileSync(
    whole,
    JSON.stringify({ ...said, data: { ...said.data, counts: { ...said.data?.counts, facts: 345e6 } } }),
  );
  [small, large] = await Promise.all([openSite(deployedData(manifest, '')), openSite(deployedData(whole, ''))]);
});

afterAll(async () => {
  await Promise.all([small?.close(), large?.close()]);
  await country?.close();
});

/** A page of the site, seen by `look`; nothing foreign is asked for, nothing goes wrong. */
async function onPage(site: Site, path: string, look: (main: Locator) => Promise<void>): Promise<void> {
  const { page, context, watch } = await openPage(site);
  await page.goto(site.origin + path);
  await look(page.locator('main'));
  await context.close();
  expectNothingAmiss(watch);
}

const id = '910101-kj';

describe('a country read by ranges', () => {
  it.each(['small', 'large'])('shows what does not add up in it, however many its figures (%s)', async (size) => {
    await onPage(size === 'small' ? small : large, '/quality/', async (main) => {
      await main.getByText(`共 ${broken} 条`).waitFor();
      await main.getByText('虚拟').first().waitFor();
    });
  });

  it('counts no findings as none while they are not yet counted', async () => {
    const { page, context, watch } = await openPage(small);
    await page.addInitScript(() => {
      const seen = new Set<string>();
      Object.assign(window, { countsSeen: seen });
      const look = () => {
        for (const [, count] of (document.querySelector('main')?.textContent ?? '').matchAll(/错误(\d+)/g))
          seen.add(String(count));
      };
      new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    });
    await page.goto(`${small.origin}/quality/`);
    await page.waitForFunction((count) => Reflect.get(window, 'countsSeen').has(count), String(broken));
    expect(await page.evaluate(() => [...Reflect.get(window, 'countsSeen')])).not.toContain('0');
    await context.close();
    expectNothingAmiss(watch);
  });

  it('has a page for each of its bodies: its reports, the figures read of each, its figures beside its peers', async () => {
    const reports = await country.ask(
      `SELECT r.year, count(f.value)::INTEGER, count(*) FILTER (f.confidence = 'doubtful')::INTEGER
      FROM report AS r JOIN fact AS f USING (report_id) WHERE r.agency_id = '${id}' GROUP BY 1 ORDER BY 1 DESC`,
    );
    await onPage(small, `/agency/?id=${id}`, async (main) => {
      const rows = main.locator('table').first().locator('tbody tr');
      await rows.first().waitFor();
      const shown = await rows.evaluateAll((all) =>
        all.map((row) => [row.querySelector('th')?.textContent, row.querySelectorAll('td')[3]?.textContent]),
      );
      const words = ([year, figures, doubtful]: readonly unknown[]) => [
        String(year),
        label('zh', doubtful === 0 ? 'agency.reports.figures' : 'agency.reports.doubtful', {
          figures: Number(figures),
          doubtful: Number(doubtful),
        }),
      ];
      expect(shown).toEqual(reports.map(words));
      await main.getByRole('heading', { name: label('zh', 'agency.figures') }).waitFor();
    });
  });

  it('has its briefings: a page drafted on bodies of its own, each figure the sum of their reports', async () => {
    const county = id.slice(0, 6);
    await onPage(small, '/briefing/', async (main) => {
      const regions = main.getByRole('combobox', { name: label('zh', 'briefing.summary.region') });
      await regions.waitFor();
      const codes = await regions.locator('option').evaluateAll((all) => all.map((each) => each.getAttribute('value')));
      expect(codes).toContain(county);
      const own = await country.ask('SELECT region_code FROM region');
      const known = new Set(['100000', ...own.flat()]);
      expect(codes.filter((code) => !known.has(code))).toEqual([]);
      const year = await main.getByRole('combobox', { name: label('zh', 'briefing.summary.year') }).inputValue();
      await regions.selectOption(county);
      await main.getByRole('button', { name: label('zh', 'briefing.summary.do'), exact: true }).click();
      const [[bodies, sum]] = (await country.ask(
        `SELECT count(value)::INTEGER, sum(value) FROM fact WHERE metric_id = 'req_received' AND applicant IS NULL
          AND preferred AND year = ${year} AND agency_id LIKE '${county}-%'`,
      )) as [[number, number]];
      expect(bodies).toBeGreaterThan(2);
      const said = `收到申请 ${sum.toLocaleString('en')} 件（${bodies} 个机构合计`;
      await main.locator('li[data-kind="text"]').filter({ hasText: said }).waitFor();
    });
  });

  it('lists the first five hundred numbers of a figure to put into a text, and says how many there are', async () => {
    const asked = 'm=req_received&y=2021-2025';
    const [[all]] = (await country.ask(`SELECT count(*) FROM fact
      WHERE metric_id = 'req_received' AND applicant IS NULL AND preferred AND value IS NOT NULL AND year BETWEEN 2021 AND 2025`)) as [
      [unknown],
    ];
    expect(Number(all)).toBeGreaterThan(500);
    await onPage(small, `/compare/?${asked}`, async (main) => {
      await main.getByRole('button', { name: /^钉到简报/ }).click();
      await main.getByRole('link', { name: '打开简报' }).click();
      await main.getByRole('button', { name: '加文字' }).click();
      await main.getByText('插入数字').click();
      await main.getByText(label('zh', 'briefing.bind.more', { all: Number(all), count: 500 })).waitFor();
      const cells = main.getByRole('combobox', { name: label('zh', 'briefing.bind.cell') });
      expect(await cells.locator('option').count()).toBe(500);
    });
  });

  it('says where to go instead where a page would have to read too much of it', async () => {
    await onPage(large, '/briefing/', async (main) => {
      const list = main.getByRole('complementary', { name: label('zh', 'briefing.list') });
      await list.getByText(label('zh', 'deployed.large')).waitFor();
      await list.getByRole('button', { name: label('zh', 'briefing.new') }).click();
      await main.getByRole('textbox', { name: '简报标题' }).waitFor();
    });
    await onPage(large, `/agency/?id=${id}`, async (main) => {
      await main.getByText(label('zh', 'deployed.large')).waitFor();
      await main.getByRole('link', { name: label('zh', 'nav.compare') }).waitFor();
    });
    await onPage(small, '/', (main) => main.getByText(label('zh', 'deployed.none')).waitFor());
  });
});
