import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import type { Document } from '../../../lib/model/document.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { templates } from '../resources.ts';
import { applications, disclosure2019, disclosure2021, type FormTable, statistics2014, suits } from './forms.ts';
import * as print from './print.ts';

const forms: Readonly<Record<string, FormTable>> = {
  '2019 table two': disclosure2019,
  '2021 table two': disclosure2021,
  '2019 table three': applications(2019),
  '2021 table three': applications(2021),
  '2021 table three with 小计': applications(2021, true),
  'table four': suits,
  '2014 statistical form': statistics2014,
};

/** Every form in one heading; the sentence before and behind shows that running text stays out. */
function asText(flat: string): Document {
  const text = `某市某局2021年政府信息公开工作年度报告\n\n二、情况如下\n全年工作12项，均已完成。\n${flat}\n\n五、其他\n全文共3页。\n`;
  return readDocument('synthetic.txt', new TextEncoder().encode(text));
}

const flattenings: Readonly<Record<string, (cells: ReturnType<typeof print.fill>) => Document>> = {
  tabs: (cells) => asText(print.asTabs(cells)),
  'ragged tabs': (cells) => asText(print.asRaggedTabs(cells)),
  pipes: (cells) => asText(print.asPipes(cells)),
  'full-width bars': (cells) => asText(print.asWideBars(cells)),
  'closed bars': (cells) => asText(print.asClosedBars(cells)),
  'drawn boxes': (cells) => asText(print.asBoxes(cells)),
  'one cell per line': (cells) => asText(print.asLines(cells)),
  'one cell per paragraph': (cells) => asText(print.asParagraphs(cells)),
  'one cell per tab': (cells) => asText(print.asCellPerTab(cells)),
  'paragraphs between tabs': (cells) => asText(print.asTabLines(cells)),
  'figures before labels': (cells) => asText(print.asFiguresFirst(cells)),
  'single spaces': (cells) => asText(print.asSpaces(cells)),
  'aligned by spaces': (cells) => asText(print.asAligned(cells)),
  'real cells with spans': (cells) => print.asTable('二、情况如下', cells),
};

/** Flattenings in which an empty cell leaves a trace. */
const showsBlanks = [
  'tabs',
  'ragged tabs',
  'pipes',
  'full-width bars',
  'closed bars',
  'drawn boxes',
  'one cell per tab',
  'paragraphs between tabs',
  'real cells with spans',
];

function figureCells(form: FormTable): string[] {
  return form.flatMap((row) =>
    row.flatMap(({ figure }) => (figure === null ? [] : [cellKey(figure.metric, figure.dims)])),
  );
}

function expected(form: FormTable, figures: readonly string[]): Record<string, string> {
  return Object.fromEntries(figureCells(form).map((key, i) => [key, figures[i] ?? '']));
}

function read(document: Document): Record<string, string> {
  const { candidates } = readStatutory(document, templates);
  return Object.fromEntries(candidates.map(({ metric, dims, raw }) => [cellKey(metric, dims), raw]));
}

const printed = fc.oneof(
  { weight: 6, arbitrary: fc.constant('0') },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 99 }).map(String) },
  { weight: 1, arbitrary: fc.integer({ min: 1000, max: 9_999_999 }).map((n) => n.toLocaleString('en-US')) },
  { weight: 1, arbitrary: fc.constantFrom('59237.2449', '１２', '/', '—') },
);

describe.each(Object.entries(forms))('%s', (_, form) => {
  const count = figureCells(form).length;

  it.each(Object.entries(flattenings))('is read back from %s', (_name, flatten) => {
    fc.assert(
      fc.property(fc.array(printed, { minLength: count, maxLength: count }), (figures) => {
        const document = flatten(print.fill(form, figures));
        expect(read(document)).toEqual(expected(form, figures));
      }),
      { numRuns: 12, seed: 20210926 },
    );
  });

  it.each(showsBlanks)('with empty cells is read back from %s', (name) => {
    const cell = fc.oneof({ weight: 3, arbitrary: printed }, { weight: 1, arbitrary: fc.constant('') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: count, maxLength: count }), (figures) => {
        const document = flattenings[name]?.(print.fill(form, figures));
        expect(document && read(document)).toEqual(expected(form, figures));
      }),
      { numRuns: 12, seed: 20210926 },
    );
  });

  it.each(Object.entries(flattenings))('with empty cells never yields a wrong figure from %s', (_name, flatten) => {
    const cell = fc.oneof({ weight: 3, arbitrary: printed }, { weight: 1, arbitrary: fc.constant('') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: count, maxLength: count }), (figures) => {
        const wanted = expected(form, figures);
        for (const [key, raw] of Object.entries(read(flatten(print.fill(form, figures))))) {
          expect([key, raw]).toEqual([key, wanted[key]]);
        }
      }),
      { numRuns: 12, seed: 20210926 },
    );
  });
});
