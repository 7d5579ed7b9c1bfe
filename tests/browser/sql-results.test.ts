import { readFileSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { dictionary } from '../query/world.ts';
import { typeExpressions } from '../results/types.ts';
import { openPage, openSite, type Site, type Watch } from './site.ts';
import { stopExport } from './stopped-export.ts';
import { expectNothingAmiss } from './watched.ts';

let site: Site;
let page: Page;
let watch: Watch;

/** One page serves all: each statement comes by a link, as it would to a person who is already there. */
beforeAll(async () => {
  site = await openSite();
  ({ page, watch } = await openPage(site, { permissions: ['clipboard-read', 'clipboard-write'] }));
});

afterAll(() => site?.close());

afterEach(() => {
  expectNothingAmiss(watch);
});

const grid = () => page.getByRole('grid');
const cell = (row: number, column: number) => grid().locator(`[data-row="${row}"][data-column="${column}"]`);

const results = 'section[aria-label="结果"], section[aria-label="Result"]';

/** Opens a statement as a link does, runs it, and waits for what came of it: not for what stands there from before. */
async function run(sql: string, path = '/sql/'): Promise<void> {
  const hash = `#q=${Buffer.from(sql).toString('base64url')}`;
  if (new URL(page.url()).pathname === path) {
    await page.evaluate((next) => {
      window.location.hash = next;
    }, hash);
  } else await page.goto(`${site.origin}${path}${hash}`);
  const opening = sql.slice(0, 40).split('\n')[0] ?? '';
  await page.getByRole('textbox', { name: 'SQL' }).filter({ hasText: opening }).first().waitFor();
  await page.locator(results).evaluateAll((old) => {
    for (const element of old) element.setAttribute('data-before', '');
  });
  await page
    .getByRole('button', { name: /^(运行|Run)/ })
    .first()
    .click();
  const result = page.locator(results).and(page.locator(':not([data-before])'));
  await result.getByRole('combobox', { name: /行数上限|Row limit/ }).waitFor({ timeout: 90_000 });
}

const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

async function copied(): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText('nothing'));
  await page.keyboard.press('Control+C');
  await expect.poll(clipboard).not.toBe('nothing');
  return clipboard();
}

async function download(name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return readFileSync(await file.path());
}

async function axeFindings(): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations }: AxeResults = await page.evaluate(() =>
    Reflect.get(window, 'axe').run('section[aria-label="结果"]'),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('every type on the screen and in the clipboard is DuckDB’s own text', () => {
  test('in one result of all of them', async () => {
    const expressions = typeExpressions();
    const node = await openNodeEngine({ threads: 1 });
    const own: (string | null)[] = [];
    for (const sql of expressions) {
      const text = (await node.query(`SELECT CAST(${sql} AS VARCHAR)`)).rows[0]?.[0] ?? null;
      own.push(text === null ? null : String(text));
    }
    await node.close();
    await run(`SELECT ${expressions.map((sql, index) => `${sql} AS "v${index}"`).join(',\n')}`);
    await grid().focus();
    const shown: (string | null)[] = [];
    for (const index of expressions.keys()) {
      if (index > 0) await page.keyboard.press('ArrowRight');
      await cell(1, index).waitFor();
      shown.push(await cell(1, index).textContent());
    }
    expect(shown).toEqual(own.map((text) => (text === null ? 'NULL' : text === '' ? '空文本' : text)));

    await page.keyboard.press('Control+A');
    const [line]: string[][] = parse(await copied(), { delimiter: '\t', recordDelimiter: '\n' });
    expect(line).toEqual(own.map((text) => text ?? ''));
  });
});

describe('a million rows', () => {
  const million = "SELECT range AS id, 'row ' || range AS word, (range * 7919) % 1000003 AS mixed FROM range(1000000)";

  test('are cut at the limit, and said to be; more come when asked; the last is reached by keyboard', async () => {
    await run(million);
    await page.getByText('只取了前 100,000 行').waitFor();
    expect(await grid().getAttribute('aria-rowcount')).toBe('100001');
    await page.getByRole('button', { name: '取到 1,000,000 行' }).click();
    await expect.poll(() => grid().getAttribute('aria-rowcount'), { timeout: 60_000 }).toBe('1000001');
    await page.getByRole('combobox', { name: '行数上限' }).waitFor();
    expect(await page.getByText('只取了前').count()).toBe(0);

    await grid().focus();
    await page.keyboard.press('Control+End');
    await cell(1_000_000, 1).waitFor();
    expect(await cell(1_000_000, 1).textContent()).toBe('row 999999');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await cell(999_999, 0).waitFor();
    expect(await grid().getAttribute('aria-activedescendant')).toBe(await cell(999_999, 0).getAttribute('id'));
    expect(await grid().locator('td').count()).toBeLessThan(400);
    // Browsers end elements at 16 to 33 million pixels: 28 million of rows stand in less.
    expect(await grid().evaluate((element) => element.scrollHeight)).toBeLessThan(16_000_000);
  });

  test('are sorted and filtered by keyboard', async () => {
    await run(million);
    await page.getByRole('combobox', { name: '行数上限' }).selectOption('1000000');
    await expect.poll(() => grid().getAttribute('aria-rowcount'), { timeout: 60_000 }).toBe('1000001');
    await page.getByRole('combobox', { name: '行数上限' }).waitFor();
    await grid().focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(1, 2).textContent(), { timeout: 60_000 }).toBe('1000002');
    expect(await grid().getByRole('columnheader', { name: 'mixed' }).getAttribute('aria-sort')).toBe('descending');

    await page.keyboard.press('Alt+ArrowDown');
    const panel = page.getByRole('region', { name: '列 mixed' });
    await panel.getByText('1,000,000').first().waitFor({ timeout: 60_000 });
    await panel.getByRole('combobox', { name: '筛选条件' }).selectOption('most');
    await panel.getByRole('textbox', { name: '筛选值' }).fill('2');
    await page.keyboard.press('Enter');
    await expect.poll(() => grid().getAttribute('aria-rowcount'), { timeout: 60_000 }).toBe('4');
    await page.keyboard.press('Escape');
    await expect.poll(() => grid().evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await cell(3, 2).textContent()).toBe('0');
  });
});

describe('a result that cannot be put in order', () => {
  const rows = 1237;

  afterAll(() =>
    page.evaluate(() => {
      const whole: unknown = Reflect.get(window, 'wholeUint32Array');
      if (whole !== undefined) Reflect.set(window, 'Uint32Array', whole);
    }),
  );

  test('stands as it came, which is said; the next order that can be made is', async () => {
    await run(`SELECT range AS id, (range * 7) % ${rows} AS mixed FROM range(${rows})`);
    // A page short of memory: the list of the rows' places is refused.
    await page.evaluate((refused) => {
      const whole = window.Uint32Array;
      Reflect.set(window, 'wholeUint32Array', whole);
      const short = new Proxy(whole, {
        construct(target, given) {
          if (given[0] === refused) throw new RangeError('Array buffer allocation failed');
          return Reflect.construct(target, given);
        },
      });
      Reflect.set(window, 'Uint32Array', short);
    }, rows);
    const alert = page.locator('section[aria-label="结果"]').getByRole('alert');
    await cell(0, 1).click();
    await alert.waitFor();
    expect(await alert.textContent()).toBe('没有排成或筛成，仍是原来的次序：Array buffer allocation failed');
    expect(await cell(1, 1).textContent()).toBe('0');
    await page.evaluate(() => Reflect.set(window, 'Uint32Array', Reflect.get(window, 'wholeUint32Array')));
    await cell(0, 0).click();
    await expect.poll(() => cell(1, 0).textContent()).toBe(String(rows - 1));
    expect(await alert.count()).toBe(0);
  });
});

describe('what is taken away', () => {
  const sql = `SELECT * FROM (VALUES
    (1, '=HYPERLINK("http://atlas.test")', 1.50::DECIMAL(4,2), NULL::DATE),
    (2, '', -0.05, DATE '2024-02-29'),
    (3, NULL, 0.00, NULL)) t(id, word, amount, day)`;

  test('a marked range as tab-separated lines, a formula made inert, NULL apart from empty text', async () => {
    await run(sql);
    await grid().focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+Shift+Home');
    expect(await copied()).toBe(
      `1\t"'=HYPERLINK(""http://atlas.test"")"\t1.50\t\n2\t""\t-0.05\t2024-02-29\n3\t\t0.00\t\n`,
    );
    await page.keyboard.press('ArrowDown');
    expect(await copied()).toBe('2');
    await page.getByRole('button', { name: '复制 Markdown' }).click();
    await expect.poll(clipboard).toContain('| 3 | NULL | 0.00 | NULL |');
  });

  test('CSV and XLSX files hold the rows as they stand', async () => {
    await run(sql);
    await cell(0, 2).click();
    await expect.poll(() => cell(1, 2).textContent()).toBe('1.50');
    await cell(0, 2).click();
    await expect.poll(() => cell(1, 2).textContent()).toBe('-0.05');
    const csv = (await download('CSV')).toString('utf8');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const lines: string[][] = parse(csv, { bom: true, recordDelimiter: '\r\n' });
    expect(lines.map(([id]) => id)).toEqual(['id', '2', '3', '1']);
    const parts = unzipSync(await download('XLSX'));
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
    expect(sheet).toContain('<v>-0.05</v>');
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(new TextDecoder().decode(parts['xl/worksheets/sheet2.xml'])).toContain('t(id, word, amount, day)');
  });

  test('a large file is stopped while it is made: nothing is handed out, and the next one is', async () => {
    await run("SELECT range AS id, 'row ' || range AS word FROM range(100000)");
    const files = await stopExport(page, 'XLSX');
    expect((await download('CSV')).toString('utf8').split('\r\n').at(-2)).toBe('99999,row 99999');
    expect(files).toEqual([expect.stringMatching(/csv$/)]);
  });
});

describe('other forms of a result', () => {
  const yearly = `SELECT a.short_name AS agency, f.year, f.value
    FROM fact f JOIN agency a USING (agency_id)
    WHERE f.metric_id = 'proactive_by_channel' AND f.channel = 'wechat' AND f.preferred AND f.category IS NULL AND f.label IS NULL`;

  const picture = () => page.getByRole('group', { name: /year · n/ });

  test('a chart of any result, with its files and its marks by keyboard', async () => {
    await run("SELECT range % 4 AS year, 'x' || range // 4 AS body, range AS n FROM range(12)");
    await page.getByRole('tab', { name: '图', exact: true }).click();
    await picture().waitFor();
    for (const kind of ['bar', 'stack', 'heat', 'scatter', 'line']) {
      await page.getByRole('combobox', { name: '图种' }).selectOption(kind);
      await expect.poll(() => picture().locator('svg path').count()).toBeGreaterThan(3);
    }
    await picture().getByRole('button', { name: '0 · x0 · 0', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('1 · x0 · 1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const row = page.getByRole('region', { name: '第 6 行' });
    await row.getByText('x1', { exact: true }).waitFor();
    expect(await row.locator('dd').allTextContents()).toEqual(['1', 'x1', '5']);
    expect(await axeFindings()).toEqual([]);
    await page.getByRole('combobox', { name: '颜色 / 分组' }).selectOption('');
    await page.getByText('落在同一个位置').waitFor();
    await page.getByRole('combobox', { name: '颜色 / 分组' }).selectOption('1');
    const svg = (await download('SVG')).toString('utf8');
    expect(svg.replaceAll(/<[^>]+>/g, '')).toMatch(/year · n.*来源/s);
    const png = await download('PNG');
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16)]).toEqual(['PNG', 1920]);
    expect(await axeFindings()).toEqual([]);
  });

  test('a picture says that it holds the first rows of a longer result, and how many there are; a short one does not', async () => {
    const bars = async (count: number) => {
      await run(`SELECT 'b' || range AS body, range AS n FROM range(${count})`);
      await page.getByRole('tab', { name: '图', exact: true }).click();
      await page.getByRole('combobox', { name: '图种' }).selectOption('bar');
      const drawn = page
        .getByRole('group', { name: /body · n/ })
        .getByRole('button', { name: 'b199 · 199', exact: true });
      await drawn.waitFor({ state: 'attached' });
    };
    await bars(500);
    await page.getByText('图里只有前 200 行，结果共 500 行。').waitFor();
    await bars(200);
    expect(await page.getByText('图里只有前').count()).toBe(0);
  });

  test('a pivot, computed by the engine over the whole, with its statement', async () => {
    await run(
      "SELECT 'b' || range % 3 AS body, 2020 + range % 2 AS year, 0.1::DECIMAL(4,1) AS amount FROM range(300000)",
    );
    await page.getByRole('combobox', { name: '行数上限' }).selectOption('100000');
    await page.getByText('只取了前 100,000 行').waitFor();
    await page.getByRole('tab', { name: '透视' }).click();
    await cell(1, 3).waitFor();
    expect(await grid().getByRole('columnheader').allTextContents()).toEqual([
      '行',
      'bodyVARCHAR⋯',
      '2020DECIMAL(38,1)⋯',
      '2021DECIMAL(38,1)⋯',
      '总计DECIMAL(38,1)⋯',
    ]);
    expect(await cell(1, 3).textContent()).toBe('10000.0');
    await page.getByRole('link', { name: /透视 SQL/ }).waitFor();
  });

  test('the plan as a tree, and timed', async () => {
    await run(yearly);
    await page.getByRole('tab', { name: '执行计划' }).click();
    const panel = page.getByRole('tabpanel');
    await panel.getByText('扫描表').first().waitFor();
    await panel.getByRole('button', { name: '运行并计时' }).click();
    await panel
      .getByText(/[\d,]+ 毫秒/)
      .first()
      .waitFor();
    await panel
      .getByText(/[\d,]+ 行/)
      .first()
      .waitFor();
    expect(await axeFindings()).toEqual([]);
    await run('EXPLAIN SELECT count(*) FROM fact');
    await page
      .getByRole('tabpanel')
      .getByText(/扫描|读内存/)
      .first()
      .waitFor();
  });

  test('a statement of a View leads back to it, any other does not', async () => {
    const view = {
      ...defaultView,
      metric: 'proactive_by_channel',
      by: 'channel',
      agencies: ['640100-kj'],
      years: { from: 2017, to: 2019 },
    } as const;
    await run(viewToSql(view, dictionary));
    const link = page.getByRole('link', { name: /在“比较”里看/ });
    await link.waitFor();
    await link.click();
    await page.waitForURL(/\/compare\/\?m=proactive_by_channel&b=channel&a=640100-kj&y=2017-2019/);
    await run('SELECT 1 AS one');
    expect(await link.count()).toBe(0);
  });
});

describe('the result for everyone', () => {
  const sql = 'SELECT * FROM fact LIMIT 500';

  afterAll(() => page.setViewportSize({ width: 1440, height: 900 }));

  test.each(['light', 'dark'] as const)(
    'axe finds nothing in the %s theme, also with a column opened',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await run(sql);
      await grid().focus();
      await page.keyboard.press('Alt+ArrowDown');
      await page.getByRole('region', { name: /^列 / }).waitFor();
      expect(await axeFindings()).toEqual([]);
    },
  );

  test.each([390, 320])('fits %i px in every form', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await run(sql, '/en/sql/');
    for (const tab of ['Table', 'Chart', 'Pivot', 'Plan']) {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect([tab, (content ?? 0) <= (window ?? 0)]).toEqual([tab, true]);
    }
  });
});
