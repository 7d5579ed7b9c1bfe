import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import theme from '../../data/theme.json' with { type: 'json' };
import { renderPicture } from '../../lib/export/picture.ts';
import type { SqlValue } from '../../lib/model/engine.ts';
import { inferChoice, ofKind, type QuickChoice, quickKinds } from '../../lib/results/chart/choice.ts';
import { quickChart } from '../../lib/results/chart/draw.ts';
import { plotHeight, titleHeight } from '../../lib/results/chart/frame.ts';
import { pointsOf } from '../../lib/results/chart/points.ts';
import { tableOfRows } from './table-of-rows.ts';

const columns = [
  { name: 'agency', type: 'VARCHAR' },
  { name: 'year', type: 'INTEGER' },
  { name: 'value', type: 'DECIMAL(9,2)' },
];
const table = (rows: readonly (readonly SqlValue[])[]) => tableOfRows({ columns, rows });
const context = { width: 800, colours: theme.light };
const choice: QuickChoice = { kind: 'line', x: 1, y: 2, colour: 0 };

function svgOf(source: ReturnType<typeof table>, chosen: QuickChoice): string {
  const { model } = quickChart(source, chosen, context);
  expect(model).not.toBeNull();
  return model === null ? '' : renderPicture(model, 't');
}

/** Every text drawn, by an XML parser: what does not parse fails. */
function wordsOf(svg: string): string[] {
  const words: string[] = [];
  const parser = new SaxesParser();
  const names = new Set<string>();
  parser.on('opentag', ({ name }) => names.add(name));
  parser.on('text', (text) => text.trim() !== '' && words.push(text));
  parser.write(svg).close();
  expect([...names].filter((name) => /script|img|foreign|a$/i.test(name))).toEqual([]);
  return words;
}

describe('a first choice', () => {
  it.each([
    [['VARCHAR agency', 'INTEGER year', 'DOUBLE value'], { kind: 'line', x: 1, y: 2, colour: 0 }],
    [['VARCHAR agency', 'VARCHAR channel', 'HUGEINT n'], { kind: 'bar', x: 0, y: 2, colour: 1 }],
    [['BIGINT report_id', 'BIGINT total'], { kind: 'bar', x: 0, y: 1, colour: null }],
    [['DATE day', 'BIGINT n'], { kind: 'line', x: 0, y: 1, colour: null }],
    [['VARCHAR a'], null],
    [[], null],
  ])('of %j', (described, expected) => {
    const found = described.map((text) => ({ type: text.split(' ')[0] ?? '', name: text.split(' ')[1] ?? '' }));
    expect(inferChoice(found)).toEqual(expected);
  });
});

describe('a choice of another kind', () => {
  const described = (...all: readonly string[]) =>
    all.map((text) => ({ type: text.split(' ')[0] ?? '', name: text.split(' ')[1] ?? '' }));
  const wide = described('VARCHAR channel', 'BIGINT agencies', 'HUGEINT pieces');
  const bars: QuickChoice = { kind: 'bar', x: 0, y: 1, colour: null };
  const dots: QuickChoice = { kind: 'scatter', x: 2, y: 1, colour: 0 };

  it('finds two columns of numbers for dots, named by what stood across, and the way back', () => {
    expect(ofKind(wide, bars, 'scatter')).toEqual(dots);
    expect(ofKind(wide, dots, 'bar')).toEqual(bars);
    expect(ofKind(wide, bars, 'stack')).toEqual({ ...bars, kind: 'stack' });
    const yearly: QuickChoice = { kind: 'line', x: 1, y: 2, colour: 0 };
    expect(ofKind(columns, yearly, 'scatter')).toEqual({ ...yearly, kind: 'scatter' });
    expect(ofKind(columns, { ...yearly, kind: 'scatter' }, 'heat')).toEqual({ ...yearly, kind: 'heat' });
  });

  it('draws no dots where no row has two numbers', () => {
    const narrow = wide.slice(0, 2);
    const chosen = ofKind(narrow, bars, 'scatter');
    const source = tableOfRows({ columns: narrow, rows: [['微信', 3]] });
    expect(quickChart(source, chosen, context)).toMatchObject({ model: null, points: { doubled: 0 } });
  });
});

describe('many series', () => {
  const rowsOf = (count: number) =>
    table(
      Array.from({ length: count }, (_, at) => [
        [`机构第${at}号`, 2019, at % 7],
        [`机构第${at}号`, 2019 + (at % 5) + 1, at],
      ]).flat(),
    );
  /** What is written and where: CSS pixels from the top. */
  const placed = (svg: string) =>
    [...svg.matchAll(/<text[^>]*translate\([\d.-]+ ([\d.-]+)\)[^>]*>([^<]*)</g)].map(([, y, words]) => ({
      y: Number(y),
      words: words ?? '',
    }));

  it.each([2, 12, 20, 22, 23, 100])('%d lines: names at the ends stay in the plot, or there are none', (count) => {
    const { model, unnamed } = quickChart(rowsOf(count), choice, context);
    if (model === null) expect.fail('nothing drawn');
    const names = placed(renderPicture(model, 't')).filter(({ words }) => words.startsWith('机构'));
    expect(names).toHaveLength(unnamed === 0 ? count : 0);
    expect(unnamed).toBe(count <= 22 ? 0 : count);
    for (const { y } of names) {
      expect(y).toBeGreaterThan(titleHeight);
      expect(y).toBeLessThan(titleHeight + plotHeight);
    }
  });

  it('joins a name that had to move to its point', () => {
    const near = table([1, 2, 3].map((value) => [`机构第${value}号`, 2020, 100 + value]));
    const { model } = quickChart(near, choice, context);
    const series = model?.option.series as readonly { readonly silent?: boolean }[];
    expect(series.filter(({ silent }) => silent)).toHaveLength(2);
    const nothing = table([1, 2, 3].map((value) => [`机构第${value}号`, 2020, value === 1 ? 100 : null]));
    expect(quickChart(nothing, choice, context).model?.option.series).toHaveLength(3);
  });

  it.each([2, 12, 30, 100])('%d parts of stacks: the key stands above the plot, or there is none', (count) => {
    for (const width of [320, 800]) {
      const { model, unnamed } = quickChart(rowsOf(count), { ...choice, kind: 'stack' }, { ...context, width });
      if (model === null) expect.fail('nothing drawn');
      const names = placed(renderPicture(model, 't')).filter(({ words }) => words.startsWith('机构'));
      expect(names).toHaveLength(unnamed === 0 ? count : 0);
      const { grid } = model.option as { readonly grid: { readonly top: number } };
      for (const { y } of names) expect(y).toBeLessThan(grid.top - titleHeight);
      expect(grid.top).toBeLessThan(130);
    }
  });

  it('of dots are named where they are few', () => {
    const chosen = { ...choice, kind: 'scatter' } as const;
    expect(quickChart(rowsOf(20), chosen, context).unnamed).toBe(0);
    expect(quickChart(rowsOf(30), chosen, context).unnamed).toBe(30);
  });
});

describe('what is drawn', () => {
  const rows = [
    ['甲', 2021, 3],
    ['甲', 2019, 0],
    ['甲', 2020, null],
    ['乙', 2020, '12345678901234567.89'],
  ] as const;

  it('stands in the order of its place, a gap a gap and a zero a zero', () => {
    const points = pointsOf(table(rows), choice);
    expect(points.places).toEqual(['2019', '2020', '2021']);
    expect(points.series).toEqual(['甲', '乙']);
    expect([points.gaps, points.left, points.doubled]).toEqual([1, 0, 0]);
    expect(points.points.map(({ y, text }) => [y, text])).toEqual([
      [3, '3.00'],
      [0, '0.00'],
      [null, 'NULL'],
      [1.2345678901234568e16, '12345678901234567.89'],
    ]);
  });

  it('keeps the distance of years: one that nothing is known of has its place', () => {
    const apart = table([
      ['甲', 2023, 1],
      ['甲', 2020, 2],
    ]);
    expect(pointsOf(apart, choice).places).toEqual(['2020', '2021', '2022', '2023']);
  });

  it('a gap breaks the line and is hatched among bars; bars carry DuckDB’s own text', () => {
    const { model } = quickChart(table(rows), choice, context);
    expect(model?.option.series).toMatchObject([{ connectNulls: false, data: [0, '-', { value: 3 }] }, {}]);
    const bars = wordsOf(svgOf(table(rows), { ...choice, kind: 'bar' }));
    expect(bars).toEqual(expect.arrayContaining(['2021 · 甲', '3.00', '0.00', 'NULL', '12345678901234567.89']));
  });

  it('rows that share a place are not joined by guessing', () => {
    const doubled = table([...rows, ['甲', 2021, 4]]);
    for (const kind of ['line', 'stack', 'heat'] as const) {
      const { model, points } = quickChart(doubled, { ...choice, kind }, context);
      expect([kind, model, points.doubled]).toEqual([kind, null, 1]);
    }
    expect(wordsOf(svgOf(doubled, { ...choice, kind: 'bar' }))).toContain('4.00');
  });

  it('says how many rows are left out', () => {
    const many = table(Array.from({ length: 500 }, (_, row) => [`机构${row}`, 2020, row]));
    const { model, points } = quickChart(many, { ...choice, kind: 'bar', x: 0, colour: null }, context);
    expect([points.points.length, points.left]).toEqual([200, 300]);
    expect(model?.height).toBeLessThan(6000);
  });

  it('nothing, of nothing', () => {
    expect(quickChart(table([]), choice, context).model).toBeNull();
  });

  it('any result as any kind, at any width: well-formed, no markup from the data', () => {
    const cell = fc.constantFrom(
      '<script>',
      '{a|b}',
      'a\u0000b',
      '{c}',
      '甲',
      null,
      '"&\'',
      '\u202ex',
      '='.repeat(300),
    );
    const row = fc.tuple(cell, fc.option(fc.integer({ min: 1990, max: 2030 })), fc.option(fc.double()));
    const cases = fc.tuple(
      fc.array(row, { minLength: 1, maxLength: 25 }),
      fc.constantFrom(...quickKinds),
      fc.integer({ min: 260, max: 1200 }),
    );
    fc.assert(
      fc.property(cases, ([found, kind, width]) => {
        const doubles = tableOfRows({
          columns: columns.map((one, at) => (at === 2 ? { ...one, type: 'DOUBLE' } : one)),
          rows: found,
        });
        const { model } = quickChart(doubles, { ...choice, kind }, { ...context, width });
        if (model !== null) wordsOf(renderPicture(model, 't'));
      }),
      { numRuns: 150 },
    );
  });
});
