import { describe, expect, test } from 'vitest';
import { chartFontSize } from '../../lib/charts/style.ts';
import { type ExportFigure, exportFigure, nativeFit } from '../../lib/export/export-figure.ts';
import { figureDeck } from '../../lib/export/figure-files.ts';
import { fileChart } from '../../lib/export/file-chart.ts';
import { renderPicture } from '../../lib/export/picture.ts';
import { matrixTable, wordTable } from '../../lib/export/word-table.ts';
import { type FigureWords, reportLines, wordLines } from '../../lib/export/words.ts';
import { figureWorkbook } from '../../lib/export/xlsx/figure-workbook.ts';
import { languages } from '../../lib/model/language.ts';
import type { View } from '../../lib/model/view.ts';
import { manyRows } from '../charts/sets.ts';
import { theme, totalView } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';
import { date, figureOf, sourceOf } from './corpus.ts';
import { finished } from './finished.ts';
import { openOffice } from './office-file.ts';
import { all, at } from './xml-tree.ts';

const view: View = { ...totalView, agencies: [], chart: 'heat', years: { from: 2021, to: 2021 } };
const rows = manyRows(1000, [2021]).map((row) => ({
  ...row,
  report_id: null,
  status: row.value === null ? ('blank' as const) : row.status,
}));

test.each(languages)(
  'of a thousand bodies slides and documents have the first 400 and say where the others are: %s',
  (language) => {
    const figure = figureOf(view, rows, language);
    expect(figure.table.rows).toHaveLength(1000);
    const said = language === 'zh' ? '另有 600 行，见工作簿或 CSV' : '600 more lines: see the workbook or the CSV';
    const table = wordTable(figure);
    expect(table.rows[400]?.[0]?.text).toBe(said);
    expect(table.rows).toHaveLength(401 + (figure.table.totals ? 1 : 0));
    if (figure.content.kind !== 'matrix') expect.fail(figure.content.kind);
    expect(matrixTable(figure.content.matrix, figure).rows).toHaveLength(400);
    expect(figure.words.footnotes.at(-1)).toContain('600');
  },
);

test.each(languages)(
  'lines too many for a chart, without a picture: their table says how many it leaves out: %s',
  (language) => {
    const lines: View = { ...view, chart: 'line', years: { from: 2021, to: 2022 } };
    const source = sourceOf(lines, manyRows(1000, [2021, 2022]), language, [], null);
    const figure = exportFigure(source, nativeFit(source), null);
    expect(figure.content.kind).toBe('matrix');
    expect(figure.words.footnotes.at(-1)).toContain('600');
  },
);

describe('the picture of sixty bodies in a file', () => {
  const years = [2019, 2021];
  const sixty = manyRows(60, years).filter((row) => row.value !== null);
  const bodies = new Set(sixty.map(({ agency_id }) => agency_id)).size;
  const context = { dictionary, language: 'zh', colours: theme.light } as const;
  const drawn = (chart: View['chart'], place: 'alone' | 'page') => {
    const model = fileChart({ ...view, chart, years: { from: 2019, to: 2021 } }, sixty, context, place);
    const shown = new Set(model.marks.map(({ row }) => row.agency_id)).size;
    return { model, shown, svg: renderPicture(model, 'p') };
  };

  test.each([
    ['slope', 12],
    ['line', 20],
  ] as const)('keeps the proportions of a slide and says how many it leaves out: %s', (chart, least) => {
    const { model, shown, svg } = drawn(chart, 'page');
    expect(model.width / model.height).toBeGreaterThan(4 / 3);
    expect(shown).toBeGreaterThanOrEqual(least);
    expect(svg).toContain(`>另有 ${bodies - shown} 个机构见表格<`);
  });

  test('of slopes has words of eight points where it is scaled to the middle of a slide', () => {
    const figure = figureOf({ ...view, chart: 'slope', years: { from: 2019, to: 2021 } }, sixty, 'zh');
    const { trees } = openOffice(finished(figureDeck(figure, date)));
    const pictures = [...trees].flatMap(([name, tree]) => (/slides\/slide/.test(name) ? all(tree, 'p:pic') : []));
    const { content } = figure;
    const pixels = content.kind === 'picture' ? content.picture.width : Number.NaN;
    const points = pictures.map((picture) => Number(at(picture, 'p:spPr', 'a:xfrm', 'a:ext')?.attributes.cx) / 12_700);
    expect(points).toHaveLength(1);
    expect((chartFontSize * (points[0] ?? 0)) / pixels).toBeGreaterThanOrEqual(8);
  });

  test('of slopes is no higher than a sheet of paper', () => {
    const { model, shown, svg } = drawn('slope', 'alone');
    expect(model.height / model.width).toBeLessThan(Math.SQRT2);
    expect(shown).toBeGreaterThanOrEqual(45);
    expect(svg).toContain(`>另有 ${bodies - shown} 个机构见表格<`);
  });

  test('of other kinds has them all in a file of its own', () => {
    expect(drawn('bar', 'alone').shown).toBe(bodies);
  });
});

test('files of a thousand bodies are made in steps a page can rest between, each of some hundred lines at most', () => {
  const many = figureOf(view, rows, 'zh');
  const few = figureOf(view, rows.slice(0, 3), 'zh');
  const steps = (figure: ExportFigure) => [...figureWorkbook(figure, date)].length;
  // The table and the figures, each with every body.
  expect(steps(many) - steps(few)).toBeGreaterThanOrEqual(2 * (1000 / 500));
  const { trees } = openOffice(finished(figureWorkbook(many, date)));
  const rowsOf = (sheet: number) => all(trees.get(`xl/worksheets/sheet${sheet}.xml`) ?? expect.fail(), 'row').length;
  expect([2, 3].map(rowsOf)).toEqual([1002, 1001]);
});

test('one that is left out is said in the singular', () => {
  const one = figureOf(view, rows.slice(0, 401), 'en');
  expect(wordTable(one).rows[400]?.[0]?.text).toBe('1 more line: see the workbook or the CSV');
  expect(one.words.footnotes.at(-1)).toBe('1 more agency is in the table of the workbook or the CSV.');
});

test('of a few hundred bodies nothing is left out', () => {
  const figure = figureOf(view, rows.slice(0, 400), 'zh');
  expect(wordTable(figure).rows.filter(([first]) => first?.text.startsWith('另有'))).toEqual([]);
  expect(figure.words.footnotes.join()).not.toContain('另有');
});

test('running text lists the first 400 reports and says how many more there are', () => {
  const report = { agency: '甲市科技局', completeness: 'full', source_url: null, own: false } as const;
  const reports = Array.from({ length: 900 }, (_, at) => ({
    ...report,
    report_id: `r${at}`,
    year: 2021,
    title: `报告${at}`,
  }));
  const words: FigureWords = { ...figureOf(view, rows.slice(0, 3), 'zh').words, reports };
  const lines = reportLines(words, 'zh');
  expect(lines).toHaveLength(401);
  expect(lines[399]).toContain('[400] 报告399');
  expect(lines[400]).toBe('另有 500 份报告，见数据包或工作簿。');
  expect(wordLines(words, 'zh').filter((line) => line.startsWith('['))).toHaveLength(400);
});
