import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { engineReady } from './ready.ts';
import type { Site } from './site.ts';
import { onPagesOfTheirOwn } from './watched.ts';

/** Where the pictures of the answers go; nowhere unless asked for. */
const pictures = process.env.ATLAS_QUESTION_PICTURES;

let site: Site;
let page: Page;

onPagesOfTheirOwn(
  async (opened, own) => {
    [site, page] = [opened, own];
    await page.goto(`${site.origin}/`, { waitUntil: 'load' });
  },
  { reducedMotion: 'reduce' },
);

/** Clicks what a reader sees, by its words, at most three times; then the page's words as they are read and spoken. */
async function walk(name: string, ...words: readonly string[]): Promise<string> {
  expect(words.length).toBeLessThanOrEqual(3);
  for (const text of words) {
    // Other things may be called the same: what is in the page comes before what leads away from it.
    const target = page.getByRole('main').getByText(text, { exact: true }).or(page.getByRole('main').getByLabel(text));
    await target.first().click();
  }
  await page.locator('main h1').waitFor();
  await page.waitForFunction(() => document.querySelector('main svg [data-mark], [data-finding]') !== null);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  return page.evaluate(() => {
    const said = [...document.querySelectorAll('main [aria-label]')].map((each) => each.getAttribute('aria-label'));
    return `${document.querySelector('main')?.textContent ?? ''}\n${said.join('\n')}`;
  });
}

describe('a new user answers from the overview', () => {
  test('who publishes most per channel: one click', async () => {
    const answer = await walk('1-channels', '谁在各渠道公开得最多');
    const most = new Map<string, readonly [agency: string, pieces: number]>();
    for (const [, agency = '', channel = '', pieces = ''] of answer.matchAll(
      /^(\S+?)，\d{4} 年，([^，]+)，([\d,]+)(?=，存疑$|$)/gm,
    )) {
      const count = Number(pieces.replaceAll(',', ''));
      if (count > (most.get(channel)?.[1] ?? 0)) most.set(channel, [agency, count]);
    }
    expect(most.get('本机关网站')).toEqual(['银川市科技局', 276]);
    expect(most.get('政务微信')).toEqual(['灵武市科技局', 690]);
    expect(most.get('政务微博')).toEqual(['灵武市科技局', 185]);
    expect(answer).toContain('银川市科技局，2017 年，政务微信，276');
    expect(answer).toContain('2 个机构中以微信最多的 1 个，以门户网站最多的 1 个（另有 2 个机构存疑或不准确，不计）');
    expect(answer).toContain('不可相加');
  });

  test('how applications ended across bureaus and years: one click, and one report’s way in two more', async () => {
    const answer = await walk('2-outcomes', '各地各年的申请怎么办结');
    expect(answer).toContain('2024 年申请办理结果：3 个机构都以公开最多');
    expect(answer).toContain('宿迁市政府，2024 年，予以公开，40.6%，1,431 ÷ 3,521');
    expect(answer).toContain('宿迁市政府，2023 年，予以公开，34.2%，1,191 ÷ 3,486');
    expect(answer).toContain('淮安市政府，2024 年，予以公开，44.7%');
    expect(answer).toContain('宿迁市政府，2024 年，上年结转 → 应办申请，121');
    await page.getByLabel('看哪一年').selectOption('2023');
    await page.getByText('宿迁市政府收到的申请怎样办结，2023 年').waitFor();
    expect(new URL(page.url()).searchParams.get('r')).toBe('321300-zf-2023');
  });

  test('who interprets policies, and how: one click', async () => {
    const answer = await walk('3-interpretation', '谁解读政策，用什么形式');
    expect(answer).toContain('白银市科技局以专家最多（7 篇）');
    expect(answer).toContain('白银市科技局，2019 年，27');
    expect(answer).toContain('白银市科技局，2019 年，专家解读，7');
    expect(answer).toContain('中宁县科技局，2018 年，66.7%，2 ÷ 3');
    expect(answer).toContain('银川市科技局，2017 年，未报告');
  });

  test('who was corrected in review or court: one click', async () => {
    const answer = await walk('4-corrected', '谁在复议、诉讼中被纠正');
    expect(answer).toContain('淮安市政府最高（20.4%），宿迁市政府最低（13.4%）');
    expect(answer).toContain('淮安市政府，2024 年，20.4%，64 ÷ 314');
    expect(answer).toContain('淮安市政府，2024 年，结果纠正，64');
    expect(answer).toContain('淮安市政府，2024 年，12.8%，5 ÷ 39');
    expect(answer).toContain('宿迁市政府，2024 年，0.0%，0 ÷ 57');
  });

  test('whose figures do not add up: one click, and where they stand in one more', async () => {
    const answer = await walk('5-sums', '谁的数对不上');
    expect(answer).toMatch(/银川市科技局 . 2017/);
    expect(answer).toMatch(/一边是 .*278/);
    await page.locator('[data-finding]').first().click();
    await page.locator('#finding-place mark').first().waitFor();
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/5-sums-place.png` });
  });
});

test('what was looked at on the compare page is a link on the overview', async () => {
  await page.goto(`${site.origin}/compare/?m=req_received&a=640100-kj&y=2017-2022`);
  await engineReady(page);
  await page.waitForFunction(() => localStorage.getItem('atlas-views')?.includes('req_received'));
  await page.goto(`${site.origin}/`);
  const kept = page.getByRole('region', { name: '最近与收藏' });
  await kept.getByRole('link', { name: /本年新收.*银川市科技局/ }).click();
  await page.waitForURL(/\/compare\/\?m=req_received&a=640100-kj&y=2017-2022/);
});

test('pinyin finds an agency on the overview', async () => {
  await page.getByRole('searchbox').fill('suqian');
  await page.waitForFunction(() => document.querySelectorAll('tbody th').length < 12);
  expect(await page.locator('tbody th').allTextContents()).toContain('宿迁市政府');
});

test('the way a table is looked at is in the address, goes back step by step and opens from a link', async () => {
  await page.goto(`${site.origin}/compare/?m=req_received&a=620400-kj~640100-kj&y=2017-2022`);
  await engineReady(page);
  await page.getByLabel('年份并排').check();
  await page.getByRole('columnheader', { name: '2019' }).getByRole('button').click();
  await page.getByLabel('在表中找机构').fill('白银');
  await expect.poll(() => new URL(page.url()).searchParams.get('q'), { timeout: 10_000 }).not.toBeNull();
  const address = page.url();
  await page.goBack();
  await expect.poll(() => page.locator('th[aria-sort="descending"]').count(), { timeout: 10_000 }).toBe(0);
  expect(await page.getByLabel('年份并排').isChecked()).toBe(true);
  await page.goto(address);
  await page.locator('th[aria-sort="descending"]').waitFor({ timeout: 20_000 });
  expect(await page.getByLabel('在表中找机构').inputValue()).toBe('白银');
});

test('ticks of the quality page’s filter are one step of the history', async () => {
  await page.goto(`${site.origin}/quality/`);
  await page.waitForSelector('[data-finding]');
  const before = await page.evaluate(() => history.length);
  for (const name of ['可能误读', '原文如此', '口径可能不同'])
    await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).click();
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  await page.goBack();
  await expect.poll(() => new URL(page.url()).search, { timeout: 10_000 }).toBe('');
});
