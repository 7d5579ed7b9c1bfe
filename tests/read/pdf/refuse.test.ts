import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAtlasError } from '../../../lib/model/error.ts';
import { readEffects } from '../../../lib/pipeline/read-effects.ts';
import { openDocument } from '../../../lib/read/open.ts';
import { maxPdfBytes, maxPdfPages } from '../../../lib/read/pdf/index.ts';
import { applications } from '../../extract/statutory/forms.ts';
import { fill } from '../../extract/statutory/print.ts';
import { buildPdf, showText } from './builder.ts';
import { printReport } from './printer.ts';

const report = printReport(
  [
    { kind: 'title', text: '海陵县水利局2021年政府信息公开工作年度报告' },
    { kind: 'paragraph', text: '全年公开信息12条，收到申请3件，均已按时答复。'.repeat(8) },
    {
      kind: 'table',
      cells: fill(
        applications(2021),
        Array.from({ length: 175 }, (_, i) => String(i)),
      ),
      widths: [27, 77, 130, 30, 30, 30, 30, 30, 30, 30],
    },
  ],
  { ruling: 'edges', height: 600, repeatHead: true, furniture: true, sideways: false, cellSize: 9 },
);

const page = (content: string) => ({ width: 595, height: 842, content });
/** A picture as large as the page. */
const picture = page('q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q\n');
const words = page(showText(100, 700, 16, '全年公开信息12条。'));

async function refusal(bytes: Uint8Array): Promise<{ code: string; details: object } | null> {
  try {
    await openDocument('report.pdf', bytes, readEffects);
    return null;
  } catch (error) {
    if (isAtlasError(error)) return { code: error.code, details: error.details };
    throw error;
  }
}

describe('files that cannot be read', () => {
  it('a scan has no text layer, and its pages are named', async () => {
    const scan = buildPdf([page('0 0 m 500 500 l S\n'), page('q Q\n')]);
    expect(await refusal(scan)).toMatchObject({ code: 'no_text_layer', details: { pages: '1, 2' } });
  });

  it('reads the pages that can be read, and names those that show something else', async () => {
    const document = await openDocument('report.pdf', buildPdf([words, picture, page('q Q\n'), picture]), readEffects);
    expect(document.text).toBe('全年公开信息12条。\n');
    expect(document.warnings).toMatchObject([
      { code: 'pages_without_text', message: expect.stringMatching(/^pages 2, 4 of 4 /) },
    ]);
  });

  it('a page number over a picture is no text layer, an empty page no scan', async () => {
    const stamped = page(`${picture.content}${showText(280, 40, 12, '- 2 -')}`);
    expect(await refusal(buildPdf([stamped, picture]))).toMatchObject({ details: { pages: '1, 2' } });
    const document = await openDocument('report.pdf', buildPdf([words, page('q Q\n')]), readEffects);
    expect(document.warnings).toEqual([]);
  });

  it('reads words a scanner recognised, and says so', async () => {
    const scanned = page(
      `${picture.content}3 Tr ${showText(100, 700, 16, '全年公开信息十二条，收到申请三件，均已按时答复，未发生行政复议。')}`,
    );
    const document = await openDocument('report.pdf', buildPdf([scanned]), readEffects);
    expect(document.text).toContain('收到申请三件');
    expect(document.warnings).toMatchObject([{ code: 'uncertain_table', message: expect.stringMatching(/^page 1: /) }]);
  });

  it('a page with more characters than any report is too complex', async () => {
    const many = page(Array.from({ length: 400 }, (_, i) => showText(0, 2 * i, 2, '0123456789'.repeat(10))).join(''));
    expect(await refusal(buildPdf([many]))).toMatchObject({
      code: 'too_complex',
      details: { source: 'report.pdf', page: 1 },
    });
    expect(await refusal(report)).toBeNull();
  });

  it('characters without meaning are no text layer', async () => {
    expect(await refusal(buildPdf([words], { unmapped: true }))).toMatchObject({ code: 'no_text_layer' });
    expect(await refusal(buildPdf([words]))).toBeNull();
  });

  it('an encrypted file asks for its password', async () => {
    expect(await refusal(buildPdf([words], { encrypt: 'unknown' }))).toMatchObject({ code: 'encrypted' });
  });

  it('a file only its owner may change is read', async () => {
    const document = await openDocument('report.pdf', buildPdf([words], { encrypt: 'owner' }), readEffects);
    expect(document.text).toBe('全年公开信息12条。\n');
  });

  it('a page that unpacks to more than PDFium may hold is too complex, and the next file is read', async () => {
    const packed = deflateSync(Buffer.alloc(220 * 1024 * 1024), { level: 1 }).toString('latin1');
    const trap = { ...page(packed), filter: '/Filter /FlateDecode ' };
    expect(await refusal(buildPdf([words, trap]))).toMatchObject({
      code: 'too_complex',
      details: { source: 'report.pdf', page: 2 },
    });
    expect(await refusal(report)).toBeNull();
  });

  it('reads what stands behind deep nesting', async () => {
    const deep = page(`${'q '.repeat(30_000)}${'['.repeat(30_000)}${']'.repeat(30_000)} ${words.content}`);
    const { text } = await openDocument('report.pdf', buildPdf([words, deep]), readEffects);
    expect(text).toBe('全年公开信息12条。全年公开信息12条。\n');
  });

  it('too many pages and too many bytes are refused', async () => {
    const many = buildPdf(Array.from({ length: maxPdfPages + 1 }, () => words));
    expect(await refusal(many)).toMatchObject({ code: 'too_large', details: { pages: maxPdfPages + 1 } });
    const big = new Uint8Array(maxPdfBytes + 1);
    big.set(report);
    expect(await refusal(big)).toMatchObject({ code: 'too_large', details: { bytes: maxPdfBytes + 1 } });
  });

  it('a file that is a PDF by its first bytes only is unreadable', async () => {
    expect(await refusal(report.slice(0, 200))).toMatchObject({ code: 'unreadable' });
  });
});

describe('damaged files', () => {
  const settled = async (bytes: Uint8Array): Promise<void> => {
    try {
      const document = await openDocument('report.pdf', bytes, readEffects);
      for (const block of document.blocks) expect(block.place.end).toBeLessThanOrEqual(document.text.length);
    } catch (error) {
      if (!isAtlasError(error)) throw error;
    }
  };

  it('cut anywhere, are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: report.length }), (length) => settled(report.slice(0, length))),
      { numRuns: 60, seed: 20210926 },
    );
  });

  it('with bytes overwritten, are read or refused', async () => {
    const change = fc.tuple(fc.nat(report.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 60 }), (changes) => {
        const bytes = report.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        return settled(bytes);
      }),
      { numRuns: 100, seed: 20210926 },
    );
  });

  it('do not spoil the reading of the next file', async () => {
    await settled(report.slice(0, 900));
    expect(await refusal(report)).toBeNull();
  });
});
