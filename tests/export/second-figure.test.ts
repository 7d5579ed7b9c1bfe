import { describe, expect, it } from 'vitest';
import { tableTexts } from '../../lib/export/csv.ts';
import { figureWorkbook } from '../../lib/export/xlsx/figure-workbook.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { manyRows } from '../charts/sets.ts';
import { row, totalView } from '../charts/synthetic.ts';
import { date, figureOf, filesOf } from './corpus.ts';
import { finished } from './finished.ts';
import { type OfficeFile, openOffice, wordsOf } from './office-file.ts';
import { all, at, inside, textOf } from './xml-tree.ts';

const rows = manyRows(3, [2021]).map((row, place) => ({
  ...row,
  against: [12.34, 50, 66.666][place] ?? null,
  against_status: 'derived' as const,
  ...(place === 0 ? { against_small: true as const } : {}),
  ...(place === 1 ? { doubt: true } : {}),
  ...(place === 2 ? { against_qualifier: 'at_least' as const } : {}),
}));
const view: View = {
  ...totalView,
  chart: 'scatter',
  against: 'grant_rate',
  agencies: rows.map(({ agency_id }) => agency_id),
  years: { from: 2021, to: 2021 },
};
const figure = figureOf(view, rows, 'zh');
const said = ['推算数；分母不足 30', '推算数；存疑', '推算数；≥ 66.7%'];

/** The cells of a sheet as shown: text, or the number with its format. */
function cellsOf({ trees }: OfficeFile, place: number): string[][] {
  const strings = all(trees.get('xl/sharedStrings.xml') ?? { name: '', attributes: {}, children: [] }, 'si').map(
    textOf,
  );
  const styles = trees.get('xl/styles.xml');
  const formats = new Map(
    inside(at(styles, 'styleSheet', 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes.numFmtId,
      attributes.formatCode,
    ]),
  );
  const looks = inside(at(styles, 'styleSheet', 'cellXfs'), 'xf').map(({ attributes }) => attributes.numFmtId ?? '');
  const sheet = trees.get(`xl/worksheets/sheet${place}.xml`);
  if (sheet === undefined) throw new Error(`no sheet ${place}`);
  return all(sheet, 'row').map((row) =>
    inside(row, 'c').map((cell) => {
      const value = textOf(at(cell, 'v'));
      if (cell.attributes.t === 's') return strings[Number(value)] ?? '';
      const look = looks[Number(cell.attributes.s ?? 0)] ?? '';
      return value === '' ? '' : `${value} ${formats.get(look) ?? look}`;
    }),
  );
}

describe('the second figure of a scatter in a file', () => {
  it('of a CSV has its small denominator, doubt and ≥ beside it', () => {
    const { table, form, plain } = figure;
    const lines = tableTexts(table, { form, plain }, 'zh');
    expect(lines.slice(1, 4).map((line) => line.slice(4))).toEqual([
      [12.34, said[0]],
      [50, said[1]],
      [66.666, said[2]],
    ]);
  });

  it.each(['pptx', 'docx'])(
    'of a %s has small denominator and doubt beside it, and a reason where there is none',
    (format) => {
      const gap: ViewRow = { ...row(3, 2021, null, 5), against: null, against_status: 'undefined_ratio' };
      const shown = figureOf({ ...view, agencies: [...view.agencies, gap.agency_id] }, [...rows, gap], 'zh');
      const file = filesOf('second', 'scatter', shown).find((each) => each.format === format);
      const words = wordsOf(openOffice(file?.bytes() ?? expect.fail())).split('\n');
      expect(words).toEqual(expect.arrayContaining(['12.3% 分母不足 30', '50.0% 存疑', '≥ 66.7%', '无法计算']));
      expect(words.filter((text) => /^[\d,]+ ¹/.test(text))).toEqual([]);
    },
  );

  it.each([
    ['table', 2],
    ['figures', 3],
  ])('of a workbook is written as a rate and has the same words beside it, on the sheet of %s', (_, place) => {
    const cells = cellsOf(openOffice(finished(figureWorkbook(figure, date))), place).slice(1, 4);
    expect(cells.map((line) => line.slice(-2))).toEqual([
      ['12.34 #,##0.0"%"', said[0]],
      ['50 #,##0.0"%"', said[1]],
      ['66.666 #,##0.0"%"', said[2]],
    ]);
  });
});
