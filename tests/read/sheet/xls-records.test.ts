import { describe, expect, it } from 'vitest';
import type { Document } from '../../../lib/model/document.ts';
import { readXls } from '../../../lib/read/sheet/index.ts';
import { type BiffSheet, buildXls, cached, characters, f64, record, records, text, u16, u32 } from './biff.ts';

const { label, number, formula, string } = records;

function read(sheet: readonly Uint8Array[], globals: readonly Uint8Array[] = []): Document {
  return readXls('a.xls', buildXls([{ records: sheet }], globals));
}

/** The words of the second column, one for each row that has a name in the first. */
function figures(cells: readonly Uint8Array[], globals: readonly Uint8Array[] = []): string[] {
  const names = Array.from({ length: 10 }, (_, row) => label(row, 0, `行${row}`));
  const { blocks } = read([...names, label(10, 0, '尾'), label(10, 1, '尾'), ...cells], globals);
  return blocks
    .flatMap((block) => (block.kind === 'table' ? block.cells : []))
    .flatMap((cell) => (cell.column === 1 && cell.row < 10 ? [cell.text] : []))
    .slice(0, cells.length);
}

function messages({ warnings }: Document): string[] {
  return warnings.map(({ code, message }) => `${code}: ${message}`);
}

describe('cells of an .xls', () => {
  it('numbers of 30 bits: whole, a hundredth, the upper part of a binary one', () => {
    const upper = (value: number): number => Number(new DataView(f64(value).buffer).getBigUint64(0, true) >> 32n);
    const bits = [
      (12 << 2) | 2,
      ((-12 << 2) | 2) >>> 0,
      (1234 << 2) | 3,
      upper(0.5),
      upper(-1.5),
      upper(150) | 1,
      0xfffffffe,
    ];
    expect(figures(bits.map((each, row) => records.rk(row, 1, each)))).toEqual([
      '12',
      '-12',
      '12.34',
      '0.5',
      '-1.5',
      '1.5',
      '-1',
    ]);
  });

  it('many numbers in one record, each by its own format', () => {
    const globals = [records.xf(0), records.xf(9), records.xf(200), records.format(200, '0"件"')];
    const many = record(0x00bd, u16(1, 0), u16(0), u32(6), u16(1), u32((25 << 2) | 3), u16(2), u32(10), u16(2));
    const head = ['甲', '乙', '丙'].map((words, column) => label(0, column, words));
    expect(read([...head, many], globals).text).toBe('甲\t乙\t丙\n1\t25%\t2件');
  });

  it('a row of numbers whose last column is another than its numbers make is refused', () => {
    const many = record(0x00bd, u16(1, 0), u16(0), u32(6), u16(0), u32(10), u16(2));
    expect(() => read([many])).toThrow('a row of numbers');
  });

  it('whole doubles, truth values and errors', () => {
    const cells = [
      number(0, 1, 17.270000000000003),
      records.truth(1, 1, 1, false),
      records.truth(2, 1, 0, false),
      records.truth(3, 1, 0x2a, true),
      number(4, 1, Number.NaN),
    ];
    expect(figures(cells)).toEqual(['17.27', 'TRUE', 'FALSE', '', '']);
    expect(messages(read([label(0, 0, '甲'), label(0, 1, '乙'), label(1, 0, '丙'), ...cells.slice(3)]))).toEqual([
      'uncertain_table: 2 cells of sheet "Sheet1" show an error of a formula (#REF!) and are left blank',
    ]);
  });

  it('words in the cell itself, with their fonts behind them: a raised number is the mark of a note', () => {
    const fonts = [false, false, false, false, true].map(records.font);
    const rich = (row: number, words: string, ...runs: readonly number[]) =>
      record(0x00d6, u16(row, 1, 0), text(words), u16(runs.length / 2), u16(...runs));
    // The fonts are numbered 0 to 3, then 5.
    const cells = [rich(0, '172', 2, 5), rich(1, '市政府', 0, 1, 1, 2), rich(2, '12503条', 4, 5, 5, 1), rich(3, '172')];
    expect(figures(cells, fonts)).toEqual(['17[2]', '市政府', '1250[3]条', '172']);
  });

  it('fonts listed out of order never print a character twice', () => {
    const fonts = [false, true].map(records.font);
    const rich = record(0x00d6, u16(0, 1, 0), text('172'), u16(2), u16(2, 1, 0, 0));
    expect(figures([rich], fonts)).toEqual(['17[2]']);
  });

  it('shared words with fonts and reading aids behind them', () => {
    const fonts = [false, true].map(records.font);
    const aids = [1, 2, 3, 4, 5];
    const strings = record(
      0x00fc,
      u32(3, 3),
      [...u16(3), 8, ...u16(1), ...characters('172', false), ...u16(2, 1)],
      [...u16(2), 5, ...u32(aids.length), ...characters('公开', true), ...aids],
      text('尾 '),
    );
    expect(
      figures(
        [0, 1, 2].map((index) => records.shared(index, 1, index)),
        [...fonts, strings],
      ),
    ).toEqual(['17[2]', '公开', '尾']);
  });

  it('shared texts with empty records between them, and something behind the last', () => {
    const strings = [
      record(0x00fc, u32(2, 2), text('甲'), u16(1)),
      records.continued(),
      records.continued(),
      records.continued([0, 65], [9, 0]),
    ];
    expect(figures([records.shared(0, 1, 0), records.shared(1, 1, 1)], strings)).toEqual(['甲', 'A']);
  });

  it('the last of two cells in one place counts, as in an .xlsx', () => {
    expect(figures([number(0, 1, 1), number(0, 1, 2)])[0]).toBe('2');
  });

  it('a builder of cells reads bytes above ASCII as Latin-1, not as Windows writes them', () => {
    expect(figures([label(0, 1, 'é\u0096')])).toEqual(['é\u0096']);
  });
});

describe('formulas of an .xls', () => {
  it('the kept value, of every kind', () => {
    const cells = [
      [formula(0, 1, f64(7.5))],
      [formula(1, 1, cached.awaited), string('教育局')],
      [formula(2, 1, cached.truth(1))],
      [formula(3, 1, cached.error)],
      [formula(4, 1, cached.blank)],
      [formula(5, 1, f64(0))],
    ];
    expect(figures(cells.flat()).slice(0, 6)).toEqual(['7.5', '教育局', 'TRUE', '', '', '0']);
  });

  it('the text behind a shared formula, an array or a table of operations', () => {
    const cells = [0x04bc, 0x0221, 0x0236].flatMap((type, row) => [
      formula(row, 1, cached.awaited),
      record(type, u16(0, 0), new Uint8Array(8)),
      string(`值${row}`),
    ]);
    expect(figures(cells).slice(0, 3)).toEqual(['值0', '值1', '值2']);
  });

  it('a text broken over records, from two bytes a character to one and back', () => {
    const pieces = [
      record(0x0207, u16(8), [1], characters('教育', true)),
      records.continued([0], characters('abc', false)),
      records.continued([1], characters('局甲乙', true)),
    ];
    expect(figures([formula(0, 1, cached.awaited), ...pieces])[0]).toBe('教育abc局甲乙');
    const pair = [record(0x0207, u16(2), [1], u16(0xd842)), records.continued([1], u16(0xdfb7))];
    expect(figures([formula(0, 1, cached.awaited), ...pair])[0]).toBe('𠮷');
  });

  it('one that keeps no value is blank and told: no text comes, or it waits for Excel to compute it', () => {
    const sheet = [
      label(0, 0, '名称'),
      label(0, 1, '数量'),
      label(1, 0, '甲'),
      formula(1, 1, cached.awaited),
      label(2, 0, '乙'),
      formula(2, 1, f64(0), 2),
      label(3, 0, '丙'),
      formula(3, 1, cached.blank, 2),
      label(4, 0, '丁'),
      formula(4, 1, f64(5), 2),
      formula(5, 1, cached.awaited),
    ];
    const document = read(sheet);
    expect(document.text).toBe('名称\t数量\n甲\t\n乙\t\n丙\t\n丁\t5');
    expect(messages(document)).toEqual([
      'uncertain_table: 4 formulas of sheet "Sheet1" keep no value and are left blank: open and save the file in Excel or WPS',
    ]);
  });

  it('a text belongs to the formula right before it, and to no other', () => {
    expect(figures([number(0, 1, 9), formula(1, 1, cached.awaited), number(2, 1, 3), string('错')])).toEqual([
      '9',
      '',
      '3',
      '',
    ]);
    const sheet = [label(0, 0, '甲'), formula(0, 1, cached.awaited), formula(1, 1, cached.awaited), string('乙')];
    const document = read([...sheet, label(1, 0, '丙')]);
    expect(document.text).toBe('甲\n丙\t乙');
    expect(messages(document)[0]).toContain('1 formulas');
  });

  it('the text of no formula is none of the cell before it', () => {
    expect(figures([number(0, 1, 3), string('错')])).toEqual(['3', '']);
  });

  it('a kind of value nobody knows is refused', () => {
    expect(() => read([formula(0, 0, [9, 0, 0, 0, 0, 0, 0xff, 0xff])])).toThrow('unknown kind');
  });
});

describe('sheets of an .xls', () => {
  const rows = [label(0, 0, '名称'), label(0, 1, '数量'), label(1, 0, '甲'), number(1, 1, 1)];

  it('hidden and very hidden ones are left out and told, charts and macros are none', () => {
    const chart = [label(0, 0, '图')];
    const sheets: BiffSheet[] = [
      { name: '2023年', records: rows },
      { name: '底稿', state: 1, records: rows },
      { name: '内部', state: 2, records: rows },
      { name: '图表', kind: 2, records: chart },
      { name: '宏', kind: 1, records: chart },
    ];
    const document = readXls('a.xls', buildXls(sheets));
    expect(document.text).toBe('2023年\n名称\t数量\n甲\t1');
    expect(messages(document)).toEqual([
      'hidden_content: sheet "底稿" is hidden and was left out',
      'hidden_content: sheet "内部" is hidden and was left out',
    ]);
  });

  it('a chart inside a sheet is none of its cells', () => {
    const chart = [records.bof(0x20), number(0, 1, 99), number(5, 0, 99), records.eof()];
    expect(read([...rows, ...chart]).text).toBe('名称\t数量\n甲\t1');
  });

  it('merged cells, hidden rows and columns; a merged cell shows in what is left of it', () => {
    const sheet = [
      records.columns(2, 3, true),
      records.columns(4, 4, false),
      records.row(0, false),
      records.row(1, true),
      ...['名称', '本年', '上年', '前年', '合计'].map((words, column) => label(0, column, words)),
      label(1, 0, '甲'),
      number(1, 1, 1),
      number(2, 1, 2),
      number(2, 2, 3),
      label(3, 0, '乙'),
      number(3, 1, 4),
      number(3, 4, 5),
      records.merges([1, 2, 0, 0], [3, 2, 0, 0], [0, 0, 1, 4]),
    ];
    const document = read(sheet);
    expect(document.text).toBe('名称\t本年\n甲\t2\t\n乙\t4\t5');
    expect(messages(document)).toEqual([
      'hidden_content: 4 cells in hidden rows or columns of sheet "Sheet1" were left out',
    ]);
    const [table] = document.blocks;
    expect(table?.kind === 'table' && table.cells.map(({ columnSpan }) => columnSpan)).toEqual([
      1, 2, 1, 1, 1, 1, 1, 1,
    ]);
  });

  it('merged cells whose ends are before their beginnings are none', () => {
    const grid = Array.from({ length: 16 }, (_, i) => number(i >> 2, i & 3, i));
    const [table] = read([...grid, records.merges([3, 0, 3, 0])]).blocks;
    const spans = table?.kind === 'table' ? table.cells.map(({ rowSpan, columnSpan }) => [rowSpan, columnSpan]) : [];
    expect(spans).toEqual(Array.from({ length: 16 }, () => [1, 1]));
  });

  it('a number format that cannot be read prints its numbers plainly', () => {
    const globals = [records.xf(0), records.xf(200), record(0x041e, u16(200), u16(9000), Uint8Array.of(0, 0x30))];
    const number = record(0x00bd, u16(1, 0), u16(1), u32(6), u16(0));
    expect(read([label(0, 0, '甲'), number], globals).text).toBe('甲\n1');
  });

  it('days counted from 1904, by formats of the file and built-in ones; a style it does not have prints plainly', () => {
    const globals = [records.xf(14), records.xf(300), records.format(300, 'yyyy"年"m"月"'), record(0x0022, u16(1))];
    expect(figures([number(0, 1, 43834), number(1, 1, 43834, 1), number(2, 1, 2, 9)], globals)).toEqual([
      '2024/1/5',
      '2024年1月',
      '2',
    ]);
  });

  it('sheets stand anywhere behind their list, in any order', () => {
    const other = [label(0, 0, '乙'), label(0, 1, '丙')];
    const sheets = (first?: number, second?: number): Uint8Array =>
      buildXls([
        { name: '一', records: rows, at: first },
        { name: '二', records: other, at: second },
      ]);
    const whole = sheets();
    const stream = whole.subarray(whole.findIndex((_, at) => at >= 512 && whole[at] === 9 && whole[at + 1] === 8));
    const view = new DataView(stream.buffer, stream.byteOffset);
    const lists: number[] = [];
    for (let at = 0; view.getUint16(at, true) !== 0x0a; at += 4 + view.getUint16(at + 2, true)) {
      if (view.getUint16(at, true) === 0x85) lists.push(view.getUint32(at + 4, true));
    }
    const [first, second] = lists;
    expect(readXls('a.xls', sheets(second, first)).text).toBe('一\n乙\t丙\n二\n名称\t数量\n甲\t1');
  });
});
