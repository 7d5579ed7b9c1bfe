import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chartsOf, openOffice, packageFaults } from '../export/office-file.ts';
import { textOf } from '../export/xml-tree.ts';
import { engineReady } from './ready.ts';
import type { Site } from './site.ts';
import { onPagesOfTheirOwn } from './watched.ts';

let site: Site;
let page: Page;

onPagesOfTheirOwn((opened, own) => {
  [site, page] = [opened, own];
});

const names = {
  pptx: '幻灯片 PPTX',
  docx: 'Word 文档',
  xlsx: 'Excel 工作簿',
  png: '导出 PNG',
  svg: 'SVG',
  csv: 'CSV',
  zip: '数据包',
} as const;

async function open(on: Page = page): Promise<void> {
  await on.goto(`${site.origin}/compare/`);
  await engineReady(on);
}

async function download(kind: keyof typeof names, on: Page = page): Promise<Buffer> {
  const button = on.getByRole('region', { name: '导出' }).getByRole('button', { name: names[kind] });
  const [file] = await Promise.all([on.waitForEvent('download'), button.click()]);
  expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${kind}$`));
  return readFileSync(await file.path());
}

test('what makes the files is no part of the page until it is asked for', async () => {
  const scripts: string[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.url());
  });
  await open();
  const before = new Set(scripts);
  for (const url of before) {
    expect(await (await page.request.get(url)).text(), url).not.toContain('presentationml');
  }
  await download('pptx');
  const asked = scripts.filter((url) => !before.has(url));
  const texts = await Promise.all(asked.map(async (url) => (await page.request.get(url)).text()));
  expect(texts.some((text) => text.includes('presentationml'))).toBe(true);
});

describe('with the network cut off', () => {
  test('each format downloads and opens again', async () => {
    await open();
    const reports = async () => {
      const metadata = JSON.parse(strFromU8(unzipSync(await download('zip'))['metadata.json'] ?? new Uint8Array()));
      return metadata as { reports: { title: string }[]; source: string };
    };
    // The first use fetches what makes the files and the reports' names; from then on nothing is asked of anybody.
    expect((await reports()).reports.map(({ title }) => title).join()).toContain('年度报告');
    await page.context().setOffline(true);
    const figures = ['276', '66', '49'];
    for (const kind of ['pptx', 'docx', 'xlsx'] as const) {
      const office = openOffice(await download(kind));
      expect(packageFaults(office)).toEqual([]);
      // What is too much for one slide is drawn on several.
      const charts = chartsOf(office);
      expect([...new Set(charts.map((chart) => chart.kind))]).toEqual(['barChart clustered']);
      const values = charts.flatMap(({ series }) => series.flatMap((each) => each.values));
      for (const figure of figures) expect(values).toContain(figure);
    }
    expect((await download('png')).readUInt32BE(16)).toBe(2 * 960);
    const svg = (await download('svg')).toString('utf8');
    expect(svg).toContain('查看与核对');
    expect(svg).toContain('政府信息公开');
    const csv = (await download('csv')).toString('utf8');
    expect(csv.startsWith('\ufeff机构')).toBe(true);
    const files = unzipSync(await download('zip'));
    expect(Object.keys(files).sort()).toEqual(
      ['data.csv', 'figure.svg', 'figures.csv', 'link.url', 'metadata.json', 'query.sql', 'readme.zh.txt'].sort(),
    );
    const { reports: known, source } = await reports();
    expect(known.length > 0 || source.includes('没有读到')).toBe(true);
    expect(strFromU8(files['query.sql'] ?? new Uint8Array())).toContain('SELECT');
    await page.context().setOffline(false);
  });

  test('PNG in three and four times the size, CSV in GB18030', async () => {
    await open();
    for (const scale of [3, 4]) {
      await page.getByRole('combobox', { name: 'PNG 倍数' }).selectOption(String(scale));
      expect((await download('png')).readUInt32BE(16)).toBe(scale * 960);
    }
    await page.getByRole('combobox', { name: 'CSV 编码' }).selectOption('GB18030');
    const bytes = await download('csv');
    expect(new TextDecoder('gb18030').decode(bytes)).toMatch(/^机构/);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
  });
});

test('the same bytes in a small window, in the dark theme and in a hidden tab', async () => {
  const kinds = ['pptx', 'docx', 'xlsx', 'png', 'svg', 'csv', 'zip'] as const;
  const sums = async (on: Page) => {
    const found: string[] = [];
    for (const kind of kinds)
      found.push(
        createHash('sha256')
          .update(await download(kind, on))
          .digest('hex'),
      );
    return found;
  };
  await open();
  const first = await sums(page);

  const small = await page.context().newPage();
  await small.setViewportSize({ width: 390, height: 800 });
  await small.emulateMedia({ colorScheme: 'dark' });
  await open(small);
  expect(await sums(small)).toEqual(first);

  // Another tab in front: this one is hidden from now on; its buttons are pressed by script, as nobody can click them.
  await page.bringToFront();
  const session = await page.context().newCDPSession(small);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  const hidden: string[] = [];
  for (const kind of kinds) {
    const [file] = await Promise.all([
      small.waitForEvent('download'),
      small.evaluate((name) => {
        const buttons = [...document.querySelectorAll('button')];
        buttons.find((button) => button.textContent === name)?.click();
      }, names[kind]),
    ]);
    hidden.push(
      createHash('sha256')
        .update(readFileSync(await file.path()))
        .digest('hex'),
    );
  }
  expect(hidden).toEqual(first);
});

describe('copying', () => {
  const region = () => page.getByRole('region', { name: '导出' });

  test('gives the table as HTML and as text, the chart as a picture', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open();
    await region().getByRole('button', { name: '复制表' }).click();
    await region().getByText('表已复制').waitFor();
    const read = (type: string) =>
      page.evaluate(async (wanted) => {
        const [item] = await navigator.clipboard.read();
        const blob = await item?.getType(wanted);
        return blob === undefined ? '' : wanted.startsWith('text') ? blob.text() : blob.type;
      }, type);
    expect(await read('text/html')).toContain('276</td>');
    expect(await read('text/plain')).toMatch(/\t276\t/);
    await region().getByRole('button', { name: '复制图' }).click();
    await region().getByText('图已复制').waitFor();
    expect(await read('image/png')).toBe('image/png');
  });

  test('on a plain-http page the table is copied all the same, the chart with one more click', async () => {
    const port = new URL(site.origin).port;
    await page.goto(`http://atlas.test:${port}/compare/`);
    await engineReady(page);
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    await region().getByRole('button', { name: '复制表' }).click();
    await region().getByText('表已复制').waitFor();
    await region().getByRole('button', { name: '复制图' }).click();
    await region().getByText('按右键').waitFor();
    expect(
      await region()
        .getByRole('img')
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBe(2 * 960);
    await region().locator('iframe').contentFrame().locator('img').waitFor({ state: 'attached' });
    await region().getByRole('button', { name: '复制这张图' }).click();
    await region().getByText('图已复制').waitFor();
    expect(await pastedHere()).toContain('file image/png');
  });
});

/** What this page finds when a person pastes into it: the only way to read the clipboard on plain http. */
async function pastedHere(): Promise<string[]> {
  await page.evaluate(() => {
    const field = document.createElement('div');
    field.contentEditable = 'true';
    field.addEventListener('paste', ({ clipboardData }) => {
      const items = [...(clipboardData?.items ?? [])].map(({ kind, type }) => `${kind} ${type}`);
      Reflect.set(window, 'pasted', items);
    });
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('ControlOrMeta+V');
  await page.waitForFunction(() => Reflect.get(window, 'pasted') !== undefined);
  return page.evaluate(() => Reflect.get(window, 'pasted'));
}

test('the way of applications is exported from the page of an agency: a picture, its figures as a table, a title that says whether they add up', async () => {
  await page.goto(`${site.origin}/agency/?id=320800-zf`);
  await page.getByText('导出', { exact: true }).click();
  const office = openOffice(await download('pptx'));
  expect(packageFaults(office)).toEqual([]);
  expect(office.names.filter((name) => name.endsWith('.svg'))).toHaveLength(1);
  const title = office.trees.get('ppt/slides/slide1.xml');
  expect(title && textOf(title)).toMatch(/怎样办结，2024 年[：，]./);
  const book = openOffice(await download('xlsx'));
  expect(packageFaults(book)).toEqual([]);
  expect((await download('csv')).toString('utf8')).toContain('新收');
});

test('a picture too tall for its size is refused in a sentence, the others still work', async () => {
  await page.goto(`${site.origin}/compare/?m=req_received&y=2008-2024`);
  await engineReady(page);
  await page.waitForSelector('main svg [data-mark]');
  await page.getByRole('combobox', { name: 'PNG 倍数' }).selectOption('4');
  await page.getByRole('region', { name: '导出' }).getByRole('button', { name: names.png }).click();
  await page.getByText('图太高').waitFor();
  expect(packageFaults(openOffice(await download('pptx')))).toEqual([]);
});
