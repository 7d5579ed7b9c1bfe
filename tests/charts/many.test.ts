import { describe, expect, it } from 'vitest';
import { type Direction, markBeside } from '../../lib/charts/keyboard.ts';
import { chartModel, drawnKind } from '../../lib/charts/registry.ts';
import { renderPicture } from '../../lib/export/picture.ts';
import { languages } from '../../lib/model/language.ts';
import { chartKinds, type View } from '../../lib/model/view.ts';
import { dictionary } from '../query/world.ts';
import { chartSets, manyRows } from './sets.ts';
import { channelView, row, theme, totalRows, totalView } from './synthetic.ts';

const years = Array.from({ length: 10 }, (_, index) => 2014 + index);
const rows = manyRows(200, years).map((cell) => ({ ...cell, against: 5, against_status: 'derived' as const }));
const everyone: View = { ...totalView, agencies: [], years: { from: 2014, to: 2023 } };
const draw = (view: View, cells = rows, language: 'zh' | 'en' = 'zh', width = 860) =>
  chartModel(view, cells, { dictionary, language, width, colours: theme.light });

describe('two hundred agencies over ten years', () => {
  const kinds = chartKinds.map(
    (chart) => [chart, { ...everyone, chart, against: chart === 'scatter' ? 'grant_rate' : null }] as const,
  );

  it.each(kinds)('stay below 6,000 px, and what is left out is said: %s', (_, view) => {
    for (const language of languages) {
      const model = draw(view, rows, language);
      expect(model.height).toBeLessThanOrEqual(6000);
      const shown = new Set(model.marks.map((mark) => mark.row.agency_id)).size;
      const said = /另有 (\d+) 个机构见表格|(\d+) more agencies in the table/.exec(renderPicture(model, 'p'));
      const isOnList = !['strip', 'scatter'].includes(drawnKind(view, dictionary));
      if (isOnList) expect(shown + Number(said?.[1] ?? said?.[2] ?? 0)).toBe(200);
      else expect(said).toBeNull();
    }
  });

  it('are drawn in full as small multiples, each cell with one reachable element', () => {
    const model = draw({ ...everyone, chart: 'multiples' });
    const svg = renderPicture(model, 'p');
    const places = [...svg.matchAll(/ecmeta_series_index="(\d+)" ecmeta_data_index="(\d+)"(?![^>]*silent)/g)];
    expect(places.map(([, series, index]) => `${series} ${index}`).sort()).toEqual(
      model.marks.map(({ series, index }) => `${series} ${index}`).sort(),
    );
    expect(model.marks).toHaveLength(rows.length);
    expect(svg).toContain('各图同一刻度');
  });
});

describe('the kind that is drawn', () => {
  it('is the one asked for where it makes sense, else bars, else a matrix', () => {
    expect(drawnKind({ ...channelView, chart: 'stack' }, dictionary)).toBe('bar');
    expect(drawnKind({ ...totalView, chart: 'scatter' }, dictionary)).toBe('bar');
    expect(drawnKind({ ...totalView, chart: 'bar', measure: 'rank' }, dictionary)).toBe('heat');
    expect(drawnKind({ ...totalView, chart: 'strip', measure: 'rank' }, dictionary)).toBe('heat');
    expect(drawnKind({ ...totalView, chart: 'line', measure: 'rank' }, dictionary)).toBe('line');
  });
});

describe('a line of ranks', () => {
  it('counts downwards from the first place', () => {
    const cells = [row(0, 2018, null, 1), row(0, 2019, null, 3), row(1, 2018, null, 2), row(1, 2019, null, 1)];
    const { option } = draw(
      { ...totalView, measure: 'rank', chart: 'line', years: { from: 2018, to: 2019 } },
      cells.map((cell) => ({ ...cell, against: 5, against_status: 'derived' })),
    );
    expect((option.yAxis as readonly unknown[])[0]).toMatchObject({ inverse: true, min: 1 });
  });
});

describe('rules', () => {
  const words = (metric: string) => {
    const view: View = { ...totalView, metric, chart: 'line', years: { from: 2018, to: 2025 } };
    const svg = renderPicture(
      draw(
        view,
        totalRows.map((cell) => ({ ...cell, against: 5, against_status: 'derived' })),
      ),
      'p',
    );
    return [...svg.matchAll(/>(\d{4}) (新表式|复议前置)</g)].map(([, year, what]) => `${year} ${what}`);
  };

  it('stand at 2024 for reviews and suits, whose law changed, and for nothing else', () => {
    const forms = ['2019 新表式', '2021 新表式'];
    expect(words('review_total')).toEqual([...forms, '2024 复议前置']);
    expect(words('suit_corrected_rate')).toEqual([...forms, '2024 复议前置']);
    expect(words('req_received')).toEqual(forms);
  });
});

describe('arrow keys', () => {
  it('move within a line and to the nearest place of the next', () => {
    const marks = [
      { line: 0, at: 0 },
      { line: 0, at: 4 },
      { line: 2, at: 1 },
      { line: 2, at: 3 },
    ];
    const move = (from: number, direction: Direction) => markBeside(marks, from, direction);
    expect([move(0, 'right'), move(1, 'left'), move(0, 'down'), move(1, 'down'), move(2, 'up'), move(3, 'up')]).toEqual(
      [1, 0, 2, 3, 0, 1],
    );
    expect([move(1, 'right'), move(0, 'up'), move(3, 'down')]).toEqual([1, 0, 3]);
  });

  it('reach every mark of every kind', () => {
    for (const { name, view, rows: cells } of chartSets) {
      for (const chart of chartKinds) {
        const { marks } = chartModel({ ...view, chart }, cells, {
          dictionary,
          language: 'zh',
          width: 860,
          colours: theme.light,
        });
        const reached = new Set([0]);
        const open = [0];
        while (open.length > 0) {
          const from = open.pop() ?? 0;
          for (const direction of ['up', 'down', 'left', 'right'] as const) {
            const to = markBeside(marks, from, direction);
            if (!reached.has(to)) open.push(to);
            reached.add(to);
          }
        }
        expect(reached.size, `${name} as ${chart}`).toBe(marks.length);
      }
    }
  });
});
