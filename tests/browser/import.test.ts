import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { inRoot } from '../../lib/pipeline/root.ts';
import { badFiles, oldFiles, realFiles, shared, syntheticFile, type TestFile, testFile } from './import-files.ts';
import { engineReady } from './ready.ts';
import type { Site } from './site.ts';
import { onPagesOfTheirOwn } from './watched.ts';

let site: Site;
let page: Page;

onPagesOfTheirOwn(async (opened, own) => {
  [site, page] = [opened, own];
  await open(page);
});

async function open(where: Page, route = '/import/'): Promise<void> {
  await where.goto(site.origin + route);
  await where.waitForSelector('[data-workspace="ready"]');
}

async function give(where: Page, files: readonly TestFile[]): Promise<void> {
  await where.locator('[data-choose="files"]').setInputFiles([...files]);
}

const ended = (where: Page) => where.waitForSelector('[data-import="ended"]', { timeout: 100_000 });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const states = async (where: Page): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const state of ['全部', '有疑', '读不出', '可入库', '已入库']) {
    const words = await where
      .getByRole('radio', { name: new RegExp(state) })
      .locator('xpath=..')
      .textContent();
    counts[state] = Number(/(\d+)\s*$/.exec(words ?? '')?.[1]);
  }
  return counts;
};

/** One page in all its sizes and looks: nothing for axe, nothing wider than the window. */
async function looksRight(): Promise<void> {
  await page.evaluate(axe.source);
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const results: AxeResults = await page.evaluate(() => Reflect.get(window, 'axe').run());
    const found = results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    expect(found, `${width} ${colorScheme}`).toEqual([]);
    const [content, wide] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content, `${width} ${colorScheme}`).toBeLessThanOrEqual(wide ?? 0);
  }
}

/** The bodies of the eight reports. */
const bodies = ['320800-zf', '320813-zf', '451000-kj', '620400-kj', '640100-kj', '640181-kj', '640521-kj'];

describe.skipIf(!existsSync(shared))('real reports dropped with four bad files', () => {
  test('the good ones are accepted and compared, the bad ones named with reasons', async () => {
    await give(page, [...badFiles(), ...realFiles()]);
    await ended(page);
    await expect.poll(() => states(page)).toEqual({ 全部: 12, 有疑: 2, 读不出: 4, 可入库: 6, 已入库: 0 });

    await page.getByRole('radio', { name: /读不出/ }).check();
    const bad = await page.locator('li[data-state="failed"]').allTextContents();
    const of = (name: string): string => bad.find((words) => words.includes(name)) ?? '';
    expect(of('损坏.pdf')).toMatch(/损坏.*重新下载/);
    expect(of('空.docx')).toMatch(/空文件.*重新下载/);
    expect(of('扫描.pdf')).toMatch(/没有文字层.*Word/);
    expect(of('炸弹.zip')).toMatch(/太大.*50 MB/);
    await page.getByRole('radio', { name: /全部/ }).check();

    await button(/全部入库（6）/).click();
    await page.getByText('已入库 6 份').waitFor();
    await expect.poll(() => states(page)).toMatchObject({ 已入库: 6, 可入库: 0 });

    await page.getByRole('checkbox', { name: '随站数据' }).uncheck();
    await page.getByRole('radio', { name: /有疑/ }).check();
    await page.locator('li[data-state="doubts"] button').first().click();
    for (const left of [1, 0]) {
      await page.getByRole('region', { name: '待看的疑问' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('没有待看的疑问。').waitFor();
      await page.keyboard.press('Enter');
      if (left > 0) await page.getByRole('region', { name: '待看的疑问' }).waitFor();
    }
    await expect.poll(async () => (await states(page)).已入库, { timeout: 20_000 }).toBe(8);

    await page.goto(`${site.origin}/compare/?m=req_received&a=${bodies.join('~')}&y=2017-2024&c=bar`);
    await engineReady(page);
    for (const name of ['银川市科技局', '百色市科知局', '洪泽区', '淮安市政府']) {
      await expect.poll(() => page.locator('main').textContent(), { timeout: 30_000 }).toContain(name);
    }
    const sql = "SELECT count(*) || ' of ' || min(origin) AS said FROM report";
    await page.goto(`${site.origin}/sql/#q=${Buffer.from(sql, 'utf8').toString('base64url')}`);
    await engineReady(page);
    await page.getByLabel('SQL', { exact: true }).press('Control+Enter');
    await page.getByRole('grid').getByText('8 of own').waitFor();
  });
});

describe('the desk', () => {
  test('left and come back to again and again, the page gives back what it was made of', async () => {
    const session = await page.context().newCDPSession(page);
    const goTo = async (path: string) => {
      if (new URL(page.url()).pathname === path) return;
      await page.locator(`header nav a[href$="${path}"]`).first().click();
      await page.waitForURL((url) => url.pathname === path);
      await page.locator('main h1').first().waitFor();
    };
    const held = async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { jsEventListeners, nodes } = await session.send('Memory.getDOMCounters');
      return { jsEventListeners, nodes };
    };
    const round = async (seed: number) => {
      await goTo('/import/');
      // Given by hand: Playwright's own ways hold the page's nodes by handles.
      const { name, buffer } = syntheticFile(seed);
      await page.locator('[data-choose="files"]').evaluate(
        (input, [called, text]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text ?? ''], called ?? ''));
          input.parentElement?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
        },
        [name, buffer.toString('utf8')],
      );
      await page.locator('[data-report]').nth(seed).waitFor();
      await page.locator('[data-report]').first().click();
      await page.getByRole('heading', { level: 3, name: /读出的数/ }).waitFor();
      await goTo('/about/');
    };
    for (const seed of [0, 1]) await round(seed);
    const before = await held();
    for (const seed of [2, 3, 4]) await round(seed);
    // One round left behind is hundreds of nodes and a dozen listeners.
    await expect.poll(async () => (await held()).nodes - before.nodes).toBeLessThan(60);
    expect((await held()).jsEventListeners - before.jsEventListeners).toBeLessThan(10);
  });

  test('nothing is wrong for axe and nothing overflows, wide and narrow, light and dark', async () => {
    await give(page, [...badFiles().slice(1, 3), syntheticFile(0), syntheticFile(1), syntheticFile(2)]);
    await ended(page);
    await looksRight();
  });

  test('files of Word and Excel before 2007, rich text and OFD are read with their figures', async () => {
    await give(page, oldFiles());
    await ended(page);
    const rows = await page.locator('li[data-state]').allTextContents();
    for (const { name } of oldFiles()) {
      const words = rows.find((row) => row.includes(name)) ?? '';
      expect(Number(/(\d+) 个数/.exec(words)?.[1]), `${name}: ${words}`).toBeGreaterThan(100);
    }
  });

  test('the same file under another name is known, and says as what', async () => {
    await give(page, [syntheticFile(0)]);
    await ended(page);
    await give(page, [syntheticFile(0, '又一份.txt'), syntheticFile(1)]);
    await expect.poll(async () => (await states(page)).全部, { timeout: 20_000 }).toBe(2);
    await page.getByText('先前已有的文件（1）').click();
    await page.getByText('又一份.txt：与《合成-0.txt》一字不差').waitFor();
  });

  test('a saved workspace is no archive of reports: where it belongs is said, what came with it is read', async () => {
    await give(page, [testFile('县.atlas.zip', 'PK'), syntheticFile(1)]);
    await ended(page);
    expect((await states(page)).全部).toBe(1);
    expect(await page.getByRole('status').filter({ hasText: '县.atlas.zip' }).textContent()).toContain('从文件恢复');
  });

  test('a folder and an archive are dropped; names keep their paths', async () => {
    const { zipSync } = await import('fflate');
    const archive = zipSync({ '内/合成-3.txt': syntheticFile(3).buffer, '空.txt': new Uint8Array() });
    await page.locator('main section').first().waitFor();
    const data = await page.evaluateHandle(
      (files) => {
        const transfer = new DataTransfer();
        for (const { name, bytes } of files) transfer.items.add(new File([new Uint8Array(bytes)], name));
        return transfer;
      },
      [
        { name: '上报.zip', bytes: [...archive] },
        { name: '合成-4.txt', bytes: [...syntheticFile(4).buffer] },
      ],
    );
    await page.getByRole('region', { name: /拖到这里/ }).dispatchEvent('drop', { dataTransfer: data });
    await ended(page);
    const words = (await page.locator('li[data-state]').allTextContents()).join('\n');
    expect(words).toContain('上报.zip/内/合成-3.txt');
    expect(words).toMatch(/上报.zip\/空.txt.*空文件/);
    expect(words).toContain('合成-4.txt');
  });

  test('a reload in the middle keeps what was read and goes on with the rest, each file once', async () => {
    const files = Array.from({ length: 24 }, (_, seed) => syntheticFile(seed));
    await give(page, files);
    await page.waitForSelector('[data-import="reading"]');
    await button('暂停').click();
    await page.waitForSelector('[data-import="paused"]');
    await open(page);
    await page.getByText(/上次有 \d+ 个文件没有读完/).waitFor();
    await button('接着读').click();
    await ended(page);
    await expect.poll(async () => (await states(page)).全部, { timeout: 20_000 }).toBe(24);
    await open(page);
    expect((await states(page)).全部).toBe(24);
    expect(await page.getByText(/上次有/).count()).toBe(0);
  });

  test('what was cancelled is not read, what was read stays', async () => {
    await give(
      page,
      Array.from({ length: 30 }, (_, seed) => syntheticFile(seed)),
    );
    await page.waitForSelector('[data-import="reading"]');
    await button('取消').click();
    await ended(page);
    expect(await page.locator('li[data-state]').count()).toBeLessThan(30);
    await open(page);
    expect(await page.getByText(/上次有/).count()).toBe(0);
  });

  test('names and texts that carry markup are words', async () => {
    await give(page, [testFile('<img src=x onerror=alert(1)>.txt', '<script>alert(2)</script>=1+1\u0007 ')]);
    await ended(page);
    await expect.poll(() => page.locator('li[data-state]').count()).toBe(1);
    expect(await page.locator('main img').count()).toBe(0);
  });
});

/** Opens the first report of the list. */
async function openFirst(): Promise<void> {
  await page.locator('li[data-state] [data-report]').first().click();
  await page.getByRole('heading', { level: 3, name: /读出的数/ }).waitFor();
}

describe('the review', () => {
  const figure = (words: string | RegExp) =>
    page.getByRole('region', { name: '读出的数' }).getByRole('button', { name: words });
  const panel = () => page.getByRole('region', { name: '选中的数' });

  /** A report of one figure for each sentence, of a body nobody knows. */
  const plain = (sentences: string, year = 2018) =>
    testFile(
      `云岭市青禾县水务局${year}.txt`,
      `云岭市青禾县水务局${year}年政府信息公开工作年度报告\n\n一、概述\n\n${sentences}\n`,
    );

  test('a figure is marked in the text, and the text leads to the figure', async () => {
    await give(page, [plain('全年主动公开政府信息137条。收到政府信息公开申请42件。')]);
    await ended(page);
    await openFirst();
    await figure(/137/).click();
    const chosen = page.locator('mark[data-chosen]');
    await expect.poll(() => chosen.textContent()).toBe('137');
    await page.locator('mark[data-fact]', { hasText: '42' }).click();
    await panel().getByText('42').first().waitFor();
  });

  test('a value is corrected with a reason, shown as corrected, undone', async () => {
    await give(page, [plain('全年主动公开政府信息137条。')]);
    await ended(page);
    await openFirst();
    await figure(/137/).click();
    await button('改正').click();
    await page.getByLabel(/^数值/).fill('１，３７８');
    await page.getByLabel('理由').fill('原文漏印一位');
    await button('记下改动').click();
    await panel().getByText('1,378').first().waitFor();
    await panel().getByText('理由：原文漏印一位').waitFor();
    await expect.poll(() => figure(/137/).first().textContent()).toMatch(/已改.*137.*1,378/);
    await page.reload();
    await figure(/1,378/).waitFor();
    await figure(/1,378/).click();
    await button('撤销改动').click();
    await expect.poll(() => figure(/已改/).count()).toBe(0);
  });

  test('a corrected figure of an accepted report is counted in on the overview and marked where it shows', async () => {
    await give(page, [
      testFile(
        '洪泽.txt',
        '淮安市洪泽区人民政府2016年政府信息公开工作年度报告\n\n一、概述\n\n全年主动公开政府信息137条。收到政府信息公开申请42件。\n',
      ),
    ]);
    await ended(page);
    await openFirst();
    await figure(/137/).click();
    await button('改正').click();
    await page.getByLabel(/^数值/).fill('173');
    await button('记下改动').click();
    await page.getByRole('alert').filter({ hasText: '请写明理由' }).waitFor();
    await page.getByLabel('理由').fill('原件为 173');
    await button('记下改动').click();
    await panel().getByText('173').first().waitFor();
    await button(/^入库/).click();
    await expect.poll(async () => (await states(page)).已入库, { timeout: 20_000 }).toBe(1);
    await page.goto(`${site.origin}/`);
    await page.getByText('本页各数已计入本机导入的 1 份报告').waitFor({ timeout: 60_000 });
    await page.getByRole('searchbox').fill('洪泽');
    const mark = page.getByRole('link', { name: /2016.*本机导入/ });
    await mark.waitFor();
    await page.evaluate(axe.source);
    const results: AxeResults = await page.evaluate(() => Reflect.get(window, 'axe').run());
    expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await mark.click();
    const words = page.getByText(/其中 1 份为本机导入/);
    await words.first().waitFor({ timeout: 60_000 });
    await page.locator('[aria-label*="更正"]').first().click();
    await page.getByText('原为 137，改为 173').waitFor();
    await page.getByText('原件为 173').waitFor();
  });

  test('a wrong figure is rejected; a missed one is added by selecting its words', async () => {
    await give(page, [plain('全年主动公开政府信息137条。另有杂项58个。')]);
    await ended(page);
    await openFirst();
    await figure(/137/).click();
    await button('这不是数据，不取').click();
    await button('不取这个数').click();
    await page.getByRole('alert').filter({ hasText: '请写明理由' }).waitFor();
    await page.getByLabel('理由').fill('合计重复');
    await button('不取这个数').click();
    await figure(/不取/).waitFor();
    await panel().getByText('理由：合计重复').waitFor();
    await page.evaluate(() => {
      const piece = [...document.querySelectorAll('[data-start]')].find((node) => node.textContent?.includes('58'));
      const words = piece?.firstChild;
      const at = words?.textContent?.indexOf('58') ?? -1;
      if (!words || at < 0) return;
      window.getSelection()?.setBaseAndExtent(words, at, words, at + 2);
      piece.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    });
    await page.getByText('这些字没有读成数').waitFor();
    await page.getByLabel('理由').fill('漏读');
    await button('添为漏读的数').click();
    await figure(/已改.*58/).waitFor();
    await expect.poll(() => page.locator('mark[data-fact]', { hasText: '58' }).count()).toBe(1);
  });

  test('what was left out is told with its words; a number among it is made a figure', async () => {
    await give(page, [plain('全年主动公开政府信息137条。全年公开局务会议17次。')]);
    await ended(page);
    await openFirst();
    await page.getByText('没有取用的内容：1 处').click();
    await page.getByText('有数没有对上指标。').waitFor();
    await page.locator('details q', { hasText: '全年公开局务会议17' }).waitFor();
    await page.locator('details', { hasText: '没有取用的内容' }).getByRole('button', { name: '看原处' }).click();
    await expect.poll(() => page.locator('mark[data-chosen]').textContent()).toBe('17');
    await page.getByLabel('理由').fill('漏读');
    await button('添为漏读的数').click();
    await figure(/已改.*17/).waitFor();
  });

  test('an unknown body is created with division, level and field; the report is then accepted', async () => {
    await give(page, [plain('全年主动公开政府信息137条。')]);
    await ended(page);
    await expect.poll(() => states(page)).toMatchObject({ 有疑: 1 });
    await openFirst();
    await button('新建机构').click();
    await page.getByLabel(/^行政区划/).fill('洪泽');
    await button(/320813/).click();
    await page.getByLabel('领域').selectOption('sl');
    await button('建立').click();
    await button('就是它').click();
    await page.getByText('没有待看的疑问').waitFor();
    await button('入库').click();
    await expect.poll(async () => (await states(page)).已入库, { timeout: 20_000 }).toBe(1);
    await page.locator('li', { hasText: '云岭市青禾县水务局 2018年' }).waitFor();
  });

  test('another file of the same body and year is a version, its difference told figure by figure', async () => {
    const known = (value: number) =>
      testFile(
        `洪泽-${value}.txt`,
        `淮安市洪泽区人民政府2015年政府信息公开工作年度报告\n\n一、概述\n\n全年主动公开政府信息${value}条。收到政府信息公开申请42件。\n`,
      );
    await give(page, [known(137), known(173)]);
    await ended(page);
    await openFirst();
    await page.getByText(/另一份《洪泽-\d+.txt》：1 个数不同/).click();
    const row = await page.locator('table tbody tr', { hasText: '137' }).last().textContent();
    expect(row).toMatch(/137.*173|173.*137/);
  });

  test('markup, scripts, formulas and control characters of a report are shown as words', async () => {
    await give(page, [
      plain(
        '<img src=x onerror="window.hurt=1"><script>window.hurt=2</script>=HYPERLINK("x")\u0007\u202e主动公开政府信息137条。',
      ),
    ]);
    await ended(page);
    await openFirst();
    const words = await page.getByRole('region', { name: /读出的文字/ }).textContent();
    expect(words).toContain('<img src=x onerror="window.hurt=1"><script>');
    expect(words).toContain('\u2407\ufffd');
    expect(['\u0007', '\u202e'].filter((char) => words?.includes(char))).toEqual([]);
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.evaluate(() => Reflect.get(window, 'hurt'))).toBeUndefined();
  });

  test('a PDF is drawn, and the frame stands on the ink of the chosen figure', async () => {
    const name = '04-mixture-2021';
    const bytes = readFileSync(join(inRoot('tests/fixtures/formats'), name, 'report.pdf'));
    await give(page, [testFile('年报.pdf', bytes)]);
    await ended(page);
    await openFirst();
    await page.waitForSelector('[data-drawn]');
    await page.getByRole('region', { name: '读出的数' }).locator('[data-figure]').nth(3).click();
    await page.locator('[data-frame]').first().waitFor();
    const dark = await page.evaluate(() => {
      const canvas = document.querySelector('canvas');
      const frame = document.querySelector<HTMLElement>('[data-frame]');
      const context = canvas?.getContext('2d');
      if (!canvas || !frame || !context) return 0;
      const share = (value: string) => Number.parseFloat(value) / 100;
      const { left, top, width, height } = frame.style;
      const at = [
        share(left) * canvas.width,
        share(top) * canvas.height,
        share(width) * canvas.width,
        share(height) * canvas.height,
      ];
      const [x = 0, y = 0, w = 1, h = 1] = at;
      return context
        .getImageData(x, y, Math.max(1, w), Math.max(1, h))
        .data.filter((value, index) => index % 4 === 0 && value < 128).length;
    });
    expect(dark).toBeGreaterThan(5);
  });

  test('nothing is wrong for axe and nothing overflows, wide and narrow, light and dark', async () => {
    await give(page, [syntheticFile(4)]);
    await ended(page);
    await openFirst();
    await page.locator('[data-figure]').nth(2).click();
    await button('改正').click();
    await looksRight();
  });
});
