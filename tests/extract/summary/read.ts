import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { extractReports } from '../../../lib/extract/index.ts';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import type { Document } from '../../../lib/model/document.ts';
import type { Extraction } from '../../../lib/model/report.ts';
import { loadReportResources } from '../../../lib/pipeline/extract-resources.ts';
import { readDocument } from '../../../lib/read/index.ts';

/** The resources of `data/`. */
export const resources = loadReportResources();

const folder = resolve(import.meta.dirname, '../../fixtures/summary');

/** Names of the fixtures. */
export const fixtures: readonly string[] = readdirSync(folder).sort();

/** The document of a fixture, and what is expected of it. */
export function readFixture(name: string): { readonly document: Document; readonly expected: unknown } {
  const input = readdirSync(resolve(folder, name)).find((file) => file.startsWith('input.')) ?? '';
  const bytes = readFileSync(resolve(folder, name, input));
  const expected: unknown = JSON.parse(readFileSync(resolve(folder, name, 'expected.json'), 'utf8'));
  return { document: readDocument(input, bytes), expected };
}

/** What was read of a document, as the fixtures write it: figures by metric and dims, warnings in their words. */
export function summaryOf(document: Document): object {
  const extractions = extractReports(document, resources);
  return {
    reports: extractions.map(({ identity, candidates }) => ({
      agency: identity.agency,
      region: identity.regionCode,
      year: identity.year,
      figures: Object.fromEntries(
        candidates.map(({ metric, dims, reading, raw, unitPrinted }) => [
          cellKey(metric, dims),
          `${reading} ${raw}${unitPrinted ?? ''}`,
        ]),
      ),
    })),
    columns: [...new Set(extractions.flatMap(({ candidates }) => candidates.map(({ locator }) => locator.column)))],
    warnings: extractions.flatMap(({ warnings }) => warnings.map(({ code, message }) => `${code}: ${message}`)),
  };
}

/** The reports of a document. */
export function readReports(document: Document): readonly Extraction[] {
  return extractReports(document, resources);
}

/** The reports of a workbook. */
export function readBook(bytes: Uint8Array, name = 'a.xlsx'): readonly Extraction[] {
  return readReports(readDocument(name, bytes));
}

/** Agencies and years. */
export function who(extractions: readonly Extraction[]): string[] {
  return extractions.map(({ identity }) => `${identity.agency} ${identity.year}`);
}
