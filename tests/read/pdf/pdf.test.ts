import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import type { Document } from '../../../lib/model/document.ts';
import { readEffects } from '../../../lib/pipeline/read-effects.ts';
import { openDocument } from '../../../lib/read/open.ts';
import { templates } from '../../extract/resources.ts';
import { applications, disclosure2019, disclosure2021, type FormTable, suits } from '../../extract/statutory/forms.ts';
import { fill } from '../../extract/statutory/print.ts';
import { type Printed, type PrintStyle, printReport, type RulingStyle, type WordsSource } from './printer.ts';

const widths = {
  disclosure: [150, 98, 98, 98],
  applications: [27, 77, 130, 30, 30, 30, 30, 30, 30, 30],
  suits: Array.from({ length: 15 }, () => 29.6),
};

const forms: Readonly<Record<string, readonly [FormTable, readonly number[]]>> = {
  '2019 table two': [disclosure2019, widths.disclosure],
  '2021 table two': [disclosure2021, widths.disclosure],
  '2019 table three': [applications(2019), widths.applications],
  '2021 table three': [applications(2021), widths.applications],
  'table four': [suits, widths.suits],
};

const plain: PrintStyle = {
  ruling: 'edges',
  height: 842,
  repeatHead: true,
  furniture: true,
  sideways: false,
  cellSize: 9,
};
const styles = fc.record({
  ruling: fc.constantFrom<RulingStyle>('edges', 'boxes', 'bars', 'onePath', 'openSides', 'dotted'),
  height: fc.integer({ min: 420, max: 842 }),
  repeatHead: fc.boolean(),
  furniture: fc.boolean(),
  sideways: fc.boolean(),
  cellSize: fc.constantFrom(8, 9, 10),
});

const open = (parts: readonly Printed[], style: PrintStyle = plain): Promise<Document> =>
  openDocument('report.pdf', printReport(parts, style), readEffects);

const title: WordsSource = { kind: 'title', text: '海陵县水利局2021年政府信息公开工作年度报告' };
const text = (words: string): WordsSource => ({ kind: 'paragraph', text: words });

function figureCells(form: FormTable): string[] {
  return form.flatMap((row) =>
    row.flatMap(({ figure }) => (figure === null ? [] : [cellKey(figure.metric, figure.dims)])),
  );
}

function figuresIn(document: Document): Record<string, string> {
  const { candidates } = readStatutory(document, templates);
  return Object.fromEntries(candidates.map(({ metric, dims, raw }) => [cellKey(metric, dims), raw]));
}

const printed = fc.oneof(
  { weight: 6, arbitrary: fc.constant('0') },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 99 }).map(String) },
  { weight: 2, arbitrary: fc.integer({ min: 100, max: 9_999_999 }).map(String) },
  { weight: 1, arbitrary: fc.integer({ min: 1000, max: 9_999_999 }).map((n) => n.toLocaleString('en-US')) },
  { weight: 1, arbitrary: fc.constantFrom('59237.2449', '/', '—', '') },
);

function expectPlaces(document: Document): void {
  for (const [index, block] of document.blocks.entries()) {
    expect(block.place.block).toBe(index);
    for (const piece of block.kind === 'table' ? block.cells : [block]) {
      expect(document.text.slice(piece.place.start, piece.place.end)).toBe(piece.text);
      expect(piece.place.page).toBeGreaterThan(0);
    }
  }
}

describe('tables drawn with ruling lines', () => {
  it.each(Object.entries(forms))('%s is read back, however it is drawn and broken over pages', async (_, form) => {
    const [rows, columns] = form;
    const keys = figureCells(rows);
    await fc.assert(
      fc.asyncProperty(
        fc.array(printed, { minLength: keys.length, maxLength: keys.length }),
        styles,
        async (figures, style) => {
          const before = text('全年工作有序推进，均已完成。'.repeat(9));
          const table: Printed = { kind: 'table', cells: fill(rows, figures), widths: columns };
          const document = await open([title, text('二、情况如下'), before, table, text('五、其他')], style);
          expectPlaces(document);
          const tables = document.blocks.filter((block) => block.kind === 'table');
          // Without side lines, a row of one cell parts a table.
          if (style.ruling !== 'openSides') expect(tables).toHaveLength(1);
          expect(figuresIn(document)).toEqual(Object.fromEntries(keys.map((key, i) => [key, figures[i]])));
        },
      ),
      { numRuns: 25, seed: 20210926 },
    );
  });
});

const outline = (document: Document): unknown[] =>
  document.blocks.map((block) => {
    if (block.kind === 'table') return ['table', block.cells.map((cell) => cell.text).join('|')];
    return [block.kind === 'heading' ? block.level : 'p', block.text];
  });

const cell = (row: number, column: number, words: string, columnSpan = 1, rowSpan = 1) => ({
  row,
  column,
  rowSpan,
  columnSpan,
  text: words,
});

describe('running text', () => {
  const long = '全年通过门户网站主动公开政府信息1276条，其中政策文件35件，解读稿件18篇。'.repeat(3);

  it('joins lines to paragraphs, over page ends too, and drops headers and page numbers', async () => {
    const document = await open([title, text('一、总体情况'), text(long), text(long), text('（一）机构。有三人。')], {
      ...plain,
      height: 400,
    });
    expect(Math.max(...document.blocks.map((block) => block.place.page ?? 0))).toBeGreaterThan(1);
    expect(outline(document)).toEqual([
      [0, title.text],
      [1, '一、总体情况'],
      ['p', long],
      ['p', long],
      [2, '（一）机构。'],
      ['p', '有三人。'],
    ]);
  });

  it('keeps every word in order, wherever pages end', async () => {
    const sentence = fc.constantFrom(
      '全年公开信息12条。',
      '收到申请3件，均已答复。',
      '未发生行政复议、行政诉讼。',
      '有序推进，',
    );
    const words = fc.array(sentence, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 300, max: 842 }),
        async (all, height) => {
          const document = await open([title, ...all.map(text)], { ...plain, height });
          expectPlaces(document);
          expect(outline(document)).toEqual([[0, title.text], ...all.map((paragraph) => ['p', paragraph])]);
        },
      ),
      { numRuns: 40, seed: 20210926 },
    );
  });
});

describe('cells', () => {
  const table = (cells: ReturnType<typeof cell>[], cellWidths: number[]): Printed => ({
    kind: 'table',
    cells,
    widths: cellWidths,
  });

  it('reads upright words in a narrow merged cell, and a number broken over lines as one', async () => {
    const cells = [
      cell(0, 0, '本年度办理结果', 1, 2),
      cell(0, 1, '予以公开'),
      cell(0, 2, '1234567'),
      cell(1, 1, '部分公开'),
      cell(1, 2, '8'),
    ];
    const document = await open([title, table(cells, [15, 80, 24])], { ...plain, furniture: false });
    expect(outline(document)[1]).toEqual(['table', '本年度办理结果|予以公开|1234567|部分公开|8']);
    expect(document.blocks[1]).toMatchObject({ cells: [{ rowSpan: 2 }, {}, {}, {}, {}] });
  });

  it('keeps figures of neighbouring cells apart, however near they stand', async () => {
    const cells = ['12', '345', '6789', '0'].map((words, column) => cell(0, column, words));
    const document = await open([title, table([...cells, cell(1, 0, '合计', 4)], [14, 18, 22, 10])]);
    expect(outline(document)[1]).toEqual(['table', '12|345|6789|0|合计']);
  });

  it('joins a row cut by the page’s end', async () => {
    const label = '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请';
    // A page's end parts the row: the first part holds the label's beginning, the second its end and the figure.
    const before = Array.from({ length: 3 }, (_, row) => [cell(row, 0, `${row + 1}.事项`), cell(row, 1, '5')]).flat();
    const [head, tail] = [label.slice(0, 10), label.slice(10)];
    const cells = [...before, cell(3, 0, head), cell(3, 1, ''), cell(4, 0, tail), cell(4, 1, '7')];
    const heights = (words: string) => Math.ceil((words.length * 9) / 91) * 11.7 + 4;
    const height = 75 + 50 + 3 * 15.7 + heights(head) + 75 + 1;
    const document = await open([title, table(cells, [95, 60])], { ...plain, repeatHead: false, height });
    expect(outline(document)[1]).toEqual(['table', `1.事项|5|2.事项|5|3.事项|5|${label}|7`]);
  });

  it('reads a table without any lines cell by cell, empty cells too', async () => {
    const rows = [
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', '0', '0', '0'],
      ['行政规范性文件', '2', '', '11'],
    ];
    const cells = rows.flatMap((row, i) => row.map((words, column) => cell(i, column, words)));
    const document = await open([title, table(cells, widths.disclosure)], {
      ...plain,
      ruling: 'none',
      furniture: false,
    });
    expect(outline(document).slice(1)).toEqual([['table', rows.flat().join('|')]]);
    expect(document.warnings).toEqual([]);
  });
});
