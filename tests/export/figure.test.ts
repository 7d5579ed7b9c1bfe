import { readdirSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../lib/charts/measure.ts';
import { chartModel, drawnKind } from '../../lib/charts/registry.ts';
import { csvText } from '../../lib/export/csv.ts';
import { chartWidthOf, composeFigure } from '../../lib/export/figure.ts';
import { renderPicture, themePicture } from '../../lib/export/picture.ts';
import type { Agency } from '../../lib/model/agency.ts';
import { type Language, languages } from '../../lib/model/language.ts';
import { chartKinds, type View, type ViewRow } from '../../lib/model/view.ts';
import { captionView } from '../../lib/query/caption.ts';
import { numberForm, plainForm } from '../../lib/query/labels.ts';
import { flows } from '../charts/flow/reports.ts';
import { chartSets } from '../charts/sets.ts';
import {
  agencies,
  changeRows,
  changeView,
  channelRows,
  channelView,
  theme,
  totalRows,
  totalView,
} from '../charts/synthetic.ts';
import { expectGolden, goldenText } from '../golden/compare.ts';
import { dictionary } from '../query/world.ts';
import { wholeSheet } from '../tables/whole-sheet.ts';
import { flowFigureOf } from './corpus.ts';

const captionOf = (view: View, rows: readonly ViewRow[], language: Language, known: readonly Agency[] = agencies) =>
  captionView(view, rows, { dictionary, agencies: known, dataDate: '2026-11-21', language });

function figureOf(view: View, rows: readonly ViewRow[], language: Language, width = 900, known = agencies): string {
  const model = chartModel(view, rows, { dictionary, language, width: chartWidthOf(width), colours: theme.light });
  return composeFigure(model, captionOf(view, rows, language, known), { width, colours: theme.light });
}

/** Whether every tag is closed in order, every attribute quoted, and no forbidden character stands anywhere. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml.replace(/<(\/?)([a-zA-Z:]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g, (_, end, name, __, empty) => {
    if (end) return open.pop() === name ? '' : '<';
    if (!empty) open.push(name);
    return '';
  });
  return (
    open.length === 0 && !/[<>]|&(?!(amp|lt|gt|quot|#39|#x27);)/.test(rest) && !/\p{Cc}/u.test(xml.replaceAll('\n', ''))
  );
}

describe('golden figures', () => {
  const kinds = chartSets.flatMap((set) =>
    chartKinds.map((chart) => ({ ...set, chart, view: { ...set.view, chart } })),
  );
  // A kind that would say nothing of a set is drawn as another one, which has its picture already.
  const drawn = kinds.filter(({ view, chart }) => drawnKind(view, dictionary) === chart);
  const cases = drawn.flatMap((each) => languages.map((language) => [each.name, each.chart, language, each] as const));
  const folder = new URL('../golden/', import.meta.url);
  const nameOf = (name: string, chart: string, language: string) => `${name}-${chart}-${language}.svg`;

  it.each(cases)('%s as %s in %s', (name, chart, language, { view, rows }) => {
    expectGolden(nameOf(name, chart, language), goldenText(figureOf(view, rows, language)));
  });

  it('are at least two hundred, and none lies about that no set draws', () => {
    const wanted = new Set(cases.map(([name, chart, language]) => nameOf(name, chart, language)));
    const kept = readdirSync(folder).filter((file) => file.endsWith('.svg') && !file.endsWith('-changed.svg'));
    expect(kept.filter((file) => !wanted.has(file))).toEqual([]);
    expect(wanted.size).toBeGreaterThanOrEqual(200);
    const seen = new Set(cases.map(([, chart, language]) => `${chart} ${language}`));
    expect(seen).toEqual(new Set(chartKinds.flatMap((chart) => languages.map((language) => `${chart} ${language}`))));
  });
});

describe('a composed figure', () => {
  it('is the same text every time it is drawn', () => {
    const first = figureOf(channelView, channelRows, 'zh');
    figureOf(totalView, totalRows, 'en');
    expect(figureOf(channelView, channelRows, 'zh')).toBe(first);
  });

  it('carries title, unit, footnotes, completeness and source inside', () => {
    const svg = figureOf(channelView, channelRows, 'zh');
    for (const words of [
      '各局分渠道公开政府信息数',
      '单位：条',
      '不可相加',
      '覆盖：3 个机构中 2 个有此项；缺：乙区教育局',
      '数据截至 2026-11-21',
    ]) {
      expect(svg).toContain(words);
    }
  });

  it('asks nothing of any other place', () => {
    const svg = figureOf(channelView, channelRows, 'zh');
    expect(svg.replaceAll(/xmlns(:xlink)?="[^"]*"/g, '')).not.toMatch(
      /https?:|url\((?!#)|@import|<script|<style|href=/,
    );
  });

  const hostile = [
    '<script>alert(1)</script>',
    `"quoted" & 'single' ]]>`,
    '{a}{b} \u0008\u0000\u202e反',
    '名'.repeat(100),
    '=cmd|calc',
    'W'.repeat(100),
  ];
  const hostileAgencies = agencies.map((agency, index) => ({ ...agency, shortName: hostile[index] ?? '' }));

  it.each(chartKinds.flatMap((chart) => hostile.map((name) => [chart, name] as const)))(
    'keeps a hostile name inert and inside: %s, %s',
    (chart, name) => {
      for (const [view, rows] of [
        [totalView, totalRows],
        [channelView, channelRows],
      ] as const) {
        const named = rows.map((row) => ({ ...row, agency: name }));
        for (const width of [390, 900]) {
          const svg = figureOf({ ...view, chart }, named, 'zh', width, hostileAgencies);
          expect(isWellFormed(svg)).toBe(true);
          expect(svg).not.toContain('<script');
          for (const { left, right } of textSpans(svg)) {
            expect(left).toBeGreaterThanOrEqual(-4);
            expect(right).toBeLessThanOrEqual(width + 4);
          }
        }
      }
    },
  );

  /** Left and right end of every text, by our own measure of its width, in the figure's units. */
  function textSpans(svg: string): { left: number; right: number }[] {
    return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', escaped = '']) => {
      const text = escaped.replaceAll(/&[a-z#0-9]+;/g, '"');
      const size = Number(/(?:font-size[:=]"?|font:\D*)([\d.]+)/.exec(attributes)?.[1]);
      const inPicture = /transform="translate\(([-\d.]+)/.exec(attributes)?.[1];
      const own = /\bx="([-\d.]+)"/.exec(attributes)?.[1];
      const x = attributes.startsWith('x=') ? Number(own) : Number(inPicture ?? 0) + Number(own ?? 0) + 24;
      const width = textWidth(text, size);
      if (attributes.includes('text-anchor="end"')) return { left: x - width, right: x };
      if (attributes.includes('text-anchor="middle"')) return { left: x - width / 2, right: x + width / 2 };
      return { left: x, right: x + width };
    });
  }
});

describe('a picture in the page', () => {
  const model = chartModel(channelView, channelRows, { dictionary, language: 'zh', width: 800, colours: theme.light });

  it('follows the theme by custom properties and leaves no colour of its own', () => {
    const themed = themePicture(renderPicture(model, 'one'), theme.light);
    expect(themed).toContain('fill="var(--series-4)"');
    expect(themed.match(/(?:fill|stroke)="#[0-9a-f]+"/g)).toBeNull();
    expect(themed.match(/rgba?\(/g)).toBeNull();
  });

  it.each(chartKinds)('leaves no colour of its own in any set: %s', (chart) => {
    for (const { name, view, rows } of chartSets) {
      const drawn = chartModel({ ...view, chart }, rows, {
        dictionary,
        language: 'zh',
        width: 800,
        colours: theme.light,
      });
      const themed = themePicture(renderPicture(drawn, 'one'), theme.light);
      expect(themed.match(/(?:fill|stroke)="(#|rgba?\()[^"]*"/g), name).toBeNull();
    }
  });

  it('does not take colours named in words for colours', () => {
    const named = channelRows.map((row) => ({ ...row, agency: ` fill="${theme.light['series-4']}"` }));
    const hostile = chartModel(channelView, named, { dictionary, language: 'zh', width: 800, colours: theme.light });
    expect(themePicture(renderPicture(hostile, 'one'), theme.light)).toContain(theme.light['series-4']);
  });

  it('has ids of its own, so that two can stand in one page, and no style that leaks', () => {
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    const [first, second] = [renderPicture(model, 'one'), renderPicture(model, 'two')];
    expect(ids(first).length).toBeGreaterThan(0);
    expect(ids(first).every((id) => id?.startsWith('one-'))).toBe(true);
    expect(ids(second).every((id) => id?.startsWith('two-'))).toBe(true);
    for (const [, used] of first.matchAll(/url\(#([^)]+)\)/g)) expect(ids(first)).toContain(used);
    expect(first).not.toContain('<style');
  });
});

describe('a CSV file', () => {
  const csv = (view: View, rows: readonly ViewRow[], language: Language = 'zh') =>
    csvText(wholeSheet(view, rows, language), captionOf(view, rows, language), {
      form: numberForm(view, dictionary),
      plain: plainForm(view, dictionary),
      language,
    });
  const records = (text: string) => parse(text, { bom: true, relax_column_count: true }) as string[][];

  it('reads back as the table, then an empty row, then the words', () => {
    const text = csv(totalView, totalRows);
    expect(text.startsWith('\ufeff机构,年份,')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const rows = records(text);
    expect(rows.slice(1, 5)).toEqual([
      ['甲市科技局', '2017', '276', '报告数'],
      ['甲市科技局', '2018', '310', '报告数；存疑'],
      ['甲市科技局', '2019', '0', '写明为零'],
      ['甲市科技局', '2020', '', '表格留空'],
    ]);
    const blank = totalRows.length + 1;
    expect(text.split('\r\n')[blank]).toBe('');
    expect(text).toContain('来源：');
  });

  it('tells every kind of absence and presence apart', () => {
    const body = csv(totalView, totalRows)
      .split('\r\n')
      .slice(1, totalRows.length + 1);
    const states = body.map((line) => line.split(',').slice(2).join(','));
    expect(new Set(states.filter((state) => state.startsWith(','))).size).toBe(6);
    expect(states).toContain('0,报告数');
    expect(states).toContain('0,写明为零');
    expect(states).toContain('900,报告数；≥ 900');
  });

  it('leaves numbers whole and negative, and makes words that begin like a formula inert', () => {
    const text = csv(
      changeView,
      changeRows.map((row) => ({ ...row, agency: '=HYPERLINK("x","y")' })),
    );
    expect(text).toContain(',-66.66666666666667,');
    expect(text).toContain(`"'=HYPERLINK(""x"",""y"")"`);
    for (const start of ['+1', '-1', '@x', '\t=1', '\r=1', ' \u0000=1']) {
      const [, first] = records(csv(totalView, [{ ...(totalRows[0] as ViewRow), agency: start }]));
      expect(first?.[0]).toMatch(/^'/);
    }
  });
});

it.each(Object.entries(flows))('the flow %s says where its report could not be read, and only then', (_, flow) => {
  for (const language of languages) {
    const said = (reports: [] | null) => flowFigureOf(flow, language, reports).words.source;
    expect(said(null)).toMatch(/没有读到|could not be read/);
    expect(said([])).not.toMatch(/没有读到|could not be read/);
  }
});
