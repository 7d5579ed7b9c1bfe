import { compact, compactLabel, isPieceOf } from '../label.ts';
import type { ColumnSpec, PeriodWords, TableBlock } from '../template.ts';
import type { Segment, Token } from '../token.ts';
import { type Columns, moneyUnitOf } from './column.ts';
import { isOfOtherYear, readColumnPeriod } from './period.ts';
import { filledCells, type Run } from './run.ts';

/** What decides which columns a table prints besides its heading. */
export interface PrintedContext {
  /** The rows of figures below the heading. */
  readonly runs: readonly Run[];
  readonly year: number | null;
  readonly periods: PeriodWords;
}

/** A heading that stands for a column: one of the form's, or (null) one of another year, a change or a share. */
interface Item {
  readonly spec: ColumnSpec | null;
  readonly words: string;
  readonly place: number;
  /** Grid column; null where the heading's cells are not known. */
  readonly column: number | null;
}

/** A unit behind the words of a heading. */
const unitEnd = /(.)[件条]$/;

interface Word {
  readonly words: string;
  readonly column: number | null;
}

/** Letters (a unit, "数") a heading may have more than the form's. */
const maxMore = 4;

/** The words of a heading in reading order: cells where they are known, else words between spaces; headings hold no figures. */
function headingWords(heading: Segment): Word[] {
  const from = heading.findLastIndex((token) => token.kind === 'number') + 1;
  const split = ({ structured, words, text, column }: Token): Word[] =>
    structured ? [{ words, column }] : text.split(/\s+/).map((word) => ({ words: compact(word), column: null }));
  return heading
    .slice(from)
    .flatMap(split)
    .filter(({ words }) => words !== '');
}

function isNameOf({ label, keys }: ColumnSpec, words: string): boolean {
  return [label, ...keys].some((name) => compactLabel(name) === words);
}

function isOf(spec: ColumnSpec, words: string): boolean {
  const { label, keys } = spec;
  const names = [label, ...keys].map(compactLabel);
  if (isNameOf(spec, words)) return true;
  return words.length <= compactLabel(label).length + maxMore && names.some((name) => words.includes(name));
}

function isAlone({ alone }: ColumnSpec, words: string): boolean {
  return alone?.some((piece) => words.includes(compactLabel(piece))) === true;
}

function isTotal(spec: ColumnSpec | null): boolean {
  return spec?.dims?.applicant === 'total';
}

/** Reads the words of a heading as columns of a form. */
class HeadingReader {
  constructor(
    private readonly specs: readonly ColumnSpec[],
    private readonly context: PrintedContext,
  ) {}

  /** The columns a heading names, in reading order, those of one group at the place of their group's heading; one taken apart is one. */
  items(words: readonly Word[]): readonly Item[] {
    const items = words.flatMap(({ words: word, column }, place): Item[] => {
      const spec = this.read(word);
      return spec === undefined ? [] : [{ spec, words: word, place, column }];
    });
    const own = items.filter(({ spec }) => spec !== null);
    const isRepeated = (item: Item): boolean =>
      item.column !== null &&
      items.some((other) => other.place > item.place && other.spec === item.spec && other.column === item.column);
    const groups = own.filter((item) => this.isGroup(item, own));
    const placeOf = ({ spec, place }: Item): number =>
      groups.find((group) => group.spec?.parents?.[0] === spec?.parents?.[0])?.place ?? place;
    const kept = items.filter((item) => !groups.includes(item) && !isRepeated(item));
    const plain = own.length > 0 ? [] : this.plainTotal(words);
    return [...kept, ...plain].sort((a, b) => placeOf(a) - placeOf(b) || a.place - b.place);
  }

  /** The column a word heads, null for another year's or a change; undefined for no column's heading. */
  private read(words: string): ColumnSpec | null | undefined {
    const own =
      this.specs.find((spec) => isNameOf(spec, words)) ??
      this.specs.find(({ label }) => isPieceOf(compactLabel(label), words));
    if (own !== undefined) return own;
    const ofOther = this.specs.find((spec) => {
      return isOfOtherYear(compactLabel(spec.label), this.context.periods) && isOf(spec, words);
    });
    if (ofOther !== undefined) return ofOther;
    const period = readColumnPeriod(words, this.context.year, this.context.periods);
    if (period?.isOwn === false) return null;
    const rest = period?.rest ?? words;
    return this.specs.find((spec) => isAlone(spec, rest)) ?? this.specs.find((spec) => isOf(spec, rest));
  }

  /** The heading over several columns is a column of its own only where none of them is printed. */
  private isGroup({ spec, words }: Item, own: readonly Item[]): boolean {
    if (spec === null || isOf(spec, words) || isPieceOf(compactLabel(spec.label), words)) return false;
    return own.some((other) => other.spec !== spec && other.spec?.parents?.[0] === spec.parents?.[0]);
  }

  /** Where no column is named, a mere "数量" or the year heads the table's one column, or its total. */
  private plainTotal(words: readonly Word[]): Item[] {
    const [only, ...more] = this.specs;
    const spec = more.length === 0 ? only : this.specs.find(isTotal);
    const place = words.findLastIndex((word) => this.isPlain(word.words));
    const word = words[place];
    return spec === undefined || word === undefined ? [] : [{ spec, words: word.words, place, column: word.column }];
  }

  private isPlain(words: string): boolean {
    const { year, periods } = this.context;
    const period = readColumnPeriod(words, year, periods);
    if (period?.isOwn === false) return false;
    const rest = (period?.rest ?? words).replace(unitEnd, '$1');
    return (period !== null && rest === '') || periods.plain.some((word) => compactLabel(word) === rest);
  }
}

/** The most frequent number of figures in a row; 0 where a row has more than that. */
function usualCount(runs: readonly Run[]): number {
  const counts = runs.map((run) => filledCells(run).length).filter((count) => count > 0);
  const times = (count: number): number => counts.filter((other) => other === count).length;
  const usual = Math.max(...counts.filter((count) => counts.every((other) => times(other) <= times(count))));
  return counts.every((count) => count <= usual) ? usual : 0;
}

/** The items in the order of their grid columns, where figures stand in just these columns; null where that is not known. */
function byColumn(items: readonly Item[], runs: readonly Run[]): readonly Item[] | null {
  const cells = runs.map(filledCells).filter((filled) => filled.length === items.length);
  const columns = [...items].sort((a, b) => (a.column ?? -1) - (b.column ?? -1));
  const agrees = cells.every((filled) =>
    filled.every((cell, i) => cell.structured && cell.column === columns[i]?.column),
  );
  return cells.length > 0 && agrees ? columns : null;
}

/** Whether reading order may not be the columns' order: a heading that reaches over several lines is read before its time. */
function isOrderUnsure(items: readonly Item[], specs: readonly ColumnSpec[]): boolean {
  const inGroups = specs.some(({ parents }) => parents !== undefined);
  const parts = items.filter(({ spec }) => spec !== null && !isTotal(spec));
  if (!inGroups || parts.length === 0) return false;
  const lastPart = items.findLastIndex((item) => parts.includes(item));
  const hasGroup = parts.some(({ spec }) => spec?.parents !== undefined && spec.optional !== true);
  return items.some(({ spec }, i) => (spec === null && (hasGroup || i < lastPart)) || (isTotal(spec) && i < lastPart));
}

function isUnlikeForm(items: readonly Item[], specs: readonly ColumnSpec[]): boolean {
  const own = items.map(({ spec }) => spec);
  return own.includes(null) || specs.some((spec) => spec.optional !== true && !own.includes(spec));
}

/**
 * The columns of a table that prints others than its form: some are missing, or stand for their group (自然人｜法人或其他组织｜总计),
 * or another year's, changes and shares stand beside them (placed as `part`, never read). Null where the columns are the form's,
 * where a row has another number of figures than there are headings, or where the order is not sure.
 */
export function printedColumns(block: TableBlock, heading: Segment, context: PrintedContext): Columns | null {
  const words = headingWords(heading);
  const count = usualCount(context.runs);
  const forms = [...new Set(block.columns.flatMap((column) => column.forms))];
  const ranked = forms
    .map((form) => {
      const specs = block.columns.filter((column) => column.forms.includes(form));
      const items = new HeadingReader(specs, context).items(words);
      const named = items.filter(({ spec }) => spec !== null);
      const whole = named.filter(({ spec, words: word }) => compactLabel(spec?.label ?? '') === word);
      return { form, specs, items, score: named.length + whole.length };
    })
    .sort((a, b) => b.score - a.score || a.specs.length - b.specs.length);
  const best = ranked[0];
  if (best === undefined || best.specs.some(({ part }) => part === true)) return null;
  const { form, specs, items } = best;
  const own = items.flatMap(({ spec }) => spec ?? []);
  if (items.length !== count || own.length === 0 || new Set(own).size !== own.length) return null;
  if (!isUnlikeForm(items, specs)) return null;
  const ordered = byColumn(items, context.runs) ?? (isOrderUnsure(items, specs) ? null : items);
  if (ordered === null) return null;
  return {
    form,
    specs: ordered.map(({ spec, words: word }) => spec ?? { label: word, keys: [word], forms: [form], part: true }),
    found: own.length,
    moneyUnit: moneyUnitOf(words.map(({ words: word }) => word).join('')),
  };
}
