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

  it('names the scanned pages where they are most of the pages', async () => {
    const scan = buildPdf([words, page('q Q\n'), page('q Q\n')]);
    expect(await refusal(scan)).toMatchObject({ code: 'no_text_layer', details: { pages: '2, 3' } });
  });

  it('characters without meaning are no text layer', async () => {
    expect(await refusal(buildPdf([words], { unmapped: true }))).toMatchObject({ code: 'no_text_layer' });
    expect(await refusal(buildPdf([words]))).toBeNull();
  });

  it('an encrypted file asks for its password', async () => {
    expect(await refusal(buildPdf([words], { encrypt: true }))).toMatchObject({ code: 'encrypted' });
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
