import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { readStatutory, type StatutoryReading } from '../../../lib/extract/statutory/index.ts';
import type { Document } from '../../../lib/model/document.ts';
import type { Candidate } from '../../../lib/model/fact.ts';
import { parsePrintedNumber } from '../../../lib/normalize/number.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { templates } from '../resources.ts';
import { applications, disclosure2019, disclosure2021, type FormTable, statistics2014, suits } from './forms.ts';
import { cellLayouts, type Layout, layouts } from './layouts.ts';
import * as print from './print.ts';
import { regionalForm } from './regional.ts';
import { fillSheet, gridOf, type Sheet, wantedOf } from './sheet.ts';

type Flatten = (cells: ReturnType<typeof gridOf>) => Document;

const asText = (flat: string): Document =>
  readDocument(
    'synthetic.txt',
    new TextEncoder().encode(
      `某市某局2021年政府信息公开工作年度报告\n\n二、情况如下\n全年工作12项，均已完成。\n${flat}\n\n五、其他\n全文共3页。\n`,
    ),
  );

/** Flattenings in which an empty cell leaves a trace. */
const celled: Readonly<Record<string, Flatten>> = {
  tabs: (cells) => asText(print.asTabs(cells)),
  'ragged tabs': (cells) => asText(print.asRaggedTabs(cells)),
  pipes: (cells) => asText(print.asPipes(cells)),
  'one cell per tab': (cells) => asText(print.asCellPerTab(cells)),
  'real cells with spans': (cells) => print.asTable('二、情况如下', cells),
  'real cells, spans taken apart': (cells) => print.asTable('二、情况如下', print.unmerged(cells)),
  'tabs, spans taken apart': (cells) => asText(print.asTabs(print.unmerged(cells))),
};
const loose: Readonly<Record<string, Flatten>> = {
  'one cell per line': (cells) => asText(print.asLines(cells)),
  'one cell per paragraph': (cells) => asText(print.asParagraphs(cells)),
  'single spaces': (cells) => asText(print.asSpaces(cells)),
  'aligned by spaces': (cells) => asText(print.asAligned(cells)),
  'everything in one line': (cells) => asText(print.asOneLine(cells)),
};

const forms: Readonly<Record<string, FormTable>> = {
  '2019 table two': disclosure2019,
  '2021 table two': disclosure2021,
  '2019 table three': applications(2019),
  '2021 table three': applications(2021),
  '2021 table three with 小计': applications(2021, true),
  'table four': suits,
  '2014 statistical form': statistics2014,
  'local form': regionalForm(['name', 'unit', 'code', 'value']),
  'local form, code first': regionalForm(['code', 'name', 'unit', 'value']),
  'local form, code before unit': regionalForm(['name', 'code', 'unit', 'value']),
  'local form without codes': regionalForm(['name', 'unit', 'value'], '2008年度'),
  'local form, unit first': regionalForm(['unit', 'name', 'value']),
  'local form by quarters': regionalForm(
    ['name', 'unit', 'code', 'quarter', 'quarter', 'quarter', 'quarter', 'value'],
    '合计',
  ),
};

function figureIn({ reading, raw }: Candidate): number | null {
  if (reading === 'stated_none') return 0;
  return reading === 'number' ? (parsePrintedNumber(raw)?.value ?? Number.NaN) : null;
}

function valuesOf(reading: StatutoryReading): Map<string, number | null> {
  return new Map(
    reading.candidates.map((candidate) => [cellKey(candidate.metric, candidate.dims), figureIn(candidate)]),
  );
}

/** A cell that must be empty may be left out; every other one must be read as printed. */
function expectAll(flatten: Flatten, sheet: Sheet): void {
  const document = flatten(gridOf(sheet));
  const reading = readStatutory(document, templates);
  const values = valuesOf(reading);
  for (const [key, value] of wantedOf(sheet)) expect([key, values.get(key) ?? null]).toEqual([key, value]);
  expect([...values].filter(([key, value]) => value !== null && !wantedOf(sheet).has(key))).toEqual([]);
  for (const { raw, locator } of reading.candidates) {
    expect(document.text.slice(locator.start, locator.end)).toBe(raw);
  }
}

const blanks = new Set(['blank totals', 'a blank here and there']);
const isWhole = (layout: Layout): boolean => !blanks.has(layout.name);

describe.each(Object.entries(forms))('%s', (_, form) => {
  it.each([...layouts, ...cellLayouts])('$name, with cells', ({ change }) => {
    for (const flatten of Object.values(celled)) expectAll(flatten, change(fillSheet(form, 1)));
  });

  it.each(layouts.filter(isWhole))('$name, cells lost', ({ change }) => {
    for (const flatten of Object.values(loose)) expectAll(flatten, change(fillSheet(form, 2)));
  });

  it.each([...blanks])('%s, cells lost: never a wrong figure, and told', (name) => {
    const sheet = layouts.find((layout) => layout.name === name)?.change(fillSheet(form, 3)) ?? [];
    const wanted = wantedOf(sheet);
    for (const flatten of Object.values(loose)) {
      const reading = readStatutory(flatten(gridOf(sheet)), templates);
      const values = valuesOf(reading);
      for (const [key, value] of values) if (value !== null) expect([key, value]).toEqual([key, wanted.get(key)]);
      const isAll = [...wanted].every(([key, value]) => (values.get(key) ?? null) === value);
      expect(isAll || reading.warnings.length > 0).toBe(true);
    }
  });
});
