import type { ViewRow } from '../../model/view.ts';
import { againstForm, codeLabel } from '../../query/labels.ts';
import { editedWord, formOf, type NumberForm, plainText, statusText } from '../../query/words.ts';
import type { TableCell, TableColumn } from '../../tables/view-table.ts';
import { againstWords, besideNumber, cellEdge, cellWords } from '../cell-words.ts';
import type { ExportFigure } from '../export-figure.ts';
import { numberFormat } from '../number-format.ts';
import type { FileSteps } from '../opc/zip.ts';
import { linkAddress } from '../text.ts';
import { linkLine, reportLine } from '../words.ts';
import { chartSheet } from './chart-sheet.ts';
import { type Sheet, type SheetCell, type SheetRow, sheetRows } from './sheet.ts';
import { workbookSteps } from './workbook.ts';

/**
 * The workbook of a figure: its chart on its own cells, the table as shown with typed cells and what is to be said beside
 * each figure, every figure with its denominator and form, and the notes with sources, statement and link.
 */
export function figureWorkbook(figure: ExportFigure, date: string): FileSteps {
  const sheets = [chartSheet(figure), tableSheet(figure), figuresSheet(figure), notesSheet(figure)];
  const { title, subtitle, language, colours } = figure;
  return workbookSteps(sheets, { title, subject: subtitle, language, colours, date });
}

const headLook = { bold: true, rule: 'below', fill: '#f3efe6', wrap: true } as const;

function tableSheet({ table, view, dictionary, form, plain, language, colours }: ExportFigure): Sheet {
  const second = againstForm(view, dictionary);
  const zh = language === 'zh';
  const isFigure = (column: TableColumn | undefined) => column?.kind === 'figure' || column?.kind === 'total';
  const head = table.columns.flatMap((column): SheetCell[] => [
    { value: column.header, look: { ...headLook, align: column.align } },
    ...(isFigure(column) ? [{ value: `${column.header}${zh ? '·说明' : ' · status'}`, look: headLook }] : []),
  ]);
  const figure = (cell: TableCell): SheetCell[] => {
    const { row, status, value } = cell;
    const words = besideNumber(cell, { form, plain }, language);
    const number = typeof value === 'number' ? value : null;
    const written = row !== null ? formOf(row, form) : status !== null ? second : 'value';
    const own = numberFormat(written, number ?? 0, language);
    const edge = cellEdge(cell, colours);
    const look =
      number === null ? { hatch: colours['hairline-strong'] } : { format: own, ...(edge === null ? {} : { edge }) };
    return [
      { value: number, look: { align: 'right', ...look } },
      { value: words, look: { colour: colours['ink-2'] } },
    ];
  };
  const line = (cells: readonly TableCell[], total: boolean) =>
    cells.flatMap((cell, at): SheetCell[] => {
      const look = total ? ({ bold: true, rule: 'above' } as const) : {};
      if (!isFigure(table.columns[at]))
        return [{ value: cell.value ?? cell.text, look: { ...look, align: table.columns[at]?.align ?? 'left' } }];
      return figure(cell).map((each) => ({ ...each, look: { ...each.look, ...look } }));
    });
  const { rows, totals } = table;
  const fronts = table.columns.filter((column) => !isFigure(column)).length;
  return {
    name: zh ? '表' : 'Table',
    widths: table.columns.flatMap((column) => (isFigure(column) ? [16, 26] : [column.kind === 'year' ? 9 : 26])),
    ...linesBelow(head, rows, ({ cells }) => line(cells, false), totals ? [line(totals, true)] : []),
    frozen: { rows: 1, columns: fronts },
    filter: { head: 0, last: rows.length },
    laid: [],
  };
}

/** A head, a line for each of many made when it is written, and what stands below. */
function linesBelow<Each>(
  head: SheetRow,
  many: readonly Each[],
  lineOf: (each: Each) => SheetRow,
  below: readonly SheetRow[],
): Pick<Sheet, 'rows' | 'size'> {
  function* rows() {
    yield head;
    for (const each of many) yield lineOf(each);
    yield* below;
  }
  return { rows: { [Symbol.iterator]: rows }, size: { rows: 1 + many.length + below.length, columns: head.length } };
}

/** Measures whose base is a figure of the same metric; of the others it counts cases or agencies. */
const measuredByItsLike: ReadonlySet<NumberForm> = new Set(['change', 'difference', 'points', 'index']);

/** One line per figure, as the statement gives it. */
function figuresSheet({ view, rows, form, plain, language, dictionary }: ExportFigure): Sheet {
  const zh = language === 'zh';
  const second = againstForm(view, dictionary);
  const heads = zh
    ? [
        '机构',
        '年份',
        '分项',
        '数',
        plain === 'percent' ? '算得的数' : '报告数',
        '分母或比较对象',
        '状态',
        '说明',
        '存疑',
        '由几个数相加',
        '表式',
        '报告编号',
      ]
    : [
        'Agency',
        'Year',
        'Part',
        'Figure',
        plain === 'percent' ? 'As computed' : 'As printed',
        'Base',
        'Status',
        'Notes',
        'Doubtful',
        'Printed figures added',
        'Form',
        'Report',
      ];
  const corrected = rows.some((row) => row.edited) ? [zh ? '更正' : 'Corrected'] : [];
  const against = view.against === null ? [] : [zh ? '另一项' : 'Second figure', zh ? '另一项的状态' : 'Its status'];
  const heading = [...heads, ...corrected, ...against].map((value) => ({ value, look: headLook }));
  const line = (row: ViewRow): SheetCell[] => {
    const number = (value: number | null, written: NumberForm): SheetCell => ({
      value,
      look: { format: numberFormat(written, value ?? 0, language), align: 'right' },
    });
    return [
      { value: plainText(row.agency) },
      { value: row.year },
      { value: row.code === null ? '' : codeLabel(view, row.code, dictionary, language) },
      number(row.value, formOf(row, form)),
      number(row.printed, plain),
      number(row.base, measuredByItsLike.has(form) ? plain : 'value'),
      { value: statusText(row.status, language, form) },
      { value: cellWords(row, { form, plain }, language, true) },
      { value: row.doubt ? (zh ? '存疑' : 'doubtful') : '' },
      { value: row.parts },
      { value: row.template ?? '' },
      { value: row.report_id ?? '' },
      ...corrected.map(() => ({ value: row.edited ? editedWord[language] : '' })),
      ...(view.against === null ? [] : [number(row.against, second), { value: againstWords(row, second, language) }]),
    ];
  };
  return {
    name: zh ? '明细' : 'Figures',
    widths: [26, 8, 22, 12, 12, 14, 18, 34, 9, 10, 16, 24, 12, 18],
    ...linesBelow(heading, rows, line, []),
    frozen: { rows: 1, columns: 1 },
    filter: { head: 0, last: rows.length },
    laid: [],
  };
}

function notesSheet({ title, subtitle, words, sql, language, colours }: ExportFigure): Sheet {
  const zh = language === 'zh';
  const head = (value: string): SheetCell[] => [{ value, look: { bold: true, rule: 'below' } }];
  const text = (value: string): SheetCell[] => [{ value, look: { wrap: true } }];
  const live = { colour: colours['series-1'], wrap: true } as const;
  const reports = words.reports.map((report, at): SheetCell[] => [
    { value: `[${at + 1}] ${reportLine(report, language)}`, look: live, link: linkAddress(report.source_url) },
  ]);
  const link = linkLine(words.link, language);
  return {
    name: zh ? '说明' : 'Notes',
    widths: [100],
    ...sheetRows([
      [{ value: title, look: { bold: true, size: 16, wrap: true } }],
      text(subtitle),
      [],
      ...(words.footnotes.length === 0 ? [] : [head(zh ? '注' : 'Notes'), ...words.footnotes.map(text), []]),
      head(zh ? '口径' : 'Definitions'),
      ...words.definitions.map(text),
      [],
      ...(words.cells.length === 0
        ? []
        : [head(zh ? '没有数、存疑与更正' : 'Without a figure, doubtful, corrected'), ...words.cells.map(text), []]),
      head(zh ? '来源' : 'Sources'),
      text(words.completeness),
      text(words.source),
      ...reports,
      text(words.made),
      ...(link === '' ? [] : [[{ value: link, look: live, link: linkAddress(words.link) }]]),
      [],
      ...(sql === '' ? [] : [head('SQL'), ...sql.split('\n').map(text)]),
    ]),
    frozen: { rows: 0, columns: 0 },
    filter: null,
    laid: [],
  };
}
