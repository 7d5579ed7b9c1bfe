import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadReportResources } from '../../../lib/pipeline/extract-resources.ts';
import { readEffects } from '../../../lib/pipeline/read-effects.ts';
import { openReport } from '../../../lib/pipeline/reading.ts';
import { readPages } from '../../../lib/read/pdf/file.ts';
import { startPdfium } from '../../../lib/read/pdf/index.ts';
import { difference, identityOf } from '../../formats/reading.ts';
import { fixtures } from '../../synthetic/write.ts';
import { ofdOf } from './builder.ts';

const resources = loadReportResources();
const pdfium = await startPdfium(await readEffects.pdfiumWasm());

describe('reports printed as PDF, their pages written as OFD', () => {
  it.each(readdirSync(fixtures))('%s: who reports and every figure', async (name) => {
    const bytes = readFileSync(join(fixtures, name, 'report.pdf'));
    const pdf = await openReport('report.pdf', bytes, resources);
    const ofd = await openReport('report.ofd', ofdOf(readPages('report.pdf', bytes, pdfium)), resources);
    expect(pdf.facts.length).toBeGreaterThan(0);
    expect({ identity: identityOf(ofd), ...difference(ofd.facts, pdf.facts, []) }).toEqual({
      identity: identityOf(pdf),
      missing: [],
      surplus: [],
    });
  });
});
