import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainPages } from './keyboard-walk.ts';
import { openPage, openSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

describe('what a person with a small window or a large zoom needs', () => {
  // 400 % of a window of 1280 × 1024; 320 × 800 is a small telephone.
  const windows = [
    { width: 320, height: 256 },
    { width: 320, height: 800 },
  ] as const;
  const states = [
    ...plainPages,
    '/compare/?m=req_received&y=2017-2024&p=table&t=y',
    '/en/compare/',
    '/en/',
    '/en/quality/',
  ];

  /** Whether punctuation behind a control of the sentence stands below it. */
  const hasLostStop = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('main button[aria-haspopup="dialog"]')].some((button) => {
        const range = document.createRange();
        const after = button.parentElement?.nextSibling;
        if (after?.nodeType !== Node.TEXT_NODE) return false;
        range.setStart(after, 0);
        range.setEnd(after, 1);
        return range.getBoundingClientRect().top >= button.getBoundingClientRect().bottom;
      }),
    );

  test('is there without scrolling in two directions', async () => {
    const { page, context } = await openPage(site, { reducedMotion: 'reduce' });
    try {
      const wide: string[] = [];
      for (const path of states) {
        await page.setViewportSize(windows[0]);
        await page.goto(site.origin + path, { waitUntil: 'networkidle' });
        for (const viewport of windows) {
          await page.setViewportSize(viewport);
          await page.waitForFunction(() => document.querySelector('main [aria-busy="true"] svg') === null);
          const beyond = await page.evaluate(async () => {
            for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
            return document.documentElement.scrollWidth - document.documentElement.clientWidth;
          });
          if (beyond > 0) wide.push(`${path}, ${viewport.width} × ${viewport.height}: ${beyond}`);
          if (await hasLostStop(page)) wide.push(`${path}, ${viewport.width}: punctuation on a line of its own`);
        }
      }
      expect(wide).toEqual([]);
    } finally {
      await context.close();
    }
  });

  test('no box scrolls up and down by a hair: where bars are always shown it would have one for nothing', async () => {
    const { page, context } = await openPage(site, { reducedMotion: 'reduce' });
    try {
      const hair: string[] = [];
      for (const path of states) {
        await page.goto(site.origin + path, { waitUntil: 'networkidle' });
        for (const width of [1440, 1100, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await page.waitForFunction(() => document.querySelector('main [aria-busy="true"] svg') === null);
          const found = await page.evaluate(async () => {
            for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
            return [...document.querySelectorAll('body *')]
              .filter((box) => {
                const hidden = box.scrollHeight - box.clientHeight;
                return hidden > 0 && hidden <= 3 && /auto|scroll/.test(getComputedStyle(box).overflowY);
              })
              .map(({ tagName, className }) => `${tagName}.${className}`);
          });
          hair.push(...found.map((box) => `${path}, ${width}: ${box}`));
        }
      }
      expect(hair).toEqual([]);
    } finally {
      await context.close();
    }
  });

  test('a picker fits into the window, and all of it can be come to', async () => {
    const { page, context } = await openPage(site, { reducedMotion: 'reduce', viewport: { width: 320, height: 256 } });
    try {
      await page.goto(`${site.origin}/compare/`, { waitUntil: 'networkidle' });
      const words = page.locator('main button[aria-haspopup="dialog"]');
      for (let at = 0; at < (await words.count()); at++) {
        await words.nth(at).click();
        const dialog = page.getByRole('dialog');
        await dialog.waitFor();
        const last = dialog.locator('button, input, select').last();
        await last.scrollIntoViewIfNeeded();
        const box = await last.boundingBox();
        expect(box, `panel ${at}`).not.toBeNull();
        expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
        expect((box?.y ?? 999) + (box?.height ?? 0), `panel ${at}`).toBeLessThanOrEqual(256);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      }
    } finally {
      await context.close();
    }
  });
});
