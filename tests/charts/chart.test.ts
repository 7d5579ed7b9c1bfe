import { describe, expect, it } from 'vitest';
import { shades } from '../../lib/charts/heat/shade.ts';
import { textWidth, wrapText } from '../../lib/charts/measure.ts';
import { chartModel, drawnKind } from '../../lib/charts/registry.ts';
import { roundScale, spreadLabels } from '../../lib/charts/scale.ts';
import { parseTheme, seriesTokens } from '../../lib/charts/theme.ts';
import { renderPicture } from '../../lib/export/picture.ts';
import { chartKinds, type View, type ViewRow } from '../../lib/model/view.ts';
import { partitionOf } from '../../lib/query/charts-for.ts';
import { dictionary } from '../query/world.ts';
import { contrast } from './contrast.ts';
import { chartSets } from './sets.ts';
import { channelRows, channelView, row, theme, totalRows, totalView } from './synthetic.ts';

const draw = (view: View, rows: readonly ViewRow[], width = 860) =>
  chartModel(view, rows, { dictionary, language: 'zh', width, colours: theme.light });
describe('every chart kind', () => {
  const cases = chartSets.flatMap(({ name, view, rows }) =>
    chartKinds.map((chart) => [name, chart, { ...view, chart }, rows] as const),
  );

  /** The numbers a kind draws: slopes the first and last year, stacks the parts that make up the whole; others all. */
  function drawnNumbers(view: View, rows: readonly ViewRow[]): readonly ViewRow[] {
    const numbers = rows.filter((cell) => cell.value !== null);
    const kind = drawnKind(view, dictionary);
    if (kind === 'slope') return numbers.filter(({ year }) => year === view.years.from || year === view.years.to);
    if (kind !== 'stack' && kind !== 'stack100') return numbers;
    return numbers.filter(({ code }) => partitionOf(view, dictionary)?.includes(code ?? ''));
  }

  it.each(cases)('draws one reachable element for every mark: %s as %s', (_, __, view, rows) => {
    for (const width of [320, 860]) {
      const model = draw(view, rows, width);
      const svg = renderPicture(model, 'p');
      for (const { series, index } of model.marks) {
        const elements = svg.match(new RegExp(`ecmeta_series_index="${series}" ecmeta_data_index="${index}"`, 'g'));
        expect(elements, `series ${series}, index ${index}`).toHaveLength(1);
      }
    }
  });

  it.each(cases)(
    'has a mark for every number, and speaks of every cell it leaves out: %s as %s',
    (_, __, view, rows) => {
      const { marks } = draw(view, rows);
      const drawn = new Set(marks.map((mark) => mark.row));
      expect(drawnNumbers(view, rows).filter((cell) => !drawn.has(cell))).toEqual([]);
      for (const mark of marks) {
        expect(mark.label).toContain(mark.row.agency);
        expect(mark.label).toContain(String(mark.row.year));
        expect(mark.label).toContain(mark.figure);
      }
    },
  );

  it.each(chartKinds)('never hands a gap to the drawing as a number: %s', (chart) => {
    const gaps = totalRows.map((cell) => ({ ...cell, value: null, status: 'not_reported' as const }));
    const { option, marks } = draw({ ...totalView, chart }, gaps);
    const series = option.series as readonly { readonly type: string; readonly data: readonly unknown[] }[];
    const numbers = marks.filter((mark) => series[mark.series]?.type === 'line');
    expect(numbers).toEqual([]);
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.every((mark) => mark.figure === '未报告')).toBe(true);
    expect(renderPicture(draw({ ...totalView, chart }, gaps), 'p')).toContain('<pattern');
  });

  it.each(cases)('gives each mark a place of its own for the arrow keys: %s as %s', (_, __, view, rows) => {
    const { marks } = draw(view, rows);
    expect(new Set(marks.map(({ line, at }) => `${line} ${at}`)).size).toBe(marks.length);
  });

  it.each(chartKinds)('draws an empty selection without failing: %s', (chart) => {
    expect(renderPicture(draw({ ...totalView, chart }, []), 'p')).toMatch(/^<svg/);
  });
});

describe('a stack', () => {
  it('shows a part of one among hundreds', () => {
    const cells = [row(0, 2019, 'natural_person', 900), row(0, 2019, 'org_business', 1), row(0, 2020, 'org_other', 1)];
    const model = draw({ ...totalView, chart: 'stack', by: 'applicant', years: { from: 2019, to: 2020 } }, cells);
    const svg = renderPicture(model, 'p');
    const small = model.marks.filter((mark) => mark.row.value === 1);
    expect(small).toHaveLength(2);
    for (const { series, index } of small) {
      const element = svg
        .split('<')
        .find((tag) => tag.includes(`ecmeta_series_index="${series}" ecmeta_data_index="${index}"`));
      expect(element).toMatch(/stroke-width="0"/);
    }
  });
});

describe('a zero in a stack', () => {
  const cells = [
    row(0, 2019, 'natural_person', 32),
    row(0, 2019, 'org_business', 0),
    row(0, 2019, 'org_research', 0, { doubt: true }),
    row(0, 2019, 'org_other', 1),
  ];

  it.each(['stack', 'stack100'] as const)('has a mark but no length to be seen, unlike a one: %s', (chart) => {
    const model = draw({ ...totalView, chart, by: 'applicant', years: { from: 2019, to: 2019 } }, cells);
    const svg = renderPicture(model, 'p');
    const elementOf = (value: number) =>
      model.marks
        .filter(({ row: cell }) => cell.value === value)
        .map(({ series, index }) =>
          svg.split('<').find((tag) => tag.includes(`ecmeta_series_index="${series}" ecmeta_data_index="${index}"`)),
        );
    const zeros = elementOf(0);
    expect(zeros).toHaveLength(2);
    for (const element of zeros)
      expect(element).toMatch(/fill-opacity="0"[^>]*stroke-width="0"|fill-opacity="0"(?![^>]*stroke=")/);
    for (const element of elementOf(1)) expect(element).not.toContain('opacity="0"');
    expect(svg).toContain('>0：2 项，其中存疑 1<');
  });
});

describe('a bar chart', () => {
  const model = draw({ ...channelView, chart: 'bar' }, channelRows);
  const svg = renderPicture(model, 'p');

  it('tells a stated zero, a gap and a doubtful figure apart', () => {
    expect(svg).toContain('>0 写明为零 ¹<');
    expect(svg).toContain('>本年报告未按公开渠道分列<');
    expect(svg).toContain('>276 存疑 ¹<');
    const hollow = model.marks.find((mark) => mark.row.doubt);
    expect(svg).toMatch(
      new RegExp(
        `fill="${theme.light.card}" stroke="${theme.light['series-1']}"[^>]*ecmeta_data_index="${hollow?.index}"`,
      ),
    );
  });

  it('puts several absent codes of one report on one line and names them all when spoken', () => {
    const gap = model.marks.find((mark) => mark.figure === '节选未收录');
    expect(gap?.label).toBe('丙县民政局，2018 年，政务微博、政务微信、报刊、广播、电视等媒体，节选未收录');
  });

  it('leaves out years without a report only where the agency has another', () => {
    expect(svg).not.toContain('无报告');
    const none = draw({ ...totalView, chart: 'bar' }, [row(0, 2018, null, null, { status: 'no_report' })]);
    expect(none.marks.map((mark) => mark.label)).toEqual(['甲市科技局，2018 年，无报告']);
    const never = [2018, 2019].flatMap((year) =>
      ['weibo', 'wechat'].map((code) => row(0, year, code, null, { status: 'no_report' })),
    );
    const { marks } = draw(channelView, never);
    expect(marks.map((mark) => mark.label)).toEqual(['甲市科技局，2018—2019 年，政务微博、政务微信，无报告']);
  });
});

describe('a line chart', () => {
  it('breaks at gaps: no line is drawn across a year without a number', () => {
    const rows = [row(0, 2017, null, 5), row(0, 2018, null, null), row(0, 2019, null, 7)];
    const broken = draw({ ...totalView, chart: 'line', years: { from: 2017, to: 2019 } }, rows);
    const [line] = broken.option.series as readonly {
      readonly connectNulls: boolean;
      readonly data: readonly unknown[];
    }[];
    expect(line?.connectNulls).toBe(false);
    expect(line?.data[1]).toBe('-');
  });

  it('says of a stated zero and of a doubtful point what they are', () => {
    const svg = renderPicture(draw({ ...totalView, chart: 'line' }, totalRows), 'p');
    expect(svg).toContain('>0 写明为零<');
    expect(svg).toContain('>310 存疑<');
    expect(svg).toContain('>丙县民政局 95 存疑<');
  });

  it('gives each of many agencies a panel of its own', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ ...row(0, 2018, null, index), agency_id: `a${index}` }));
    const grids = (rows: readonly ViewRow[]) =>
      (draw({ ...totalView, chart: 'line' }, rows).option.grid as readonly unknown[]).length / 2;
    expect(grids(many)).toBe(9);
    expect(grids(many.slice(1))).toBe(1);
  });

  it('rules off the years in which the form changed, only where they are within the years', () => {
    const words = (from: number, to: number) => {
      const svg = renderPicture(draw({ ...totalView, chart: 'line', years: { from, to } }, totalRows), 'p');
      return [...svg.matchAll(/>(\d{4}) 新表式</g)].map((match) => match[1]);
    };
    expect(words(2017, 2022)).toEqual(['2019', '2021']);
    expect(words(2019, 2020)).toEqual([]);
    expect(words(2020, 2022)).toEqual(['2021']);
  });
});

describe('colours', () => {
  it.each(['light', 'dark'] as const)('stand out from paper and card, 3 to 1, and text 4.5 to 1: %s', (name) => {
    const colours = theme[name];
    for (const ground of [colours.paper, colours.card]) {
      for (const token of seriesTokens) expect(contrast(colours[token], ground), token).toBeGreaterThanOrEqual(3);
      for (const token of ['ink', 'ink-2'] as const)
        expect(contrast(colours[token], ground), token).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colours['ink-3'], ground)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(['light', 'dark'] as const)('leave the figures of the darkest matrix cell readable: %s', (name) => {
    const colours = theme[name];
    const mix = (over: string, under: string) =>
      `#${[1, 3, 5]
        .map((at) => {
          const [top, bottom] = [over, under].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16)) as [
            number,
            number,
          ];
          const opacity = Math.max(...shades);
          return Math.round(top * opacity + bottom * (1 - opacity))
            .toString(16)
            .padStart(2, '0');
        })
        .join('')}`;
    for (const token of ['series-1', 'series-2'] as const) {
      expect(contrast(colours.ink, mix(colours[token], colours.card)), token).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('are the same for a bureau and a channel whatever else is selected', () => {
    const colourOf = (rows: readonly ViewRow[], view: View) => {
      const [series] = draw({ ...view, chart: 'bar' }, rows).option.series as readonly {
        readonly data: readonly unknown[];
      }[];
      return JSON.stringify(series?.data).match(/"color":"(#[0-9a-f]{6})"/)?.[1];
    };
    const alone = colourOf([row(1, 2019, null, 5)], { ...totalView, years: { from: 2019, to: 2019 } });
    const among = colourOf([row(1, 2019, null, 5), row(0, 2019, null, 5)], {
      ...totalView,
      years: { from: 2019, to: 2019 },
    });
    expect(alone).toBe(among);
    expect(colourOf([row(1, 2019, 'wechat', 5)], channelView)).toBe(theme.light['series-4']);
  });

  it('are refused when the file is incomplete', () => {
    expect(() => parseTheme({ light: { ...theme.light, ink: 'black' }, dark: theme.dark })).toThrowError(/light\.ink/);
  });
});

describe('layout', () => {
  it('chooses round steps that hold every value', () => {
    expect(roundScale([276, 690], 5)).toEqual({ min: 0, max: 800, interval: 200 });
    expect(roundScale([-66.7, 300], 5)).toEqual({ min: -100, max: 300, interval: 100 });
    expect(roundScale([], 5)).toEqual({ min: 0, max: 1, interval: 1 });
    expect(roundScale([0.003], 2)).toMatchObject({ min: 0 });
  });

  it('counts whole things in whole steps', () => {
    expect(roundScale([3], 5)).toEqual({ min: 0, max: 3, interval: 1 });
    expect(roundScale([12], 5)).toEqual({ min: 0, max: 15, interval: 5 });
    expect(roundScale([2.5], 5)).toEqual({ min: 0, max: 2.5, interval: 0.5 });
    const svg = renderPicture(draw({ ...totalView, chart: 'bar' }, [row(0, 2019, null, 3)]), 'p');
    expect([...svg.matchAll(/>(\d+(?:\.\d+)?)</g)].filter(([, words]) => words?.includes('.'))).toEqual([]);
  });

  it('ends at 100 % where shares sum to it but for floating point', () => {
    expect(roundScale([100, 33.3 + 33.3 + 33.4 + 1e-14], 5)).toMatchObject({ max: 100 });
    expect(roundScale([100.1], 5)).toMatchObject({ max: 125 });
  });

  it('keeps labels apart and above the foot', () => {
    expect(spreadLabels([10, 12, 100], 15, 200)).toEqual([10, 25, 100]);
    expect(spreadLabels([195, 198, 199], 15, 200)).toEqual([170, 185, 200]);
  });

  it.each<[string, number, readonly string[]]>([
    ['各机构收到申请数，2019—2023 年', 125, ['各机构收到申请数，', '2019—2023 年']],
    ['Requests by agency, 2019–2023', 140, ['Requests by agency,', '2019–2023']],
    ['甲市科技局共收到申请 1,234 件', 130, ['甲市科技局共收到申请', '1,234 件']],
    ['甲市科技局上升了 12.5 个百分点', 120, ['甲市科技局上升了', '12.5 个百分点']],
    ['There were in all 12 cases, no more', 105, ['There were in all', '12 cases, no more']],
    ['（2017—2021 年）甲', 70, ['（', '2017—2021 年）', '甲']],
  ])('keeps a range of years, and a number with its unit, on one line: %s', (text, width, lines) => {
    expect(wrapText(text, 10, width)).toEqual(lines);
  });

  it('wraps Chinese anywhere but before closing punctuation, and cuts what no line can hold', () => {
    expect(wrapText('来源：各机构年度报告。', 10, 50)).toEqual(['来源：各机', '构年度报告。']);
    expect(wrapText('two words', 10, 40)).toEqual(['two', 'words']);
    for (const line of wrapText('x'.repeat(100), 10, 100)) expect(textWidth(line, 10)).toBeLessThanOrEqual(100);
  });
});

describe('the hatched squares beside strips', () => {
  const set = chartSets.find(({ name }) => name === 'thirty');
  const view: View = { ...totalView, agencies: [], years: { from: 2017, to: 2021 }, chart: 'strip' };

  it.each([340, 860])(
    'stand around the line of their own strip, under words that say what they are: %i wide',
    (width) => {
      const model = draw(view, set?.rows ?? [], width);
      const svg = renderPicture(model, 'p');
      expect(svg).toContain('>没有数的机构<');
      const middleOf = (year: number) => {
        const text = svg.split('<text').find((element) => element.includes(`>${year}<`));
        return Number(/translate\([\d.]+ ([\d.]+)\)/.exec(text ?? '')?.[1]);
      };
      const middles = [2017, 2018, 2019, 2020, 2021].map(middleOf);
      for (const [line, middle] of middles.entries()) {
        const heights = model.marks
          .filter((mark) => mark.line === line && mark.row.value === null)
          .map(({ series, index }) => {
            const element = svg
              .split('<')
              .find((tag) => tag.includes(`ecmeta_series_index="${series}" ecmeta_data_index="${index}"`));
            const [, top = 0, side = 0] = (/d="M[\d.]+ ([\d.]+)l([\d.]+) 0/.exec(element ?? '') ?? []).map(Number);
            return top + side / 2;
          });
        const mean = heights.reduce((sum, height) => sum + height, 0) / heights.length;
        expect(Math.abs(mean - middle)).toBeLessThan(8);
      }
    },
  );
});

describe('a strip', () => {
  /** Twenty bodies in one year, all small but the last, whose words stand alone. */
  const cells = Array.from({ length: 20 }, (_, at) =>
    row(0, 2020, null, at === 19 ? 1000 : at % 3, { agency_id: `b-${at}`, agency: `机构${at}` }),
  );
  const view: View = { ...totalView, chart: 'strip', years: { from: 2020, to: 2020 } };
  /** Where words stand in the picture, CSS pixels from its top. */
  const heightOf = (svg: string, words: string) => {
    const text = svg.split('<text').find((element) => element.includes(`>${words}<`));
    return Number(/translate\([\d.]+ ([\d.]+)\)/.exec(text ?? '')?.[1]);
  };

  it('names an end right below its dot where nothing else lies, else below all dots', () => {
    const svg = renderPicture(draw(view, cells), 'p');
    const crowded = heightOf(svg, '机构0 0');
    const alone = heightOf(svg, '机构19 1,000');
    expect(crowded - alone).toBeGreaterThan(10);
    const near = [...cells, row(0, 2020, null, 950, { agency_id: 'b-20', agency: '机构20' })];
    expect(heightOf(renderPicture(draw(view, near), 'p'), '机构19 1,000')).toBeGreaterThan(alone + 10);
  });
});
