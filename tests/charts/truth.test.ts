import { describe, expect, it } from 'vitest';
import { chartModel, drawnKind } from '../../lib/charts/registry.ts';
import { renderPicture } from '../../lib/export/picture.ts';
import { type Language, languages } from '../../lib/model/language.ts';
import { type CellStatus, type ChartKind, chartKinds, type View, type ViewRow } from '../../lib/model/view.ts';
import { numberForm } from '../../lib/query/labels.ts';
import { cellText, statusText } from '../../lib/query/words.ts';
import { dictionary } from '../query/world.ts';
import { absences } from './sets.ts';
import { agencies, row, theme, totalView } from './synthetic.ts';

const base: View = { ...totalView, agencies: agencies.map(({ id }) => id), years: { from: 2019, to: 2020 } };

/** A View that is drawn as the kind, and the cell asked about, all there is of its agency, among those of others. */
function sceneOf(
  chart: ChartKind,
  cell: Partial<ViewRow> & { readonly value: number | null },
): readonly [View, ViewRow, readonly ViewRow[]] {
  const code = chart === 'stack' || chart === 'stack100' ? 'natural_person' : null;
  const against = chart === 'scatter' ? { against: 20, against_status: 'derived' as const } : {};
  const view: View = {
    ...base,
    chart,
    by: code === null ? null : 'applicant',
    against: chart === 'scatter' ? 'grant_rate' : null,
  };
  const asked = { ...row(3, 2020, code, cell.value, cell), ...against };
  const others = [40, 50, 60, 70].map((value, at) => ({ ...row(at % 2, 2019 + (at >> 1), code, value), ...against }));
  return [view, asked, [...others, asked]];
}

function drawnScene(chart: ChartKind, language: Language, width: number, cell: Parameters<typeof sceneOf>[1]) {
  const [view, asked, rows] = sceneOf(chart, cell);
  expect(drawnKind(view, dictionary)).toBe(chart);
  const model = chartModel(view, rows, { dictionary, language, width, colours: theme.light });
  const svg = renderPicture(model, 'p');
  const words = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) =>
    text.replaceAll('&#39;', "'").replaceAll('&#x27;', "'"),
  );
  const mark = model.marks.find((each) => each.row === asked);
  if (mark === undefined) expect.fail(`${chart}: the cell has no mark`);
  const address = `ecmeta_series_index="${mark.series}" ecmeta_data_index="${mark.index}"`;
  const element = svg.split('<').find((tag) => tag.includes(address)) ?? '';
  return { view, asked, mark, svg, words, element };
}

describe.each(chartKinds)('%s', (chart) => {
  const gaps = languages.flatMap((language) => absences.map((status) => [status, language] as const));

  it.each(gaps)('says %s in words that are seen and words that are spoken: %s', (status, language) => {
    for (const width of [340, 860]) {
      const { view, mark, words } = drawnScene(chart, language, width, { value: null, status });
      const reason = statusText(status, language, numberForm(view, dictionary));
      expect(
        words.some((text) => text.includes(reason)),
        `${width}: ${words.join('|')}`,
      ).toBe(true);
      expect(mark.label).toContain(reason);
    }
  });

  it.each(languages)('speaks and draws no two reasons alike: %s', (language) => {
    const drawn = absences.map((status) => drawnScene(chart, language, 860, { value: null, status }));
    expect(new Set(drawn.map(({ mark }) => mark.label)).size).toBe(absences.length);
    const looks = drawn.map(({ svg, element }) => {
      const patterns = [...svg.matchAll(/<pattern[\s\S]*?<\/pattern>/g)].map(([pattern]) =>
        pattern.replaceAll(/ id="[^"]*"/g, ''),
      );
      return `${/stroke="[^"]*"/.exec(element)?.[0]} ${patterns.sort().join(' ')}`;
    });
    expect(new Set(looks).size).toBe(absences.length);
  });

  it.each(languages)('draws a zero as a mark with its 0 and says when it was stated: %s', (language) => {
    for (const status of ['reported', 'zero_stated'] as const satisfies readonly CellStatus[]) {
      const { mark, words, element } = drawnScene(chart, language, 860, { value: 0, status });
      expect(element).not.toBe('');
      expect(mark.figure).toMatch(/^0/);
      const stated = statusText('zero_stated', language);
      expect(mark.label.includes(stated)).toBe(status === 'zero_stated');
      if (chart === 'scatter') continue; // a dot on the axis: its place is the figure
      const isSaid = (text: string) =>
        status === 'zero_stated' ? text.includes(stated) : /(^| )0($|[：: ])/.test(text);
      expect(words.some(isSaid), words.join('|')).toBe(true);
    }
  });

  it.each(languages)('draws a doubtful figure hollow and says so: %s', (language) => {
    const [sure, doubtful] = [false, true].map((doubt) => drawnScene(chart, language, 860, { value: 25, doubt }));
    expect(doubtful?.element).toContain(`fill="${theme.light.card}"`);
    expect(sure?.element).not.toContain(`fill="${theme.light.card}"`);
    expect(doubtful?.mark.label).toContain(language === 'zh' ? '存疑' : 'doubtful');
  });

  it.each(languages)('keeps ≥, ≤ and 约 with the figure: %s', (language) => {
    for (const qualifier of ['at_least', 'at_most', 'approx'] as const) {
      const { view, asked, mark, words } = drawnScene(chart, language, 860, { value: 25, qualifier });
      const text = cellText(asked, numberForm(view, dictionary), language);
      expect(text).not.toBe('25');
      expect(mark.label).toContain(text);
      // A matrix of lines prints the last figure, a scatter names places: there it is only spoken.
      if (chart !== 'scatter' && chart !== 'stack100')
        expect(
          words.some((each) => each.includes(text)),
          words.join('|'),
        ).toBe(true);
    }
  });
});

describe('a scatter', () => {
  it.each(languages)('says which reason the vertical figure is missing for: %s', (language) => {
    const [view, , rows] = sceneOf('scatter', { value: 5 });
    const labels = absences.map((status) => {
      const cells = rows.map((cell, at) => (at === 0 ? { ...cell, against: null, against_status: status } : cell));
      const model = chartModel(view, cells, { dictionary, language, width: 860, colours: theme.light });
      const label = model.marks.find((mark) => mark.row === cells[0])?.label ?? '';
      expect(label).toContain(statusText(status, language));
      expect(renderPicture(model, 'p').replaceAll(/&#(39|x27);/g, "'")).toContain(statusText(status, language));
      return label;
    });
    expect(new Set(labels).size).toBe(absences.length);
  });
});
