import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { chartModel, drawnKind } from '../../lib/charts/registry.ts';
import { figureBundle } from '../../lib/export/bundle.ts';
import { csvText } from '../../lib/export/csv.ts';
import { renderPicture } from '../../lib/export/picture.ts';
import { languages } from '../../lib/model/language.ts';
import { chartKinds, type View, type ViewRow } from '../../lib/model/view.ts';
import { captionView } from '../../lib/query/caption.ts';
import { editedWord } from '../../lib/query/words.ts';
import { chartSets } from '../charts/sets.ts';
import { agencies, theme } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';
import { date, figureOf, filesOf } from './corpus.ts';
import { finished } from './finished.ts';
import { openOffice, wordsOf } from './office-file.ts';

// One mark per figure and room for words: what is said of each can be looked for.
const sets = chartSets.filter(({ name }) => ['totals', 'applicants', 'two-years'].includes(name));
const cases = sets.flatMap(({ name, view, rows }) =>
  chartKinds
    .map((chart): View => ({ ...view, chart, against: null }))
    .filter((view) => drawnKind(view, dictionary) === view.chart)
    .map((view) => [`${name} as ${view.chart}`, view, rows] as const),
);

const draw = (view: View, rows: readonly ViewRow[]) =>
  chartModel(view, rows, { dictionary, language: 'zh', width: 860, colours: theme.light });

/** The last mark of the picture that has a number, corrected by hand in the rows. */
function corrected(view: View, rows: readonly ViewRow[], among = (row: ViewRow) => row.value !== null) {
  const target = draw(view, rows).marks.findLast((mark) => among(mark.row))?.row;
  return { target, rows: rows.map((row) => (row === target ? { ...row, edited: true as const } : row)) };
}

describe.each(cases)('a corrected figure of %s', (_, view, plain) => {
  const { rows, target } = corrected(view, plain);

  it('looks other than before, and is told in what is spoken of its mark and of no other', () => {
    expect(target).toBeDefined();
    const marks = draw(view, rows).marks.filter(({ label }) => label.includes(editedWord.zh));
    expect(marks.map(({ row }) => row.edited)).toEqual([true]);
    expect(renderPicture(draw(view, rows), 'p')).not.toBe(renderPicture(draw(view, plain), 'p'));
    expect(renderPicture(draw(view, plain), 'p')).not.toContain(editedWord.zh);
  });

  it.each(languages)('has a footnote, its name and its mark in every file, in %s', (language) => {
    const figure = figureOf(view, rows, language);
    const [note = ''] = figure.words.footnotes.filter((text) => /人工更正|by hand/.test(text));
    const [named = ''] = figure.words.cells.filter((text) =>
      /^(经人工更正或补录：|Corrected or added by hand: )/.test(text),
    );
    expect(note).toMatch(/1 (个数|figure )/);
    expect(named).toContain(`${target?.agency} ${target?.year}`);
    for (const file of filesOf('corrected', view.chart, figure)) {
      const words = wordsOf(openOffice(file.bytes()));
      expect(words, file.name).toContain(note);
      expect(words, file.name).toContain(named);
      const beside = words.replaceAll(note, '').replaceAll(named, '');
      expect(beside, file.name).toContain(editedWord[language]);
    }
    const caption = captionView(view, rows, { dictionary, agencies, dataDate: date, language });
    const csv = csvText(figure.table, caption, { form: figure.form, plain: figure.plain, language });
    expect(
      csv.split('\r\n').filter((line) => !line.startsWith('"') && line.includes(editedWord[language])),
    ).not.toEqual([]);
    const files = unzipSync(finished(figureBundle(figure, { svg: '<svg/>', csv, date })));
    const table = strFromU8(files['figures.csv'] ?? new Uint8Array())
      .split('\r\n')
      .map((line) => line.split(','));
    const at = table[0]?.indexOf('edited') ?? -1;
    expect(table.slice(1).filter((line) => line[at] === 'true')).toHaveLength(1);
  });
});

it('a figure that a person took away leaves a gap that is marked too', () => {
  const { view, rows: plain } = chartSets.find(({ name }) => name === 'totals') ?? { view: undefined, rows: [] };
  if (view === undefined) throw new Error('no such set');
  const { rows } = corrected(view, plain, ({ value, status }) => value === null && status !== 'no_report');
  const edited = draw({ ...view, chart: 'bar' }, rows).marks.filter(({ row }) => row.edited);
  expect(edited.map(({ label }) => label.includes(editedWord.zh))).toEqual([true]);
  for (const file of filesOf('gap', 'bar', figureOf({ ...view, chart: 'bar' }, rows, 'zh'))) {
    expect(wordsOf(openOffice(file.bytes())), file.name).toContain(editedWord.zh);
  }
});

it('reports imported on this computer are told from the bundled ones in caption and sources', () => {
  const { view, rows: plain } = chartSets.find(({ name }) => name === 'two-years') ?? { view: undefined, rows: [] };
  if (view === undefined) throw new Error('no such set');
  const [first] = plain.filter(({ report_id }) => report_id !== null);
  const rows = plain.map((row) => (row.report_id === first?.report_id ? { ...row, own: true as const } : row));
  const told = (given: readonly ViewRow[], language: 'zh' | 'en') =>
    captionView(view, given, { dictionary, agencies, dataDate: date, language }).source;
  expect(told(rows, 'zh')).toContain('其中 1 份为本机导入');
  expect(told(rows, 'en')).toContain('1 of them imported on this computer');
  expect(told(plain, 'zh')).not.toContain('本机');
  for (const file of filesOf('own', 'bar', figureOf(view, rows, 'zh'))) {
    const words = wordsOf(openOffice(file.bytes()));
    expect(words, file.name).toContain('其中 1 份为本机导入');
    expect([...new Set(words.match(/[^（）]*（[^（）]*）（本机导入）/g))], file.name).toHaveLength(1);
  }
});
