import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TextRange } from '../../lib/model/fact.ts';
import { readResourceFiles } from '../../lib/pipeline/extract-resources.ts';
import { readEffects } from '../../lib/pipeline/read-effects.ts';
import { openDocument } from '../../lib/read/open.ts';
import { type Pdfium, startPdfium } from '../../lib/read/pdf/index.ts';
import { drawnText, drawPage, openPdf, type PagePicture } from '../../lib/reading/page-picture.ts';
import { type PageBox, pagePassages, placeOnPage } from '../../lib/reading/place-on-page.ts';
import { readReportsFrom } from '../../lib/reading/report.ts';
import { parseReportResources } from '../../lib/reading/resources.ts';
import { syntheticReport } from '../synthetic/report.ts';
import { fixtures } from '../synthetic/write.ts';

const resources = parseReportResources(readResourceFiles());
let pdfium: Pdfium;

beforeAll(async () => {
  pdfium = await startPdfium(readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')));
});

const names = [0, 4, 9, 17, 23, 30, 41].map((seed) => syntheticReport(seed).name);

describe.each(names)('%s', (name) => {
  const bytes = readFileSync(`${fixtures}/${name}/report.pdf`);

  it('a page is drawn white with ink on it, and its characters lie within it', () => {
    const picture = drawPage(openPdf(name, bytes, pdfium), { number: 1, width: 400, passages: [] }, pdfium);
    expect(picture.pixels).toHaveLength(picture.width * picture.height * 4);
    expect(picture.height).toBeGreaterThan(picture.width);
    const dark = picture.pixels.filter((value, index) => index % 4 === 0 && value < 128).length;
    expect(dark).toBeGreaterThan(300);
    expect([...picture.pixels.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    const [first] = openPdf(name, bytes, pdfium).pages;
    const { text, boxes } = first ? drawnText(first) : { text: '', boxes: [] };
    expect(boxes).toHaveLength(text.length * 4);
    expect(boxes.every((share) => share > -0.01 && share < 1.01)).toBe(true);
  });

  it('every figure with a number is found on its page, in its own place, under ink', async () => {
    const document = await openDocument(name, bytes, readEffects);
    const [reading] = readReportsFrom(document, resources);
    const pdf = openPdf(name, bytes, pdfium);
    const pictures = new Map<number, PagePicture>();
    const find = (number: number, range: TextRange): PageBox[] => {
      const ask = { number, width: 400, passages: pagePassages(document, number) };
      const picture = pictures.get(number) ?? drawPage(pdf, ask, pdfium);
      pictures.set(number, picture);
      return placeOnPage(picture.words, range);
    };
    const taken = new Map<string, string>();
    const printed = (reading?.facts ?? []).filter(({ locator, raw }) => locator.page !== null && /\d/.test(raw));
    expect(printed.length).toBeGreaterThan(3);
    for (const { locator, raw } of printed) {
      const page = locator.page ?? 0;
      // A paragraph's page is the one it begins on.
      const here = find(page, locator);
      const boxes = here.length > 0 ? here : find(Math.min(page + 1, pdf.pages.length), locator);
      expect(boxes.length, `${raw} on page ${page}`).toBeGreaterThan(0);
      // Two figures that stand in two places of the text never share one on the page.
      const place = `${page} ${boxes.map((box) => Object.values(box).join()).join(' ')}`;
      expect(taken.get(place) ?? `${locator.start}`, raw).toBe(`${locator.start}`);
      taken.set(place, `${locator.start}`);
    }
  });
});
