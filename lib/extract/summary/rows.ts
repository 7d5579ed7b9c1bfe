import type { TableCell } from '../../model/document.ts';
import { compact } from '../label.ts';
import { filledCells, isFigure, isNumbering, type Matrix, wordsAt } from './grid.ts';
import type { Header } from './header.ts';
import { readYear } from './year.ts';

/** A row of figures. `total` adds up everything above or below it, `subtotal` the rows since the one before. */
export interface SummaryRow {
  readonly kind: 'agency' | 'total' | 'subtotal';
  /** The agency as printed, without spaces. */
  readonly name: string;
  /** Year printed in the row; null where it prints none. */
  readonly year: number | null;
  readonly index: number;
  readonly cells: readonly (TableCell | undefined)[];
}

const totalEnd = /(?:合计|总计|共计|总数|汇总|累计)$/;
const longestTotal = 12;
const noteStart = /^(?:注|备注|说明|填表|填报|审核|制表|数据来源)/;
const averageEnd = /(?:平均|均值|占比|比例)$/;

/** A name without the spaces that set it out ("教 育 局") and without a number in front. */
function cleanName(text: string): string {
  return text
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/^(?:[0-9]{1,3}[、.．]|[（(][0-9]{1,3}[）)])/, '')
    .replace(/^[*※★]+|[*※★]+$/g, '');
}

/** What a row without an agency's name, or with other words in that place, is. */
function totalKind(row: SummaryRow['cells'], name: string): 'total' | 'subtotal' | null {
  const words =
    name === ''
      ? filledCells([...row])
          .slice(0, 2)
          .map(({ text }) => cleanName(text))
      : [name];
  const short = words.filter((text) => text.length <= longestTotal);
  if (short.some((text) => text.endsWith('小计'))) return 'subtotal';
  return short.some((text) => totalEnd.test(text)) ? 'total' : null;
}

function isRepeatedHeading(row: SummaryRow['cells'], headings: ReadonlySet<string>): boolean {
  const cells = filledCells([...row]);
  return cells.length > 1 && cells.every(({ text }) => headings.has(compact(text)));
}

/** "一、政府部门" over a group of rows, what stands below the table, and averages: rows that report nothing. */
function isAside(name: string, filled: readonly TableCell[], figures: readonly TableCell[]): boolean {
  const isGroup =
    figures.length === 0 && filled.length === 1 && /^[一二三四五六七八九十]{1,3}、/.test(filled[0]?.text ?? '');
  return isGroup || noteStart.test(name) || averageEnd.test(name);
}

/** The rows below the headings; `unread` are figures that stand beside no agency. */
export function readRows({ rows }: Matrix, header: Header): { rows: SummaryRow[]; unread: TableCell[] } {
  const headings = new Set(
    rows.slice(header.start, header.end).flatMap((row) => filledCells(row).map(({ text }) => compact(text))),
  );
  const read: SummaryRow[] = [];
  const unread: TableCell[] = [];
  let above: { readonly name: string; readonly year: number | null } = { name: '', year: null };
  for (const [index, cells] of rows.entries()) {
    if (index < header.end || isNumbering(cells) || isRepeatedHeading(cells, headings)) continue;
    const filled = filledCells(cells);
    const printed = cleanName(wordsAt(cells, header.agency));
    const yearWords = header.year === null ? '' : wordsAt(cells, header.year);
    const ownYear = readYear(yearWords);
    const kind = totalKind(cells, printed);
    if (kind !== null) {
      read.push({ kind, name: printed, year: ownYear, index, cells });
      continue;
    }
    const name = printed === '' && yearWords !== '' ? above.name : printed;
    const figures = filled.filter(({ column, text }) => column !== header.ordinal && isFigure(text));
    if (isAside(name, filled, figures)) continue;
    if (name === '' || isFigure(name)) {
      unread.push(...figures);
      continue;
    }
    above = { name, year: yearWords === '' ? above.year : ownYear };
    read.push({ kind: 'agency', ...above, index, cells });
  }
  return { rows: read, unread };
}
