import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import type { Fact } from '../../../lib/model/fact.ts';
import type { ReportReading } from '../../../lib/model/report.ts';
import { loadReportResources } from '../../../lib/pipeline/extract-resources.ts';
import { readReport } from '../../../lib/pipeline/reading.ts';
import { type BuiltCell, buildDocx, table, zipFiles } from './builder.ts';
import { figureKeys, type Layout, printedFigure, reportBody, reportForms } from './forms.ts';

const resources = loadReportResources();
const blankForm = resolve(import.meta.dirname, '../../../../shared/corpus/blank-2021.docx');

function cellsOf({ facts }: ReportReading): Map<string, Fact> {
  const cells = facts.filter((fact) => fact.source === 'table');
  return new Map(cells.map((fact) => [cellKey(fact.metric, fact.dims), fact]));
}

function rawOf(reading: ReportReading): Record<string, string> {
  return Object.fromEntries([...cellsOf(reading)].map(([key, fact]) => [key, fact.raw]));
}

function wanted(keys: readonly string[], figures: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key, i) => [key, figures[i] ?? '']));
}

/** Cuts a table in two where a page ends: merged cells begin again below, with or without the heading rows repeated. */
function broken(cells: readonly BuiltCell[], at: number, repeated: number): string {
  const height = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
  const between = (from: number, to: number): BuiltCell[] =>
    cells.flatMap((cell) => {
      const top = Math.max(cell.row, from);
      const bottom = Math.min(cell.row + cell.rowSpan, to);
      return top >= bottom ? [] : [{ ...cell, row: top - from, rowSpan: bottom - top }];
    });
  const head = between(0, repeated);
  const below = between(at, height).map((cell) => ({ ...cell, row: cell.row + repeated }));
  return `${table(between(0, at))}<w:p/>${table([...head, ...below])}`;
}

const framed = (cells: readonly BuiltCell[]): string =>
  `<w:tbl><w:tr><w:tc><w:p/>${table(cells)}<w:p/></w:tc></w:tr></w:tbl>`;

/** A figure between empty paragraphs, labels broken over two. */
const loose = (cells: readonly BuiltCell[]): string =>
  table(
    cells.map((cell) => {
      const isLabel = /\p{sc=Han}{6}/u.test(cell.text);
      return { ...cell, text: isLabel ? `${cell.text.slice(0, 5)}\n${cell.text.slice(5)}` : `\n${cell.text}\n` };
    }),
  );

const layouts: Readonly<Record<string, Layout>> = {
  'one table': table,
  'a frame around each table': framed,
  'cells of several paragraphs': loose,
};

describe.each(Object.entries(reportForms))('the report of %s as a Word file', (_, form) => {
  const keys = figureKeys(form);
  const read = (figures: readonly string[], layout: Layout): ReportReading =>
    readReport('report.docx', buildDocx({ body: reportBody(form, figures, layout) }), resources);

  it.each(Object.entries(layouts))('%s: every statutory cell is read', (_name, layout) => {
    fc.assert(
      fc.property(fc.array(printedFigure, { minLength: keys.length, maxLength: keys.length }), (figures) => {
        const reading = read(figures, layout);
        expect(rawOf(reading)).toEqual(wanted(keys, figures));
        expect(reading.identity).toMatchObject({
          agency: '海陵县水利局',
          year: form.year,
          signedOn: `${form.year + 1}-01-20`,
        });
      }),
      { numRuns: 5, seed: 20210926 },
    );
  });

  it('blank cells stay blank and move no figure', () => {
    const cell = fc.oneof({ weight: 3, arbitrary: printedFigure }, { weight: 1, arbitrary: fc.constant('') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: keys.length, maxLength: keys.length }), (figures) => {
        expect(rawOf(read(figures, table))).toEqual(wanted(keys, figures));
      }),
      { numRuns: 8, seed: 20210926 },
    );
  });

  it.each([0, 3])('tables broken by a page, %i heading rows repeated: every statutory cell is read', (repeated) => {
    const cut = fc.integer({ min: 4, max: 20 });
    fc.assert(
      fc.property(fc.array(printedFigure, { minLength: keys.length, maxLength: keys.length }), cut, (figures, at) => {
        const split: Layout = (cells) => {
          const height = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
          const isThree = cells.some((cell) => cell.text.includes('本年新收'));
          return isThree && at < height ? broken(cells, at, repeated) : table(cells);
        };
        expect(rawOf(read(figures, split))).toEqual(wanted(keys, figures));
      }),
      { numRuns: 6, seed: 20210926 },
    );
  });
});

/** The blank form with figures in its empty cells, cell by cell in the order of the form. */
function filled(figures: readonly string[]): Uint8Array {
  const files = unzipSync(readFileSync(blankForm));
  let next = 0;
  const document = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(
    /<w:tc>(?:(?!<\/w:tc>).)*<\/w:tc>/gs,
    (cell) => {
      const isLabel = /<w:t(?: [^>]*)?>[^<]*[^<\s]/.test(cell);
      if (isLabel || /<w:vMerge(?! w:val="restart")/.test(cell)) return cell;
      return cell.replace(/<\/w:p><\/w:tc>$/, `<w:r><w:t>${figures[next++] ?? ''}</w:t></w:r></w:p></w:tc>`);
    },
  );
  expect(next).toBe(figures.length);
  return zipFiles({ ...files, 'word/document.xml': strToU8(document) });
}

describe.skipIf(!existsSync(blankForm))('the blank form of 2021 (skipped where ../shared is absent)', () => {
  const keys = figureKeys(reportForms['2021'] ?? { year: 0, sections: [] });

  it('every statutory cell is found, and blank', () => {
    const cells = cellsOf(readReport('blank.docx', readFileSync(blankForm), resources));
    expect([...cells.keys()].sort()).toEqual([...keys].sort());
    expect(new Set([...cells.values()].map((fact) => fact.status))).toEqual(new Set(['blank']));
  });

  it('filled with figures, every one is read back', () => {
    fc.assert(
      fc.property(fc.array(printedFigure, { minLength: keys.length, maxLength: keys.length }), (figures) => {
        expect(rawOf(readReport('filled.docx', filled(figures), resources))).toEqual(wanted(keys, figures));
      }),
      { numRuns: 10, seed: 20210926 },
    );
  });
});
