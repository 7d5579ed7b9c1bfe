import type { Dims } from '../../model/dimension.ts';
import type { Table, TableCell } from '../../model/document.ts';
import type { Candidate } from '../../model/fact.ts';
import { isChannelLabel, readChannel } from './channel.ts';
import type { Reading } from './context.ts';
import { cleanLabel, readCategory } from './label.ts';
import { type Evener, evenText } from './passage.ts';

/** Where a local table stands. */
export interface TableContext {
  readonly section: string;
  /** The line above the table; null where none is. */
  readonly caption: string | null;
}

interface Column {
  readonly index: number;
  readonly name: string;
  readonly kind: 'count' | 'share';
  readonly unit: string;
}

const longestCell = 400;
const countNames = /数量|条数|件数|篇数|信息数|公开数|数目|[（(][条件篇][）)]/;
const shareNames = /占比|比例|百分比|比重/;
const labelNames = /内容|类别|分类|渠道|项目|栏目|名称|方式|信息/;
const numberText = /^[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?%?$/;
const totalNames = /总数|合计|总计|共计/;
const numbered =
  /^(?:[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.．、]|[①-⑳])/;

function rowsOf(table: Table): TableCell[][] {
  const rows: TableCell[][] = [];
  for (const cell of table.cells) {
    const row = rows[cell.row] ?? [];
    row.push(cell);
    rows[cell.row] = row;
  }
  return rows.filter((row) => row !== undefined);
}

/** The words of a cell in even form; what is longer than any label or figure is not looked at. */
function evenCell(text: string, evener: Evener): string {
  return evenText(text.slice(0, longestCell), evener);
}

function readColumns(header: readonly TableCell[], evener: Evener): Column[] {
  return header.slice(1).flatMap((cell): Column[] => {
    const name = evenCell(cell.text, evener);
    const unit = /[（(]([条件篇份次])[）)]/.exec(name)?.[1] ?? '条';
    if (shareNames.test(name)) return [{ index: cell.column, name: cell.text, kind: 'share', unit: '%' }];
    if (countNames.test(name)) return [{ index: cell.column, name: cell.text, kind: 'count', unit }];
    return [];
  });
}

/** The branch rows belong to until the next. */
interface Branch {
  readonly channel: string;
  readonly key: string;
  readonly isNumbered: boolean;
}

interface Row {
  readonly metric: string;
  readonly dims: Dims;
}

/** Reads a bureau's own tables of published information, and their continuations without a header. */
export class LocalTables {
  private columns: readonly Column[] = [];
  private width = 0;
  private parent: Branch | null = null;
  private caption: string | null = null;

  constructor(
    private readonly reading: Reading,
    private readonly evener: Evener,
    private readonly taken: Set<string>,
  ) {}

  /** The figures of a table; empty where it is none of this kind. */
  read(table: Table, context: TableContext): Candidate[] {
    const rows = rowsOf(table);
    const header = rows[0] ?? [];
    const columns = readColumns(header, this.evener);
    const isHeader = columns.some((column) => column.kind === 'count') && labelNames.test(header[0]?.text ?? '');
    if (isHeader) {
      this.columns = columns;
      this.width = header.length;
      this.parent = null;
      this.caption = context.caption;
    } else if (this.columns.length === 0 || !this.continuesTable(header)) {
      this.columns = [];
      return [];
    }
    return rows.slice(isHeader ? 1 : 0).flatMap((row) => this.readRow(row, context));
  }

  private continuesTable(row: readonly TableCell[]): boolean {
    return row.length <= this.width && row.slice(1).some((cell) => numberText.test(evenCell(cell.text, this.evener)));
  }

  private readRow(row: readonly TableCell[], context: TableContext): Candidate[] {
    const label = row[0]?.text.trim() ?? '';
    const even = evenCell(label, this.evener);
    if (even === '') return [];
    const meaning = this.meaningOf(even);
    const found: Candidate[] = [];
    for (const column of this.columns) {
      const cell = row.find((candidate) => candidate.column === column.index);
      const raw = evenCell(cell?.text ?? '', this.evener);
      if (cell === undefined || !numberText.test(raw)) continue;
      if (column.kind === 'share' && meaning.metric === 'proactive_total') continue;
      const candidate = this.candidate(cell, raw, label, column, meaning, context);
      found.push(candidate);
      if (column.kind === 'count' && meaning.metric === 'proactive_by_channel') {
        this.parent = { channel: meaning.dims.channel ?? '', key: candidate.key, isNumbered: numbered.test(even) };
      }
    }
    return found;
  }

  private meaningOf(even: string): Row {
    const { lexicon } = this.reading;
    const name = even.replace(numbered, '');
    const channel = readChannel(name, this.reading);
    if (totalNames.test(name) && channel.kind === 'none') return { metric: 'proactive_total', dims: {} };
    if (channel.kind === 'one' && this.opensBranch(even))
      return { metric: 'proactive_by_channel', dims: { channel: channel.code } };
    const label = cleanLabel(name);
    const category = readCategory(label, lexicon);
    const own = this.parent === null ? {} : { channel: this.parent.channel };
    return { metric: 'proactive_by_category', dims: { category, ...own, label: name.slice(0, 40) } };
  }

  /** A channel's name below a numbered branch is a part of that branch (科技局网站 > 政务微信). */
  private opensBranch(even: string): boolean {
    if (numbered.test(even) || this.parent === null) return true;
    return !this.parent.isNumbered && isChannelLabel(even, this.reading.lexicon);
  }

  private candidate(
    cell: TableCell,
    raw: string,
    label: string,
    column: Column,
    meaning: Row,
    context: TableContext,
  ): Candidate {
    const share = column.kind === 'share';
    const metric = share ? 'proactive_share_pct' : meaning.metric;
    const part = !share && meaning.metric === 'proactive_by_category' && this.parent !== null;
    const codes = [meaning.dims.category, meaning.dims.channel].filter((code) => code !== undefined);
    let key = [metric, ...codes].join('.').concat(`@${cell.place.start}`);
    while (this.taken.has(key)) key += '#';
    this.taken.add(key);
    return {
      key,
      metric,
      dims: meaning.dims,
      raw: raw.replace('%', ''),
      reading: 'number',
      basis: null,
      unitPrinted: share ? '%' : column.unit,
      source: 'table',
      partOf: part && this.parent !== null ? { whole: this.parent.key, declared: true } : null,
      scopeWords: null,
      rule: 'local-table',
      confidence: 'high',
      locator: {
        section: context.section,
        table: this.caption,
        row: label,
        column: column.name,
        page: cell.place.page,
        start: cell.place.start,
        end: cell.place.end,
        phrase: null,
      },
    };
  }
}
