import { describe, expect, it } from 'vitest';
import { chartModel, drawnKind } from '../../lib/charts/registry.ts';
import { languages } from '../../lib/model/language.ts';
import { type ChartKind, chartKinds, type View, type ViewRow } from '../../lib/model/view.ts';
import { captionView } from '../../lib/query/caption.ts';
import { numberForm } from '../../lib/query/labels.ts';
import { notesOf } from '../../lib/query/notes.ts';
import { hasNumber } from '../../lib/query/view-rows.ts';
import { statusText } from '../../lib/query/words.ts';
import { dictionary } from '../query/world.ts';
import { chartSets } from './sets.ts';
import { agencies, row, theme, totalView } from './synthetic.ts';

const draw = (view: View, rows: readonly ViewRow[]) =>
  chartModel(view, rows, { dictionary, language: 'zh', width: 860, colours: theme.light });

/** The reasons behind the marks of a picture that have no number. */
function drawnReasons(view: View, rows: readonly ViewRow[]): Set<string> {
  const isScatter = drawnKind(view, dictionary) === 'scatter';
  return new Set(
    draw(view, rows).marks.flatMap(({ row: cell }) => [
      ...(hasNumber(cell) ? [] : [cell.status]),
      ...(isScatter && cell.against === null ? [cell.against_status ?? ''] : []),
    ]),
  );
}

const gapNote = (view: View, rows: readonly ViewRow[]) =>
  notesOf(view, rows, dictionary, 'picture').find(({ kind }) => kind === 'absence');

const cases = chartSets.flatMap(({ name, view, rows }) =>
  chartKinds.map((chart) => [name, chart, { ...view, chart }, rows] as const),
);

describe('what a footnote says of patterns', () => {
  it.each(cases)('is the reasons the picture draws, and nothing where there is none: %s as %s', (_, __, view, rows) => {
    const reasons = drawnReasons(view, rows);
    const note = gapNote(view, rows);
    expect(note !== undefined).toBe(reasons.size > 0);
    for (const language of languages) {
      const form = numberForm(view, dictionary);
      const said = /[（(](.*)[）)]/.exec(note?.words?.[language] ?? '')?.[1] ?? '';
      const expected = [...reasons].map((status) => statusText(status as ViewRow['status'], language, form));
      expect(new Set(said.split(language === 'zh' ? '、' : ', ').filter(Boolean))).toEqual(new Set(expected));
    }
  });

  it('says of every kind where its patterns stand', () => {
    const cell = row(0, 2017, null, null);
    const others = [1, 2, 3].flatMap((agency) => [row(agency, 2017, null, 5), row(agency, 2018, null, 6)]);
    const said = (chart: ChartKind) => {
      const isStack = chart.startsWith('stack');
      const toCode = (each: ViewRow) => ({
        ...each,
        code: isStack ? 'natural_person' : null,
        ...(chart === 'scatter' ? { against: 20, against_status: 'derived' as const } : {}),
      });
      const view: View = {
        ...totalView,
        chart,
        by: isStack ? 'applicant' : null,
        against: chart === 'scatter' ? 'grant_rate' : null,
        agencies: agencies.map(({ id }) => id),
        years: { from: 2017, to: 2018 },
      };
      expect(drawnKind(view, dictionary)).toBe(chart);
      const context = { dictionary, agencies, dataDate: '2026-11-21', language: 'en' } as const;
      return captionView(view, [cell, ...others].map(toCode), context).footnotes.map(({ text }) => text);
    };
    const noteOf = (chart: ChartKind) => said(chart).find((text) => text.startsWith('Patterned'));
    expect(Object.fromEntries(chartKinds.map((chart) => [chart, noteOf(chart)]))).toEqual({
      bar: 'Patterned stubs have no number (not reported); that is not zero.',
      stack: 'Patterned stubs at the end of a bar are parts without a number (not reported); that is not zero.',
      stack100: 'Patterned stubs at the end of a bar are parts without a number (not reported); that is not zero.',
      line: 'Patterned squares below the lines have no number (not reported); that is not zero.',
      slope: 'Patterned squares right of the plot have no number (not reported); that is not zero.',
      heat: 'Patterned cells have no number (not reported); that is not zero.',
      multiples: 'Patterned squares below the lines have no number (not reported); that is not zero.',
      strip: 'Patterned squares right of the plot have no number (not reported); that is not zero.',
      scatter: 'Patterned squares at the edges lack at least one number (not reported); that is not zero.',
    });
  });
});
