import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { filesIn, outsideAddresses } from '../../lib/pipeline/finish.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { reportHosts } from '../../lib/pipeline/site.ts';
import { engineReady, idle } from './ready.ts';
import type { Site } from './site.ts';
import { onPagesOfTheirOwn } from './watched.ts';

let site: Site;
let page: Page;

onPagesOfTheirOwn((opened, own) => {
  [site, page] = [opened, own];
});

const routes = ['/', '/compare/', '/sql/', '/about/', '/en/', '/en/compare/', '/en/sql/', '/en/about/'];
const ready = () => engineReady(page);
const drawer = () => page.getByRole('complementary');
const mark = (label: RegExp) => page.locator('main svg').getByRole('button', { name: label });

async function download(name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return readFileSync(await file.path());
}

test('the built site names no outside address but the reports’ own', () => {
  const known = reportHosts();
  const found = filesIn(inRoot('out'))
    .filter((file) => ['.html', '.js', '.css', '.json', '.txt', '.svg'].includes(extname(file)))
    .flatMap((file) => outsideAddresses(readFileSync(file, 'utf8'), known).map((host) => `${file}: ${host}`));
  expect(found).toEqual([]);
});

test.each(routes)('%s: its language, one heading, axe in both themes, 390 and 320 px', async (route) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(site.origin + route, { waitUntil: 'networkidle' });
  expect(await page.getAttribute('html', 'lang')).toBe(route.startsWith('/en/') ? 'en' : 'zh-CN');
  expect(await page.locator('h1').count()).toBe(1);
  await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const results: AxeResults = await page.evaluate(() =>
      Reflect.get(window, 'axe').run({ resultTypes: ['violations'] }),
    );
    expect(
      results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      colorScheme,
    ).toEqual([]);
  }
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const beyond = await page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      return document.documentElement.scrollWidth - innerWidth;
    });
    expect(beyond, `${width} px`).toBeLessThanOrEqual(0);
  }
});

test.each(['', '/en'])('an agency’s profile is printed on one page: %s', async (lang) => {
  await page.goto(`${site.origin}${lang}/agency/?id=320813-zf`);
  await idle(page);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]).toBe('1');
  await page.emulateMedia({ media: 'print' });
  const sizes = (heading: string) =>
    page
      .locator(`main ${heading}`)
      .evaluateAll((all) => all.map((each) => Number.parseFloat(getComputedStyle(each).fontSize)));
  expect(Math.max(...(await sizes('h2')))).toBeLessThan(Math.min(...(await sizes('h1'))));
  // The years of the reports need no more room than they have words.
  const [first] = await page.locator('main table').first().locator('tbody th').all();
  expect((await first?.boundingBox())?.width).toBeLessThan(80);
});

test('the first picture and its figures are in the page before any script or engine', async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  const asked: string[] = [];
  still.on('request', (request) => asked.push(request.url()));
  await still.goto(`${site.origin}/compare/`);
  const picture = still.locator('main svg').first();
  expect(await picture.isVisible()).toBe(true);
  expect(await picture.locator('text', { hasText: /^276/ }).count()).toBeGreaterThan(0);
  expect(asked.filter((url) => /wasm|duckdb/.test(url))).toEqual([]);
  await context.close();
});

test('the engine is asked for only after the first picture', async () => {
  const engineAt: number[] = [];
  page.on('request', (request) => {
    if (/\.wasm/.test(request.url())) engineAt.push(performance.now());
  });
  await page.goto(`${site.origin}/compare/`, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.querySelector('main svg path') !== null);
  const pictureAt = performance.now();
  await ready();
  expect(engineAt).toHaveLength(1);
  expect(engineAt[0]).toBeGreaterThan(pictureAt);
});

describe('Yinchuan’s channels', () => {
  const figures = [
    ['网站', '276'],
    ['公开平台', '66'],
    ['微博', '49'],
    ['微信', '276'],
    ['报刊', '53'],
  ] as const;

  test('each bar leads on Enter to its place in the report', async () => {
    await page.goto(`${site.origin}/compare/`);
    await ready();
    for (const [channel, figure] of figures) {
      const bar = mark(new RegExp(`银川市科技局.*2017.*${channel}.*${figure}`));
      await bar.focus();
      await page.keyboard.press('Enter');
      await drawer().getByText('二、主动公开政府信息情况').waitFor();
      const words = await drawer().textContent();
      expect(words).toContain(figure);
      expect(words).toMatch(/「.*(网站公开|政务公开平台|政务微博|政务微信|报纸).*」行/);
      expect(words).toContain('「数量（条）」列');
    }
  });

  test('a click on the website bar shows the sum that does not add up and its verdict', async () => {
    await page.goto(`${site.origin}/compare/`);
    await ready();
    await mark(/银川市科技局.*2017.*网站.*276/).click();
    await drawer().getByText('278', { exact: false }).first().waitFor();
    expect(await drawer().textContent()).toMatch(/180 ?\+ ?98/);
  });

  test('the arrow keys walk through every mark', async () => {
    await page.goto(`${site.origin}/compare/`);
    await page.waitForSelector('svg [data-mark]');
    const marks = await page.locator('svg [data-mark]').count();
    await page.locator('svg [data-mark][tabindex="0"]').focus();
    const seen = new Set<string>();
    for (let step = 0; step < marks; step++) {
      seen.add((await page.evaluate(() => document.activeElement?.getAttribute('data-mark'))) ?? '');
      await page.keyboard.press('ArrowRight');
    }
    expect(seen.size).toBe(marks);
  });
});

describe('a stated zero and a gap', () => {
  // Requests received: Baiyin 2019 says there were none; an excerpt of the same bureau's 2022 report says nothing read.
  const address = '/compare/?m=req_received&a=620400-kj~640100-kj&y=2017-2022&c=bar';

  test('are told apart in the picture, the table and the CSV', async () => {
    await page.goto(site.origin + address);
    await ready();
    await mark(/白银市科技局.*2019.*0.*/).waitFor();
    const zero = await mark(/白银市科技局.*2019/)
      .first()
      .getAttribute('aria-label');
    expect(zero).toMatch(/明示|说明|写明|未发生|无/);
    const table = page.getByRole('table').first();
    const zeroRow = await table.getByRole('row', { name: /白银市科技局.*2019/ }).textContent();
    expect(zeroRow).toMatch(/0/);
    const csv = (await download('CSV')).toString('utf8');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const line = csv.split('\r\n').find((text) => text.includes('白银市科技局') && text.includes('2019')) ?? '';
    const gap = csv.split('\r\n').find((text) => text.includes('白银市科技局') && text.includes('2018')) ?? '';
    expect(line).toMatch(/,0,/);
    expect(gap).not.toMatch(/,0,/);
    expect(line).not.toBe(gap);
  });
});

describe('changing the View', () => {
  test('the address carries it, the picture follows, going back restores it', async () => {
    await page.goto(`${site.origin}/compare/`);
    await ready();
    const before = await page.locator('main svg').first().innerHTML();
    await page.goto(`${site.origin}/compare/?m=req_received&b=applicant&a=640181-kj~620400-kj&y=2019-2021&c=heat`);
    await ready();
    await page.waitForSelector('svg [data-mark]');
    expect(await page.locator('main svg').first().innerHTML()).not.toBe(before);
    await page.goBack();
    await page.waitForSelector('svg [data-mark]');
    expect(page.url()).toBe(`${site.origin}/compare/`);
  });

  test('a click on the figure in a cell opens its place', async () => {
    await page.goto(`${site.origin}/compare/?m=req_received&a=640181-kj~620400-kj&y=2019-2021&c=heat`);
    await ready();
    // The pointer meets the words, which lie over the cell.
    await page.locator('#figure-panel svg [data-mark]').first().click();
    await expect.poll(() => page.locator('main aside h2').allTextContents()).toHaveLength(1);
  });

  test('an unusable link says what was wrong and shows the starting view', async () => {
    await page.goto(`${site.origin}/compare/?m=drop_table`);
    expect(await page.getByRole('alert').filter({ hasText: 'drop_table' }).textContent()).toContain('drop_table');
    expect(await page.locator('main svg path').count()).toBeGreaterThan(5);
  });
});

describe('the table', () => {
  test('turns, sorts by several columns from the keyboard, and its CSV is what is shown, totals included', async () => {
    await page.goto(`${site.origin}/compare/?m=req_received&a=620400-kj~640100-kj&y=2017-2022`);
    await ready();
    await page.getByLabel('年份并排').check();
    const sort = (name: string) => page.getByRole('columnheader', { name }).getByRole('button');
    await sort('2019').focus();
    await page.keyboard.press('Enter');
    await sort('2021').focus();
    await page.keyboard.press('Shift+Enter');
    const sorted = page.locator('th[aria-sort="descending"]');
    expect(await sorted.allTextContents()).toEqual([expect.stringContaining('2019'), expect.stringContaining('2021')]);
    const shown = await page.locator('tbody th, tfoot th').allTextContents();
    const csv = (await download('CSV')).toString('utf8').replace('\uFEFF', '').split('\r\n');
    expect(csv.slice(1, shown.length + 1).map((line) => line.split(',')[0])).toEqual(shown);
    expect(shown.at(-1)).toMatch(/合计/);
  });

  test('draws only the lines in sight of a long table, all of them on request, and finds an agency in it', async () => {
    await page.goto(`${site.origin}/compare/?m=req_received&y=2010-2024`);
    await ready();
    await page.getByRole('button', { name: /行没有报告，显示/ }).click();
    const lines = page.locator('tbody tr[aria-rowindex]');
    await page.waitForFunction(() => document.querySelector('table[aria-rowcount]') !== null);
    const all = Number(await page.locator('table[aria-rowcount]').getAttribute('aria-rowcount')) - 1;
    expect(await lines.count()).toBeLessThan(80);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await lines.count()).toBe(all);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.waitForFunction(() => document.querySelector('table[aria-rowcount]') !== null);
    await page.getByLabel('在表中找机构').fill('银川');
    await page.waitForFunction(() => document.querySelector('table[aria-rowcount]') === null);
    expect(await page.locator('tbody th').first().textContent()).toContain('银川');
    await page.getByLabel('在表中找机构').fill('');
    await page.getByRole('button', { name: /一次画出全部/ }).click();
    expect(await lines.count()).toBe(all);
  });

  test('a mark pointed at is marked in the table, and the other way round', async () => {
    await page.goto(`${site.origin}/compare/`);
    await ready();
    // A picture that is drawn anew under the pointer (the page's width has settled) has to be pointed at again.
    const pointed = async () => {
      await page.mouse.move(0, 0);
      await mark(/银川市科技局.*2017.*网站.*276/).hover();
      return page.locator('td [data-pointed]').allTextContents();
    };
    await expect.poll(pointed, { timeout: 10_000 }).toEqual(['276']);
    // The focus scrolls the page: a pointer left on the picture would come to point at something else.
    await page.mouse.move(0, 0);
    const focused = async () => {
      await page.getByRole('button', { name: /银川市科技局 2017 微博 49/ }).focus();
      return page.locator('td [data-pointed]').allTextContents();
    };
    await expect.poll(focused, { timeout: 10_000 }).toEqual(['49']);
  });

  test('Escape closes an open picker, then the panel of the figure, and gives the focus back to the table', async () => {
    await page.goto(`${site.origin}/compare/`);
    await ready();
    const figure = page.getByRole('button', { name: /银川市科技局 2017 微博 49/ });
    const heading = drawer().getByRole('heading', { level: 2 });
    await figure.focus();
    await page.keyboard.press('Enter');
    await heading.waitFor();
    await page.getByRole('region', { name: '选择' }).getByRole('button').first().click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await heading.count()).toBe(1);
    await page.keyboard.press('Escape');
    await heading.waitFor({ state: 'detached' });
    expect(await figure.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

describe('the agency picker', () => {
  const open = () => page.getByRole('region', { name: '选择' }).getByRole('button').first().click();

  test('finds by initials, walks by arrow keys, and is one step in the history however much was clicked', async () => {
    await page.goto(`${site.origin}/compare/`);
    await ready();
    const before = await page.evaluate(() => history.length);
    await open();
    await page.getByLabel('只列有此项的').uncheck();
    await page.getByRole('searchbox').first().fill('yc');
    await page.getByRole('group', { name: '机构' }).getByRole('checkbox').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => history.length)).toBe(before + 1);
    await page.goBack();
    await expect.poll(() => page.url(), { timeout: 10_000 }).toBe(`${site.origin}/compare/`);
  });

  test('walks to the last of all agencies and chooses fair peers with their rule', async () => {
    await page.goto(`${site.origin}/compare/?m=req_received&a=640100-kj&y=2017-2022`);
    await ready();
    await open();
    await page.getByRole('group', { name: '机构' }).getByRole('checkbox').first().focus();
    await page.keyboard.press('End');
    await page.waitForFunction(
      () => Number(document.activeElement?.closest('[data-index]')?.getAttribute('data-index')) > 50,
    );
    await page.getByText('同类机构：').click();
    const peers = page.getByRole('button', { name: /^同级同类（\d+ 个）$/ });
    await peers.waitFor();
    const [, count] = /（(\d+) 个）/.exec((await peers.textContent()) ?? '') ?? [];
    await peers.click();
    await page.keyboard.press('Escape');
    const query = new URL(page.url()).searchParams;
    const chosen = query.get('a')?.split('~');
    expect(chosen ?? query.get('g')).toContain(chosen ? '640100-kj' : '.kj');
    if (chosen) expect(chosen).toHaveLength(Number(count) + 1);
  });
});

test('behind an indicator stand its terms, each with its place', async () => {
  await page.goto(`${site.origin}/compare/?m=grant_rate&y=2019-2024`);
  await ready();
  await page.waitForSelector('svg [data-mark]');
  const opened = async () => {
    await page.locator('svg [data-mark]').first().focus();
    await page.keyboard.press('Enter');
    return drawer().getByRole('heading', { name: '分母' }).count();
  };
  await expect.poll(opened, { timeout: 10_000 }).toBe(1);
  await drawer().getByRole('button', { expanded: false }).first().click();
  await drawer().getByText('章节').waitFor();
});

test('recent and saved Views are kept and lead back', async () => {
  await page.goto(`${site.origin}/compare/?m=req_received&a=640100-kj&y=2017-2022`);
  await ready();
  await page.getByText('最近与收藏').click();
  await page.getByLabel('名称').fill('周五简报');
  await page.getByRole('button', { name: '收藏当前选择' }).click();
  await page.goto(`${site.origin}/compare/`);
  await page.getByText('最近与收藏').click();
  await page.getByRole('link', { name: '周五简报' }).click();
  expect(new URL(page.url()).searchParams.get('m')).toBe('req_received');
  expect(await page.getByRole('link', { name: /本年新收.*银川市科技局/ }).count()).toBe(1);
});

describe('exports', () => {
  test('PNG is a picture of twice the width, SVG carries title, notes and source', async () => {
    await page.goto(`${site.origin}/compare/`);
    await page.waitForSelector('svg [data-mark]');
    const png = await download('PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1920);
    const svg = (await download('SVG')).toString('utf8');
    const title = ((await page.locator('main h2').first().textContent()) ?? '').trim();
    const words = svg.replaceAll(/<[^>]+>/g, '');
    expect(words).toContain(title);
    expect(words).toContain('不可相加');
    expect(words).toMatch(/覆盖/);
    expect(words).toMatch(/来源/);
  });
});

describe('SQL', () => {
  const run = async (sql: string) => {
    await page.getByLabel('SQL', { exact: true }).fill(sql);
    await page.keyboard.press('Control+Enter');
  };

  test('runs a query over the public tables, shows types and rows', async () => {
    await page.goto(`${site.origin}/sql/`);
    await ready();
    await run(
      "SELECT channel, value FROM fact WHERE report_id = '640100-kj-2017' AND metric_id = 'proactive_by_channel' AND preferred ORDER BY channel",
    );
    const grid = page.getByRole('grid');
    await grid.getByText('wechat').waitFor();
    expect(await grid.textContent()).toContain('276');
  });

  const refused = [
    "SELECT * FROM read_csv('http://atlas.test/x.csv')",
    "COPY fact TO 'x.csv'",
    "ATTACH 'x.duckdb'",
    'LOAD httpfs',
    'SET enable_external_access = true',
    "SELECT * FROM read_parquet('x.parquet')",
    'SELECT current_date',
  ];

  test('refuses what leads out or cannot be, with a sentence, and goes on', async () => {
    await page.goto(`${site.origin}/sql/`);
    await ready();
    for (const [index, sql] of refused.entries()) {
      await run(sql);
      await page.getByRole('main').getByRole('alert').waitFor();
      await run(`SELECT ${index} + 4200 AS answer`);
      await page
        .getByRole('grid')
        .getByText(String(index + 4200))
        .waitFor();
    }
  });

  test('a running query can be cancelled and the engine answers again', async () => {
    await page.goto(`${site.origin}/sql/`);
    await ready();
    await run('SELECT count(*) FROM range(100000) a, range(100000) b WHERE a.range * b.range % 7 = 3');
    await page.getByRole('button', { name: '停止' }).click();
    await run('SELECT 40 + 2 AS answer');
    await page.getByRole('grid').getByText('42').waitFor();
  });

  test('a link shows its statement and does not run it', async () => {
    const sql = Buffer.from('SELECT 6 * 7 AS answer', 'utf8').toString('base64url');
    await page.goto(`${site.origin}/sql/#q=${sql}`);
    await ready();
    await expect.poll(() => page.getByLabel('SQL', { exact: true }).textContent()).toBe('SELECT 6 * 7 AS answer');
    expect(await page.getByRole('grid').getByText('42').count()).toBe(0);
  });
});

test('everything works on a plain-http origin, where secure-context APIs are missing', async () => {
  const origin = site.origin.replace('localhost', 'atlas.test');
  await page.goto(`${origin}/compare/`);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await ready();
  await mark(/银川市科技局.*2017.*微信.*276/).click();
  await drawer().getByText('二、主动公开政府信息情况').waitFor();
});

test('a page come to by a link draws its pictures itself, and back again', async () => {
  await page.goto(`${site.origin}/compare/`);
  await ready();
  const begun = await page.evaluate(() => performance.timeOrigin);
  await page.locator('header a[href$="/applications/"]').click();
  await page.waitForSelector('h1:has-text("申请")', { state: 'attached' });
  await expect.poll(() => page.locator('main [role="group"] svg').count()).toBeGreaterThan(2);
  expect(await page.locator('main svg [data-mark]').count()).toBeGreaterThan(20);
  await page.goBack();
  await mark(/银川市科技局.*2017.*网站.*276/).waitFor();
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(begun);
});

test('the language switch keeps the address’s state', async () => {
  await page.goto(`${site.origin}/compare/?m=req_received&a=640181-kj&y=2021-2021&c=bar`);
  await page.getByRole('link', { name: 'EN' }).click();
  await page.waitForURL(/\/en\/compare\/\?m=req_received&a=640181-kj&y=2021-2021/);
});
