import type { Dims } from '../../model/dimension.ts';
import type { Table, TableCell } from '../../model/document.ts';
import type { Candidate, ReadWarning } from '../../model/fact.ts';
import { isChannelLabel, readChannel } from './channel.ts';
import type { Reading } from './context.ts';
import { cleanLabel, readCategory } from './label.ts';
import { type Column, isTimeName } from './local-columns.ts';
import {
  cellAt,
  evenCell,
  figureIn,
  isTotalName,
  type LocalGrid,
  numberingOf,
  readLocalGrid,
  rowsOf,
} from './local-grid.ts';
import { isOfOtherSubject, type UnreadTable, unreadTable } from './local-unread.ts';
import type { Evener } from './passage.ts';

/** Where a local table stands. */
export interface TableContext {
  readonly section: string;
  /** The line above the table; null where none is. */
  readonly caption: string | null;
}

/** What a bureau's own table says; `unread` where it is none, or one that cannot be read. */
export interface LocalReading {
  readonly candidates: readonly Candidate[];
  readonly warnings: readonly ReadWarning[];
  readonly unread: UnreadTable | null;
}

/** The branch rows belong to until the next. */
interface Branch {
  readonly channel: string;
  readonly key: string;
  readonly style: string;
}

interface Row {
  readonly metric: string;
  readonly dims: Dims;
  /** The row is one of the branch's parts. */
  readonly branch: Branch | null;
}

interface Figure {
  readonly cell: TableCell;
  readonly raw: string;
  readonly column: Column;
}

/** The words a figure stands under and beside. */
interface Printed {
  readonly section: string;
  readonly row: string;
  readonly column: string;
}

/** A row's label: as printed, in even form, and how it is numbered ('' = not at all). */
interface Label {
  readonly text: string;
  readonly even: string;
  readonly style: string;
}

/** How numbers of one level look alike: "（一）" and "（二）", "1." and "12.". */
function styleOf(numbering: string): string {
  return numbering
    .replace(/[一二三四五六七八九十]+/, '一')
    .replace(/[0-9]+/, '1')
    .replace(/[①-⑳]/, '①');
}

/** Reads a bureau's own tables of published information, and their continuations without a header. */
export class LocalTables {
  private grid: LocalGrid | null = null;
  private parent: Branch | null = null;
  private caption: string | null = null;

  constructor(
    private readonly reading: Reading,
    private readonly evener: Evener,
    private readonly taken: Set<string>,
  ) {}

  /** The figures of a table, and what of it was not read. */
  read(table: Table, context: TableContext): LocalReading {
    const { lexicon, year } = this.reading;
    const open = this.grid;
    const found = readLocalGrid(table, { lexicon, evener: this.evener, year });
    const caption = context.caption ?? found?.title ?? null;
    const grid = found === null || isOfOtherSubject(found, caption, context.section) ? null : found;
    if (grid !== null) {
      this.parent = null;
      this.caption = caption;
    }
    const own = grid ?? (found === null && open !== null ? this.continuation(open, rowsOf(table)) : null);
    this.grid = own?.isTransposed === true ? null : own;
    if (own === null) return { candidates: [], warnings: [], unread: this.unread(table, context) };
    const rows = own.rows.map((row) => this.readRow(own, row, context));
    const candidates = rows.flatMap((row) => row.candidates);
    const warnings = [...rows.flatMap((row) => row.warnings), ...this.columnWarnings(own)];
    return candidates.length > 0
      ? { candidates, warnings, unread: null }
      : { candidates, warnings: [], unread: this.unread(table, context) };
  }

  private unread(table: Table, { caption, section }: TableContext): UnreadTable | null {
    return unreadTable(table, caption, section, this.reading, this.evener);
  }

  private even(cell: TableCell | undefined): string {
    return evenCell(cell?.text ?? '', this.evener);
  }

  /** The open table with the rows of one that has no header of its own. */
  private continuation(open: LocalGrid, rows: readonly (readonly TableCell[])[]): LocalGrid | null {
    const [first = []] = rows;
    const continues = first.length <= open.width && first.slice(1).some((cell) => figureIn(this.even(cell)) !== null);
    return continues ? { ...open, rows, unread: [] } : null;
  }

  private columnWarnings({ unread, rows }: LocalGrid): ReadWarning[] {
    return unread.flatMap((column): ReadWarning[] => {
      const cells = rows.flatMap((row) => cellAt(row, column.index) ?? []);
      const figures = cells.filter((cell) => figureIn(this.even(cell)) !== null);
      return figures.length === 0 ? [] : [unmapped(`the column "${column.text.slice(0, 20)}"`, figures)];
    });
  }

  private labelOf({ label, ordinal }: LocalGrid, row: readonly TableCell[]): Label {
    const [own, number] = [cellAt(row, label.index), ordinal === null ? undefined : cellAt(row, ordinal)];
    const isBlank = this.even(own) === '';
    const cell = isBlank ? number : own;
    const [text, even] = [cell?.text.trim() ?? '', this.even(cell)];
    const isNumbered = !isBlank && number !== undefined && number !== own && this.even(number) !== '';
    return { text, even, style: isNumbered ? '1' : styleOf(numberingOf(even)) };
  }

  private readRow(
    grid: LocalGrid,
    row: readonly TableCell[],
    context: TableContext,
  ): { readonly candidates: readonly Candidate[]; readonly warnings: readonly ReadWarning[] } {
    const label = this.labelOf(grid, row);
    const cells = grid.columns.flatMap((column): Figure[] => {
      const cell = cellAt(row, column.place.index);
      const raw = figureIn(this.even(cell));
      return cell === undefined || raw === null ? [] : [{ cell, raw, column }];
    });
    if (cells.length === 0) return { candidates: [], warnings: [] };
    const meaning = this.meaningOf(label, grid);
    if (meaning === null) {
      const figures = cells.map(({ cell }) => cell);
      return { candidates: [], warnings: [unmapped(`the row "${label.text.slice(0, 20)}"`, figures)] };
    }
    const candidates: Candidate[] = [];
    for (const figure of cells) {
      const { column } = figure;
      if (column.kind === 'share' && meaning.metric === 'proactive_total') continue;
      const [rowLabel, columnLabel] = grid.isTransposed
        ? [column.place.text, label.text]
        : [label.text, column.place.text];
      const candidate = this.candidate(figure, meaning, {
        section: context.section,
        row: rowLabel,
        column: columnLabel,
      });
      candidates.push(candidate);
      if (column.kind === 'count' && meaning.metric === 'proactive_by_channel') {
        this.parent = { channel: meaning.dims.channel ?? '', key: candidate.key, style: label.style };
      }
    }
    return { candidates, warnings: [] };
  }

  /** What a row counts; null where its label does not tell. */
  private meaningOf({ even, style }: Label, grid: LocalGrid): Row | null {
    const name = even.slice(numberingOf(even).length);
    if (name === '' || name === '小计' || isTimeName(even) || figureIn(even) !== null) return null;
    const channel = readChannel(name, this.reading);
    if (isTotalName(name) && channel.kind === 'none') return { metric: 'proactive_total', dims: {}, branch: null };
    if (channel.kind === 'one' && this.opensBranch(name, style)) {
      return { metric: 'proactive_by_channel', dims: { channel: channel.code }, branch: null };
    }
    const branch = this.parent === null || (style !== '' && style === this.parent.style) ? null : this.parent;
    return this.kindOf(name, grid, branch);
  }

  /** A channel's name below a numbered branch is a part of that branch (科技局网站 > 政务微信). */
  private opensBranch(name: string, style: string): boolean {
    if (style !== '' || this.parent === null) return true;
    return this.parent.style === '' && isChannelLabel(name, this.reading.lexicon);
  }

  /** A kind of information; in a column of channels an unknown name is none, and no part of the channel above. */
  private kindOf(name: string, { ofChannels }: LocalGrid, branch: Branch | null): Row | null {
    const category = readCategory(cleanLabel(name), this.reading.lexicon);
    const isPart = branch !== null && (branch.style !== '' || name.startsWith('其中'));
    if (ofChannels && !isPart) {
      if (/^(?:其[他它]|其余)$/.test(name))
        return { metric: 'proactive_by_channel', dims: { channel: 'other' }, branch };
      if (category === 'other') return null;
    }
    const own = branch === null ? {} : { channel: branch.channel };
    return { metric: 'proactive_by_category', dims: { category, ...own, label: name.slice(0, 40) }, branch };
  }

  private candidate({ cell, raw, column }: Figure, meaning: Row, printed: Printed): Candidate {
    const share = column.kind === 'share';
    const metric = share ? 'proactive_share_pct' : meaning.metric;
    const isPart = metric === 'proactive_by_category' && meaning.branch !== null;
    const codes = [meaning.dims.category, meaning.dims.channel].filter((code) => code !== undefined);
    let key = [metric, ...codes].join('.').concat(`@${cell.place.start}`);
    while (this.taken.has(key)) key += '#';
    this.taken.add(key);
    return {
      key,
      metric,
      dims: meaning.dims,
      raw,
      reading: 'number',
      basis: null,
      unitPrinted: share ? '%' : column.unit,
      source: 'table',
      partOf: isPart && meaning.branch !== null ? { whole: meaning.branch.key, declared: true } : null,
      scopeWords: null,
      rule: 'local-table',
      confidence: 'high',
      locator: {
        ...printed,
        table: this.caption,
        page: cell.place.page,
        start: cell.place.start,
        end: cell.place.end,
        phrase: null,
      },
    };
  }
}

function unmapped(what: string, cells: readonly TableCell[]): ReadWarning {
  return {
    code: 'unmapped_number',
    message: `${what} of a table of published information: its figures have no known meaning and are not read`,
    start: Math.min(...cells.map(({ place }) => place.start)),
    end: Math.max(...cells.map(({ place }) => place.end)),
  };
}
