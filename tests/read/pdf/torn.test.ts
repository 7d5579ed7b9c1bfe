import { describe, expect, it } from 'vitest';
import type { Document } from '../../../lib/model/document.ts';
import { readEffects } from '../../../lib/pipeline/read-effects.ts';
import { openDocument } from '../../../lib/read/open.ts';
import { buildPdf, showText } from './builder.ts';

const height = 842;
const foot = 760;
const size = 10;
const edges = [60, 100, 160, 210, 260] as const;

/** A cell at a row and column of `edges`: its lines, upright below each other. */
interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan?: number;
  readonly lines: readonly string[];
}

const cell = (row: number, column: number, lines: readonly string[], rowSpan = 1): Cell => ({
  row,
  column,
  rowSpan,
  lines,
});

/** Draws rows from `top` down, each as high as its longest cell; every cell has its own border. */
function draw(top: number, cells: readonly Cell[]): string {
  const rows = Math.max(...cells.map(({ row, rowSpan = 1 }) => row + rowSpan));
  const ys = [top];
  for (let row = 0; row < rows; row++) {
    const own = cells.filter((own) => own.row === row && (own.rowSpan ?? 1) === 1);
    ys.push((ys.at(-1) ?? top) + 3 + 13 * Math.max(1, ...own.map(({ lines }) => lines.length)));
  }
  return cells
    .map(({ row, column, rowSpan = 1, lines }) => {
      const [left, right] = [edges[column] ?? 0, edges[column + 1] ?? 0];
      const [high, low] = [ys[row] ?? 0, ys[row + rowSpan] ?? 0];
      const words = lines.map((line, i) => showText(left + 4, height - high - 12 - 13 * i, size, line)).join('');
      return `${left} ${height - low} ${right - left} ${low - high} re S\n${words}`;
    })
    .join('');
}

/** A table that runs to the foot of one page and goes on at the head of the next. */
async function read(above: readonly Cell[], below: readonly Cell[]): Promise<Document> {
  const room = draw(0, above);
  const lowest = Math.min(...[...room.matchAll(/^\d+ (\d+)/gm)].map((match) => Number(match[1])));
  const pages = [draw(foot - (height - lowest), above), draw(70, below)];
  const bytes = buildPdf(pages.map((content) => ({ width: 595, height, content })));
  return openDocument('report.pdf', bytes, readEffects);
}

function rowsOf({ blocks }: Document): string[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'table') return [];
    const rows = Math.max(...block.cells.map((own) => own.row + 1));
    return Array.from({ length: rows }, (_, row) =>
      block.cells
        .filter((own) => own.row === row)
        .map((own) => own.text)
        .join('|'),
    );
  });
}

const row = (at: number, texts: readonly (readonly string[])[]): Cell[] =>
  texts.map((lines, column) => cell(at, column + 1, lines));
const group = (lines: readonly string[], rowSpan: number): Cell => cell(0, 0, lines, rowSpan);
const first = row(0, [['1.重复申请'], ['4'], ['0']]);

describe('a row torn by a page’s end is one', () => {
  it('the label goes on below, the figures stand above', async () => {
    const above = [group(['四'], 2), ...first, ...row(1, [['2.要求提供'], ['7'], ['5']])];
    const below = [group([], 2), ...row(0, [['公开出版物'], [], []]), ...row(1, [['3.其他'], ['1'], ['2']])];
    expect(rowsOf(await read(above, below))).toEqual(['四|1.重复申请|4|0', '2.要求提供公开出版物|7|5', '3.其他|1|2']);
  });

  it('the rest of the label begins with 第, which opens no row without a number', async () => {
    const above = [group(['三'], 2), ...first, ...row(1, [['4.保护'], ['7'], ['5']])];
    const below = [group([], 1), ...row(0, [['第三方权益'], [], []])];
    expect(rowsOf(await read(above, below))).toEqual(['三|1.重复申请|4|0', '4.保护第三方权益|7|5']);
  });

  it('the label goes on below, a line of it short of the edge', async () => {
    const above = [group(['四'], 2), ...first, ...row(1, [['2.没有', '现'], ['7'], ['5']])];
    const below = [group([], 1), ...row(0, [['成信息'], [], []])];
    expect(rowsOf(await read(above, below))).toEqual(['四|1.重复申请|4|0', '2.没有现成信息|7|5']);
  });

  it('the figures stand below', async () => {
    const above = [group(['四'], 2), ...first, ...row(1, [['2.要求提供'], [], []])];
    const below = [group([], 1), ...row(0, [['公开出版物'], ['7'], ['5']])];
    expect(rowsOf(await read(above, below))).toEqual(['四|1.重复申请|4|0', '2.要求提供公开出版物|7|5']);
  });

  it('the whole label stands above, the figures below; or the other way round', async () => {
    const above = [group(['四'], 2), ...first, ...row(1, [['2.其他'], [], []])];
    const below = [group([], 1), ...row(0, [[], ['7'], ['5']])];
    expect(rowsOf(await read(above, below))).toEqual(['四|1.重复申请|4|0', '2.其他|7|5']);
    const figures = [group(['四'], 2), ...first, ...row(1, [[], ['7'], ['5']])];
    const label = [group([], 1), ...row(0, [['2.其他'], [], []])];
    expect(rowsOf(await read(figures, label))).toEqual(['四|1.重复申请|4|0', '2.其他|7|5']);
  });

  it('each heading goes on below, and runs over its cell’s foot', async () => {
    const above = row(0, [['未经复议'], ['结果维'], ['其他结']]);
    const [figures, over] = [row(1, [['１'], ['２'], []]), 70 + 16 + 3];
    const below = [...row(0, [['直接起诉'], ['持'], ['果']]), ...figures];
    const table = await read(above, below);
    expect(rowsOf(table)).toEqual(['未经复议直接起诉|结果维持|其他结果', '１|２|']);
    const spilt = `${draw(70, [...row(0, [['维持'], ['维'], ['结']]), ...figures])}${showText(164, height - over, size, '持')}`;
    const spiltToo = showText(214, height - over, size, '果');
    const bytes = buildPdf([{ width: 595, height, content: spilt + spiltToo }]);
    expect(rowsOf(await openDocument('report.pdf', bytes, readEffects))).toEqual(['维持|维持|结果', '１|２|']);
  });
});

describe('two rows parted by a page’s end stay two', () => {
  it.each([
    ['the second has a number', ['2.要求提供', '公开'], '3.要求提供'],
    ['the first label ends short of its edge', ['规章'], '规范性文件'],
    ['the second opens an article', ['2.要求提供', '公开'], '第二十条'],
    ['a part of the row above', ['2.要求提供'], '其中：补正'],
  ])('%s', async (_, label, next) => {
    const above = [group(['四'], 2), ...first, ...row(1, [label, ['7'], ['5']])];
    const below = [group([], 1), ...row(0, [[next], [], []])];
    expect(rowsOf(await read(above, below))).toEqual(['四|1.重复申请|4|0', `${label.join('')}|7|5`, `|${next}||`]);
  });

  it('a blank figure below a merged heading', async () => {
    const above = [group(['结果'], 2), ...row(0, [['结果'], [], []]), ...row(1, [['维持'], ['纠正'], ['其他']])];
    const below = [cell(0, 0, []), ...row(0, [['3'], [], ['1']])];
    expect(rowsOf(await read(above, below)).at(-1)).toBe('|3||1');
  });
});

it('a signature’s date at the right edge ends its paragraph', async () => {
  const words = '全年公开信息十二条收到申请三件均已按时答复未发生行政复议';
  const content =
    [words, words, words].map((line, i) => showText(60, 700 - 24 * i, 16, line)).join('') +
    showText(508 - 8 * 14, 600, 16, '2024年1月23日') +
    showText(60, 576, 16, '关于供暖的通知');
  const { text } = await openDocument('report.pdf', buildPdf([{ width: 595, height, content }]), readEffects);
  expect(text.split('\n').slice(-3)).toEqual(['2024年1月23日', '关于供暖的通知', '']);
});
