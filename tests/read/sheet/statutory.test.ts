import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { loadReportResources } from '../../../lib/pipeline/extract-resources.ts';
import { readReportFrom } from '../../../lib/pipeline/reading.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { figureKeys, printedFigure, type ReportForm, reportForms } from '../docx/forms.ts';
import { type Laid, lay, onOneSheet, onSheets, type Part, partsOf, titleOf } from './form-sheets.ts';

const resources = loadReportResources();

function asCsv(form: ReportForm, parts: readonly Part[]): Uint8Array {
  const laid: Laid = { rows: [[titleOf(form)]], merges: [] };
  for (const { heading, cells } of parts) {
    if (cells === null) continue;
    laid.rows.push([heading]);
    lay(cells, laid.rows.length, laid);
  }
  const width = Math.max(...laid.rows.map((row) => row?.length ?? 0));
  const lines = Array.from(laid.rows, (row) =>
    Array.from({ length: width }, (_, i) => {
      const text = String(row?.[i] ?? '');
      return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
    }).join(','),
  );
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

const layouts: Readonly<Record<string, (form: ReportForm, parts: readonly Part[]) => readonly [string, Uint8Array]>> = {
  'down one sheet': (form, parts) => ['report.xlsx', onOneSheet(form, parts, 0)],
  'down one sheet, empty rows between': (form, parts) => ['report.xlsx', onOneSheet(form, parts, 1)],
  'one sheet each': (form, parts) => ['report.xlsx', onSheets(form, parts)],
  'separated values': (form, parts) => ['report.csv', asCsv(form, parts)],
};

describe('the statutory forms in a sheet', () => {
  const cases = Object.keys(reportForms).flatMap((form) =>
    Object.keys(layouts).map((layout) => [form, layout] as const),
  );

  it.each(cases)('%s, %s: every cell of 12 filled forms', (name, layout) => {
    const form = reportForms[name] ?? { year: 0, sections: [] };
    const keys = figureKeys(form);
    const figures = fc.array(printedFigure, { minLength: keys.length, maxLength: keys.length });
    fc.assert(
      fc.property(figures, (printed) => {
        const made = layouts[layout]?.(form, partsOf(form, printed)) ?? ['', new Uint8Array()];
        const { identity, facts } = readReportFrom(readDocument(...made), resources);
        expect([identity.agency, identity.year]).toEqual(['海陵县水利局', form.year]);
        const cells = facts.filter((fact) => fact.rule.startsWith('statutory'));
        const read = Object.fromEntries(cells.map((fact) => [cellKey(fact.metric, fact.dims), fact.raw]));
        expect(read).toEqual(Object.fromEntries(keys.map((key, i) => [key, printed[i]])));
      }),
      { numRuns: 12, seed: 5 },
    );
  });
});
