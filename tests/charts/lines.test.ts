import { describe, expect, it } from 'vitest';
import { chartModel } from '../../lib/charts/registry.ts';
import { nativeContent } from '../../lib/export/native/content.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { dictionary } from '../query/world.ts';
import { row, theme, totalView } from './synthetic.ts';

const draw = (view: View, rows: readonly ViewRow[], width = 900) =>
  chartModel(view, rows, { dictionary, language: 'zh', width, colours: theme.light });

interface Part {
  readonly height: number;
  readonly gridIndex: number;
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

/** The plots of a picture of panels, without the strips for gaps below them. */
function plotsOf(view: View, rows: readonly ViewRow[], width?: number) {
  const { option } = draw(view, rows, width);
  const grids = (option.grid as readonly Part[]).filter((_, at) => at % 2 === 0);
  const axes = (option.yAxis as readonly Part[]).filter((_, at) => at % 2 === 0);
  return {
    heights: grids.map(({ height }) => height),
    scales: axes.map(({ min, max, interval }) => [min, max, interval]),
  };
}

describe('lines with a panel for each agency', () => {
  const view: View = { ...totalView, chart: 'line', years: { from: 2023, to: 2024 } };
  const codes = ['natural_person', 'org_business'];
  const unlike = [0, 1].flatMap((agency) =>
    codes.flatMap((code, at) => [2023, 2024].map((year) => row(agency, year, code, agency === 0 ? 3000 + at : 4 + at))),
  );

  it('share one scale, drawn and in Office, so that heights compare', () => {
    const by = { ...view, by: 'applicant' } as const;
    const { scales } = plotsOf(by, unlike);
    expect(scales).toHaveLength(2);
    expect(new Set(scales.map(String)).size).toBe(1);
    const drawing = { dictionary, language: 'zh', colours: theme.light, width: 900 } as const;
    for (const chart of ['line', 'slope'] as const) {
      const fit = nativeContent({ ...by, chart }, unlike, drawing, '');
      if (fit.kind !== 'charts') expect.fail(fit.kind);
      expect(fit.charts).toHaveLength(2);
      expect(new Set(fit.charts.map(({ value }) => JSON.stringify([value.min, value.max, value.step]))).size).toBe(1);
      expect(fit.charts[1]?.value.max).toBeGreaterThanOrEqual(3001);
    }
  });

  it('of more agencies than one plot can hold, too', () => {
    const many = Array.from({ length: 9 }, (_, at) =>
      [2023, 2024].map((year) => row(0, year, null, 10 ** (at % 4), { agency_id: `a${at}`, agency: `机构${at}` })),
    ).flat();
    const { scales } = plotsOf({ ...view, agencies: [] }, many);
    expect(scales).toHaveLength(9);
    expect(new Set(scales.map(String)).size).toBe(1);
  });
});

describe('small multiples', () => {
  const view: View = { ...totalView, chart: 'multiples', years: { from: 2023, to: 2024 } };
  const noReport = { status: 'no_report' } as const;

  it('have plots of one height and one scale, whichever of them has gaps', () => {
    const rows = [
      row(0, 2023, null, null, noReport),
      row(0, 2024, null, 3119),
      row(1, 2023, null, 40),
      row(1, 2024, null, 95),
      row(2, 2023, null, 3511),
      row(2, 2024, null, 3525),
    ];
    for (const width of [340, 900]) {
      const { heights, scales } = plotsOf(view, rows, width);
      expect(heights).toHaveLength(3);
      expect(new Set(heights).size, String(width)).toBe(1);
      expect(new Set(scales.map(String)).size, String(width)).toBe(1);
    }
  });

  it('of several lines too, with room for a name at the end of each', () => {
    const codes = ['natural_person', 'org_business', 'org_research', 'org_public_welfare', 'org_other'];
    const rows = codes.flatMap((code, at) => [
      row(0, 2023, code, null, noReport),
      row(0, 2024, code, 1362 - at * 300),
      row(1, 2023, code, at),
      row(1, 2024, code, 50 + at),
    ]);
    const { heights, scales } = plotsOf({ ...view, by: 'applicant' }, rows);
    expect(new Set(heights).size).toBe(1);
    expect(heights[0]).toBeGreaterThanOrEqual(codes.length * 24);
    expect(new Set(scales.map(String)).size).toBe(1);
  });
});

describe('names at the ends of lines', () => {
  const view: View = { ...totalView, by: 'applicant', chart: 'line', years: { from: 2023, to: 2024 } };
  const seriesOf = (rows: readonly ViewRow[]) =>
    draw(view, rows).option.series as readonly {
      readonly silent?: boolean;
      readonly lineStyle: { readonly color: string; readonly width: number };
      readonly data: readonly unknown[];
    }[];
  const leadersOf = (rows: readonly ViewRow[]) =>
    seriesOf(rows).filter(({ silent, lineStyle }) => silent && lineStyle?.width === 1);
  const ends = (values: readonly number[]) =>
    ['natural_person', 'org_business', 'org_research', 'org_other']
      .slice(0, values.length)
      .flatMap((code, at) => [row(0, 2023, code, 40 * at), row(0, 2024, code, values[at] ?? 0)]);

  it('stand beside their dots without a leader where there is room', () => {
    expect(leadersOf(ends([0, 40, 80, 120]))).toEqual([]);
  });

  it('are joined to their dots by a thin line in the colour of the series where they had to move', () => {
    const rows = ends([120, 119, 118, 20]);
    const found = leadersOf(rows);
    const lineColours = seriesOf(rows).map(({ lineStyle }) => lineStyle?.color);
    expect(found.map(({ lineStyle }) => lineStyle.color)).toEqual(lineColours.slice(1, 3));
    const points = found.map(({ data }) => data as [number, number][]);
    expect(points.map(([dot]) => dot?.[1])).toEqual([119, 118]);
    const [two = 0, three = 0] = points.map((data) => data.at(-1)?.[1] ?? 0);
    expect(119 > two && two > three).toBe(true);
  });
});

describe('two years compared on a narrow screen', () => {
  it('leave the numbers a plot to lie in, with their figures beside them', () => {
    const view: View = { ...totalView, by: 'applicant', chart: 'slope', years: { from: 2023, to: 2024 } };
    const codes = ['natural_person', 'org_business', 'org_public_welfare', 'org_legal_service'];
    const rows = codes.flatMap((code, at) => [
      row(0, 2023, code, null, { status: 'no_report' }),
      row(0, 2024, code, 1362 - at * 200),
      row(1, 2023, code, 1191 - at * 90),
      row(1, 2024, code, 1431 - at * 400),
    ]);
    for (const language of ['zh', 'en'] as const) {
      const { option } = chartModel(view, rows, { dictionary, language, width: 340, colours: theme.light });
      const [plot, squares] = option.grid as readonly { readonly left: number; readonly width: number }[];
      expect(plot?.width, language).toBeGreaterThanOrEqual(100);
      expect((squares?.left ?? 0) - (plot?.left ?? 0) - (plot?.width ?? 0), language).toBeGreaterThanOrEqual(40);
    }
  });
});
