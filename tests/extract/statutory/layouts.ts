import type { Sheet, SheetCell } from './sheet.ts';

/** One awkward way to lay a form out; the cells keep the figures they must be read as. */
export interface Layout {
  readonly name: string;
  readonly change: (sheet: Sheet) => Sheet;
}

type Change = (cell: SheetCell, row: number, column: number) => SheetCell;

const isFigure = (cell: SheetCell): boolean => cell.value !== null;
const eachCell =
  (change: Change) =>
  (sheet: Sheet): Sheet =>
    sheet.map((row, r) => row.map((cell, c) => change(cell, r, c)));
const figures = (print: (text: string, index: number) => string): Layout['change'] => {
  return (sheet) => {
    let index = 0;
    return sheet.map((row) =>
      row.map((cell) => (isFigure(cell) ? { ...cell, text: print(cell.text, index++) } : cell)),
    );
  };
};
const labels = (print: (text: string) => string): Layout['change'] =>
  eachCell((cell) => (isFigure(cell) ? cell : { ...cell, text: print(cell.text) }));
/** Figures printed as something that is no number. */
const emptied = (print: (cell: SheetCell, index: number) => string | null): Layout['change'] => {
  return (sheet) => {
    let index = 0;
    return eachCell((cell) => {
      const text = isFigure(cell) ? print(cell, index++) : null;
      return text === null ? cell : { ...cell, text, value: null };
    })(sheet);
  };
};
/** A mark for every zero: it means 0 where sums prove it (table three), "not applicable" elsewhere. */
const marksForZero = (mark: string): Layout['change'] =>
  eachCell((cell) => {
    if (cell.value !== 0) return cell;
    return {
      ...cell,
      text: mark,
      value: cell.key?.includes('applicant=') === true && !/^req_received\|applicant=total$/.test(cell.key) ? 0 : null,
    };
  });
const zeroAs = (sign: string): Layout['change'] => figures((text) => (text === '0' ? sign : text));
const text = (words: string, value: string | null = null): SheetCell => ({
  text: value ?? words,
  columnSpan: 1,
  rowSpan: 1,
  key: null,
  value: null,
});

const wide = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const grouped = (separator: string) => (text: string) => text.replace(/\B(?=(\d{3})+$)/g, separator);

const isTotal = (cell: SheetCell | undefined): boolean =>
  cell?.text === '总计' || /applicant=total|(?:review|litigation)_total/.test(cell?.key ?? '');

/** Prints the total column of tables three and four before its parts. */
function totalFirst(sheet: Sheet): Sheet {
  return sheet.map((row) => {
    const cells = [...row];
    if (row.length % 5 === 0 && row.length >= 10 && row.every((cell) => isFigure(cell) || /结|总计/.test(cell.text))) {
      return Array.from({ length: row.length / 5 }, (_, set) => row.slice(set * 5, set * 5 + 5)).flatMap((set) =>
        isTotal(set[4]) ? [...set.slice(4), ...set.slice(0, 4)] : set,
      );
    }
    const first = cells.findIndex((cell) => isFigure(cell) || /^(?:自然人|结果维持)$/.test(cell.text));
    const total = cells.findIndex((cell, i) => i > first && isTotal(cell));
    if (first < 0 || total < 0) return row;
    const [moved] = cells.splice(total, 1);
    return moved === undefined ? row : [...cells.slice(0, first), moved, ...cells.slice(first)];
  });
}

function withRow(sheet: Sheet, after: RegExp, name: string): Sheet {
  return sheet.flatMap((row) => {
    if (!row.some((cell) => after.test(cell.text))) return [row];
    const cells = row.filter(isFigure);
    const extra = [
      { ...text(name), columnSpan: row.find((cell) => after.test(cell.text))?.columnSpan ?? 1 },
      ...cells.map(() => text('0')),
    ];
    return [row, extra];
  });
}

function withoutRow(sheet: Sheet, name: RegExp): Sheet {
  return sheet.filter((row) => !row.some((cell) => name.test(cell.text)));
}

function withUnits(sheet: Sheet): Sheet {
  return labels((words) => (/^(?:[一二四]、|（[一二六七]）|\d\.)/.test(words) ? `${words}（件）` : words))(sheet);
}

/** Layouts whose every figure can be read as printed. */
export const layouts: readonly Layout[] = [
  { name: 'as the form prints it', change: (sheet) => sheet },
  { name: 'full-width digits', change: figures(wide) },
  { name: 'thousands separators', change: figures(grouped(',')) },
  { name: 'full-width thousands separators', change: figures(grouped('，')) },
  { name: 'zero as 〇', change: zeroAs('〇') },
  { name: 'zero as ○', change: zeroAs('○') },
  { name: 'zero as letter O', change: zeroAs('O') },
  { name: 'zero as full-width O', change: zeroAs('Ｏ') },
  { name: 'zero with decimals', change: zeroAs('0.00') },
  { name: 'zero as 无', change: zeroAs('无') },
  { name: 'a unit behind each figure', change: figures((value) => `${value}件`) },
  { name: 'marks of direction around figures', change: figures((value) => `\u202a${value}\u202c`) },
  { name: 'footnote star', change: figures((value, i) => (i % 5 === 0 ? `${value}*` : value)) },
  { name: 'footnote number in a circle', change: figures((value, i) => (i % 5 === 0 ? `${value}①` : value)) },
  { name: 'footnotes of several figures', change: figures((value, i) => (i % 5 === 0 ? `${value}[1,12]` : value)) },
  { name: 'footnote raised by a tag', change: figures((value, i) => (i % 5 === 0 ? `${value}<sup>2</sup>` : value)) },
  { name: 'footnote in brackets', change: figures((value, i) => (i % 7 === 0 ? `${value}（注1）` : value)) },
  { name: 'footnote letter', change: figures((value, i) => (i % 7 === 0 ? `${value}a` : value)) },
  { name: 'footnote letter in brackets', change: figures((value, i) => (i % 7 === 0 ? `${value}（b）` : value)) },
  { name: 'labels without brackets and points', change: labels((words) => words.replace(/[（）()．.、]/g, '')) },
  {
    name: 'labels without numbering',
    change: labels((words) => words.replace(/^(?:\d\.|（[一二三四五六七]）|[一二三四]、)/, '')),
  },
  { name: 'half-width brackets', change: labels((words) => words.replace(/（/g, '(').replace(/）/g, ')')) },
  {
    name: 'spaces between the letters of labels',
    change: labels((words) => (/^\p{sc=Han}{2,4}$/u.test(words) ? [...words].join(' ') : words)),
  },
  { name: 'units in labels', change: withUnits },
  { name: 'traditional quotes and dots', change: labels((words) => words.replace(/[“”]/g, '"').replace(/、/g, '，')) },
  { name: 'bold marks', change: labels((words) => (words === '' ? words : `**${words}**`)) },
  { name: 'total column first', change: totalFirst },
  { name: 'an extra row 属于工作秘密', change: (sheet) => withRow(sheet, /^8\.属于行政查询/, '9.属于工作秘密') },
  { name: 'an extra row at the end', change: (sheet) => withRow(sheet, /结转下年度继续/, '五、其他需要说明的数量') },
  { name: 'a row missing', change: (sheet) => withoutRow(sheet, /^2\.重复申请|^规章|涉及个人隐私/) },
  { name: 'total row missing', change: (sheet) => withoutRow(sheet, /^（七）总计/) },
  {
    name: 'renamed labels',
    change: labels((words) =>
      words.replace('信息公开申请数量', '信息公开申请件数').replace('总计', '合计').replace('其他', '其它'),
    ),
  },
  { name: 'long label cut off', change: labels((words) => (words.length > 24 ? words.slice(0, 16) : words)) },
  { name: 'old wording 规范性文件', change: labels((words) => words.replace('行政规范性文件', '规范性文件')) },
  {
    name: 'all zero',
    change: (sheet) => eachCell((cell) => (isFigure(cell) ? { ...cell, text: '0', value: 0 } : cell))(sheet),
  },
  { name: 'all blank', change: emptied(() => '') },
  { name: 'a slash for every zero', change: marksForZero('/') },
  { name: 'a dash for every zero', change: marksForZero('—') },
  { name: 'two slashes', change: emptied((_, i) => (i % 11 === 0 ? '/' : null)) },
  { name: 'blank totals', change: emptied((cell) => (/applicant=total/.test(cell.key ?? '') ? '' : null)) },
  { name: 'a blank here and there', change: emptied((_, i) => (i % 9 === 4 ? '' : null)) },
];

/** Layouts that only a table with cells can hold: spaces inside a figure. */
export const cellLayouts: readonly Layout[] = [
  { name: 'spaces for thousands', change: figures(grouped(' ')) },
  { name: 'spaces around figures', change: figures((value) => `\u3000${value}\u00a0`) },
  {
    name: 'a column of remarks at the end',
    change: (sheet) =>
      sheet.map((row, i) => [...row, ...(row.some(isFigure) || i === 0 ? [text(i === 0 ? '备注' : '')] : [])]),
  },
];
