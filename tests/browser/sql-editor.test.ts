import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPage, openSite, type Site, type Watch } from './site.ts';
import { expectNothingAmiss } from './watched.ts';

let site: Site;
/** One page whose engine runs: for every test that leaves nothing behind but a tab. */
let shared: Awaited<ReturnType<typeof openPage>>;
let context: BrowserContext;
let page: Page;
let watch: Watch;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());
afterEach(() => {
  expectNothingAmiss(watch);
});

const editor = (on = page) => on.getByLabel('SQL', { exact: true });
const text = async (on = page) => (await on.locator('.cm-content .cm-line').allTextContents()).join('\n');
const openBench = async (hash = '', on = page, path = '/sql/') => {
  await on.goto(`${site.origin}${path}${hash}`);
  await on.locator('.cm-content').waitFor();
};
const ready = (on = page) => on.getByText(/^查询引擎就绪|^Query engine ready/).waitFor({ timeout: 60_000 });
const link = (sql: string) => `#q=${Buffer.from(sql, 'utf8').toString('base64url')}`;
const alert = () => page.getByRole('main').getByRole('alert');

/** Puts a text into a tab of the page that is open, as a link does. */
const write = async (sql: string) => {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, link(sql));
  await expect.poll(() => text()).toBe(sql);
};

async function violations(): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations: found } = await Reflect.get(window, 'axe').run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.map(
      (one: { id: string; nodes: { html: string }[] }) =>
        `${one.id}: ${one.nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`,
    );
  });
}

describe('on a page of its own', () => {
  beforeEach(async () => {
    ({ context, page, watch } = await openPage(site));
  });
  afterEach(() => context.close());

  test('what is typed before the editor has come is kept, with the focus', async () => {
    await page.route('**/_next/static/**/*.js', async (route) => {
      // The editor's own code comes late; everything else at once.
      const response = await route.fetch();
      if ((await response.text()).includes('cm-content'))
        await page.waitForFunction(() => Reflect.get(window, 'mayCome') === true);
      await route.fulfill({ response });
    });
    await page.goto(`${site.origin}/sql/`);
    await page.locator('textarea').waitFor();
    await expect
      .poll(() =>
        page.locator('textarea').evaluate((area) => Object.keys(area).some((key) => key.startsWith('__react'))),
      )
      .toBe(true);
    await editor().fill('SELECT 1 AS early');
    await page.keyboard.press('Home');
    await page.evaluate(() => Reflect.set(window, 'mayCome', true));
    await page.locator('.cm-content').waitFor();
    await page.keyboard.type('-- late ');
    await expect.poll(() => text()).toBe('-- late SELECT 1 AS early');
    expect(await page.locator('textarea').count()).toBe(0);
  });

  test('tabs, texts and their own undo, over a reload and in another window', async () => {
    await openBench();
    await editor().fill('SELECT 1 AS one');
    await page.getByRole('button', { name: '新建' }).click();
    await expect.poll(() => text()).toBe('');
    await editor().fill('SELECT 2 AS two');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.locator('.cm-content').waitFor();
    await expect.poll(() => text()).toBe('SELECT 2 AS two');
    await page.getByRole('tab', { name: 'SELECT 1 AS one' }).click();
    await expect.poll(() => text()).toBe('SELECT 1 AS one');

    const other = await context.newPage();
    await openBench('', other);
    await editor(other).fill('SELECT 3 AS three');
    await other.close();
    await expect.poll(() => text()).toBe('SELECT 3 AS three');
  });

  test('a closed tab comes back', async () => {
    await openBench();
    await editor().fill('SELECT 1 AS one');
    await page.getByRole('button', { name: '新建' }).click();
    await expect.poll(() => text()).toBe('');
    await editor().fill('SELECT 2 AS two');
    await page.getByRole('button', { name: '关闭此页' }).click();
    await expect.poll(() => text()).toBe('SELECT 1 AS one');
    await page.getByRole('button', { name: '恢复关闭的页' }).click();
    await expect.poll(() => text()).toBe('SELECT 2 AS two');
  });

  test('a link is followed though the address is put back meanwhile', async () => {
    await openBench(link('SELECT 1 AS one'));
    await expect.poll(() => text()).toBe('SELECT 1 AS one');
    await page.evaluate(
      ([to, back]) => {
        window.location.hash = to;
        window.history.replaceState(null, '', back);
      },
      [link('SELECT 2 AS two'), link('SELECT 1 AS one')] as const,
    );
    await expect.poll(() => text()).toBe('SELECT 2 AS two');
  });

  test('a tab is left while a box stands beside its word', async () => {
    await openBench();
    for (const word of ['SELECT re', 'SELECT med', 'SELECT count(']) {
      await editor().fill('');
      await editor().pressSequentially(word);
      await page.locator('.cm-tooltip').first().waitFor();
      // In one task, so that the box is measured only after the switch.
      await page.evaluate((name) => {
        window.dispatchEvent(new Event('resize'));
        for (const button of document.querySelectorAll('button')) if (button.textContent === name) button.click();
      }, '新建');
      await expect.poll(() => text()).toBe('');
      await page.getByRole('button', { name: '关闭此页' }).click();
      await expect.poll(() => text()).toBe(word.endsWith('(') ? `${word})` : word);
    }
  });

  test('saved queries and history', async () => {
    await openBench();
    await ready();
    await editor().fill("SELECT 'kept' AS word");
    await page.keyboard.press('Control+Enter');
    await page.getByRole('grid').getByText('kept').waitFor();
    await page.getByRole('button', { name: '保存', exact: true }).first().click();
    await page.getByLabel('保存为').fill('我的查询');
    await page.keyboard.press('Enter');
    await page.reload();
    await page.locator('.cm-content').waitFor();
    await page.getByRole('tab', { name: '已保存' }).click();
    await page.getByRole('button', { name: '我的查询', exact: true }).waitFor();
    await page.getByRole('tab', { name: '历史' }).click();
    await page.getByRole('searchbox', { name: '查找历史' }).fill('kept');
    await page.getByRole('button', { name: /SELECT 'kept' AS word.*1 行/ }).click();
    await expect.poll(() => text()).toBe("SELECT 'kept' AS word");
    await page.getByRole('searchbox', { name: '查找历史' }).fill('nothing like it');
    await page.getByText('没有运行过这样的查询。').waitFor();
  });

  test('without any storage drafts live as long as the page, and it says so', async () => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('closed', 'SecurityError');
        },
      });
      Object.defineProperty(window, 'sessionStorage', {
        get: () => {
          throw new DOMException('closed', 'SecurityError');
        },
      });
    });
    await openBench();
    await editor().fill('SELECT 1 AS one');
    await page.getByText('浏览器不允许存储').waitFor();
    await expect.poll(() => text()).toBe('SELECT 1 AS one');
  });

  test('a link shows statement and values, covers no draft and does not run', async () => {
    await openBench();
    await editor().fill('SELECT 1 AS draft');
    await page.getByRole('tab', { name: 'SELECT 1 AS draft' }).waitFor();
    const values = Buffer.from(JSON.stringify({ word: "it's; --" }), 'utf8').toString('base64url');
    await page.evaluate(
      (hash) => {
        window.location.hash = hash;
      },
      `${link('SELECT :word AS said, 1::INTEGER AS one')}&p=${values}`,
    );
    await page.getByText('这段 SQL 来自链接').waitFor();
    await ready();
    expect(await page.getByLabel(/^:word/).inputValue()).toBe("it's; --");
    expect(await page.getByRole('grid').count()).toBe(0);
    await page.getByRole('button', { name: '运行' }).click();
    await page.getByRole('grid').getByText("it's; --").waitFor();
    await page.getByRole('tab', { name: 'SELECT 1 AS draft' }).click();
    await expect.poll(() => text()).toBe('SELECT 1 AS draft');
  });

  test('asks for agency, year and metric by name, and says what is missing', async () => {
    await openBench(link('SELECT count(*) AS n FROM fact WHERE agency_id = :agency AND year = :year'));
    await ready();
    await page.getByRole('button', { name: '运行' }).click();
    await page.getByText('先填好参数：:agency :year。').waitFor();
    await page.getByLabel(/^:agency/).fill('640100-kj');
    await page.getByText('银川市科学技术局', { exact: true }).waitFor();
    await page.getByLabel(/^:year/).fill('2017');
    await page.getByRole('button', { name: '运行' }).click();
    await page.getByRole('grid').waitFor();
    const copied = new URL(page.url()).hash;
    await page.goto('about:blank');
    await openBench(copied);
    expect(await page.getByLabel(/^:year/).inputValue()).toBe('2017');
  });

  test('in English too', async () => {
    await openBench(link('SELECT valeu FROM fact'), page, '/en/sql/');
    await ready();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await alert().getByText('There is no column called valeu.').waitFor();
    await alert().getByText('line 1, column 8').waitFor();
    expect(await violations()).toEqual([]);
  });
});

describe('on a page whose engine runs', () => {
  beforeAll(async () => {
    shared = await openPage(site);
    ({ context, page, watch } = shared);
    await openBench();
    await ready();
  });
  afterAll(() => shared?.context.close());
  beforeEach(() => {
    ({ context, page, watch } = shared);
  });

  test('Tab indents; Escape, then Tab, leaves', async () => {
    await editor().fill('SELECT 1');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Home');
    await page.keyboard.press('Tab');
    await expect.poll(() => text()).toBe('  SELECT 1');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await editor().evaluate((element) => element.contains(document.activeElement))).toBe(false);
    const described = (await editor().getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`[id="${described}"]`).textContent()).toContain('先按 Esc 再按 Tab');
  });

  test('runs the statement at the cursor, and what is selected', async () => {
    await write("SELECT 'first;' AS a;\n\nSELECT 'second' AS b");
    await editor().focus();
    await page.keyboard.press('Control+Home');
    await page.getByRole('button', { name: '运行第 1 条（共 2 条）' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('grid').getByText('first;').waitFor();
    await page.keyboard.press('Control+End');
    await page.getByRole('button', { name: '运行第 2 条（共 2 条）' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('grid').getByText('second').waitFor();
  });

  test('runs all statements, each with its result, up to the first that fails, and names it', async () => {
    await write("SELECT 'first' AS a;\nSELECT range AS b FROM range(3);\nSELECT valeu FROM fact;\nSELECT 'never' AS d");
    await editor().focus();
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByText('第 3 条（共 4 条）出错。后面 1 条没有运行。').waitFor();
    await alert().getByText('没有名为 valeu 的列。').waitFor();
    expect(await page.locator('.cm-lintRange-error').textContent()).toBe('valeu');
    const list = page.getByRole('tablist', { name: '各条的结果' });
    expect(await list.getByRole('tab').allTextContents()).toEqual([
      "1 · 1 行 · SELECT 'first' AS a",
      '2 · 3 行 · SELECT range AS b FROM range(3)',
      '3 · 出错 · SELECT valeu FROM fact',
    ]);
    await page.keyboard.press('Escape');
    await list.getByRole('tab').last().focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.getByRole('gridcell').allTextContents()).toEqual(['0', '1', '2']);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('grid').getByText('first').waitFor();
    expect(await violations()).toEqual([]);
    await write('SELECT 5 AS five;\nSELECT 6 AS six');
    await page.getByRole('button', { name: '全部 2 条依次运行' }).click();
    await page.getByText('2 条都运行完了。').waitFor();
    await page.getByRole('grid').getByText('6', { exact: true }).waitFor();
  });

  test('completes values by Chinese name and pinyin initials, columns by alias, and shows how a function is called', async () => {
    await editor().fill('');
    await page.keyboard.type('SELECT f.val');
    await page.keyboard.press('Escape');
    const option = page.getByRole('listbox').getByRole('option', { name: 'wechat' }).first();
    // The catalog comes just behind the engine, and closes the list it finds open.
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Control+a');
          await page.keyboard.type("FROM channels WHERE channel = 'zwwx");
          await page.keyboard.press('Escape');
          await page.keyboard.press('Control+Space');
          await option.click({ timeout: 1500 }).catch(() => undefined);
          return text();
        },
        { timeout: 30_000 },
      )
      .toBe("FROM channels WHERE channel = 'wechat'");
    await page.keyboard.press('Control+a');
    await page.keyboard.type('SELECT round(1.25, ');
    await page.locator('.cm-signature').getByText('round(x, precision)').waitFor();
    expect(await page.locator('.cm-signature b').first().textContent()).toBe('precision');
  });

  test('lays the text out and turns lines into comments', async () => {
    await write('select 1 as a,2 as b from range(1) where :x::int=1');
    await page.getByRole('button', { name: '整理' }).click();
    await expect.poll(text).toMatch(/^SELECT\n {2}1 AS a,\n {2}2 AS b\nFROM/);
    await expect.poll(() => text()).toContain(':x::int = 1');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+/');
    await expect.poll(() => text()).toMatch(/^-- SELECT/);
    await editor().focus();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => text()).toBe('select 1 as a,2 as b from range(1) where :x::int=1');
  });

  test('point at the place, name the nearest column, and mend it', async () => {
    await editor().fill('SELECT 1;\nSELECT agency_id, valeu FROM fact');
    await page.keyboard.press('Control+Enter');
    await alert().getByText('没有名为 valeu 的列。').waitFor();
    await alert().getByText('第 2 行第 19 字').waitFor();
    expect(await page.locator('.cm-lintRange-error').textContent()).toBe('valeu');
    await alert().getByRole('button', { name: '改为 value' }).click();
    await expect.poll(() => text()).toBe('SELECT 1;\nSELECT agency_id, value FROM fact');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('grid').waitFor();
  });

  test.each([
    ['SELECT current_date', '没有 icu 扩展', '日期写成 DATE'],
    ["SELECT * FROM read_csv('http://atlas.test/x.csv')", '不读写文件', '拖到页面上'],
    ["SELECT json_extract('{}', 'a')", '没有 json 扩展', '结构用'],
    ["SET memory_limit = '9GB'", '已锁定', '由页面管理'],
  ])('%s is explained, with what to do instead', async (sql, why, instead) => {
    await editor().fill(sql);
    await page.keyboard.press('Control+Enter');
    await alert().getByText(why).waitFor();
    await alert().getByText(instead).waitFor();
  });

  test('tables with rows, types and examples of values; a click writes the name', async () => {
    await editor().fill('SELECT ');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: '表与列' }).click();
    await page.getByRole('searchbox', { name: '查找列' }).fill('gkqd');
    const panel = page.getByRole('tabpanel', { name: '表与列' });
    await panel
      .getByText(/例：app/)
      .first()
      .waitFor();
    await panel
      .getByText(/^[\d,]+ 行$/)
      .first()
      .waitFor();
    await panel
      .getByRole('button', { name: /^channel_zh/ })
      .first()
      .click();
    await expect.poll(() => text()).toBe('SELECT channel_zh');
  });

  test('metrics by pinyin initials', async () => {
    await editor().fill('SELECT ');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: '指标' }).click();
    await page.getByRole('searchbox', { name: '查找指标' }).fill('fqdgk');
    await page.getByText('分渠道公开政府信息数', { exact: true }).click();
    await page.getByRole('button', { name: 'proactive_by_channel' }).click();
    await expect.poll(() => text()).toBe("SELECT 'proactive_by_channel'");
  });

  test('a question goes into the editor, does not run, and has an answer', async () => {
    await write('SELEC nothing');
    await page.keyboard.press('Control+Enter');
    await alert().waitFor();
    await page.getByRole('tab', { name: '问题' }).click();
    await page.getByRole('searchbox', { name: '查找问题' }).fill('结转');
    await page.getByRole('button', { name: '去年结转下年与今年上年结转对得上吗' }).click();
    expect(await page.getByRole('grid').count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('grid').getByText('相符').first().waitFor();
  });

  test('by keyboard alone: from the tabs through the editor to run and to the reference', async () => {
    await write('SELECT 1 AS one');
    await page.getByRole('tab', { name: '问题' }).click();
    await editor().focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('grid').waitFor();
    await page.getByRole('tab', { name: '问题' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: '表与列' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('End');
    expect(
      await page.getByRole('tab', { name: '历史' }).evaluate((element) => element === document.activeElement),
    ).toBe(true);
  });

  test.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
    ['light', 320],
  ] as const)('axe finds nothing in %s at %i px, and nothing sticks out', async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    await write(
      "-- 参数\nSELECT a.name, f.valeu, 'x' AS 文字 FROM fact f JOIN agency a USING (agency_id) WHERE f.year = :year LIMIT 10",
    );
    await page.getByLabel(/^:year/).fill('2017');
    await page.getByRole('button', { name: '运行' }).click();
    await alert().waitFor();
    expect(await violations()).toEqual([]);
    for (const side of ['表与列', '指标', '历史']) {
      await page.getByRole('tab', { name: side }).click();
      await page.getByRole('tabpanel', { name: side }).locator('summary, button').first().click();
      expect(await violations()).toEqual([]);
    }
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
  });
});
