import type { TemplateId } from '../../model/template.ts';
import { compactLabel } from '../label.ts';
import type { ColumnSpec, TableBlock } from '../template.ts';

/** The columns of a printed table, left to right. */
export interface Columns {
  readonly form: TemplateId;
  readonly specs: readonly ColumnSpec[];
  /** How many of the headings were found in print. */
  readonly found: number;
  /** The unit the heading prints for amounts (本年收费金额（单位：元）); null where it prints none. */
  readonly moneyUnit: string | null;
}

const moneyUnit = /(?:金额|单位)(亿元|万元|千元|元)/g;

/** The unit of amounts in the compact words of a heading: the one nearest to the figures. */
export function moneyUnitOf(heading: string): string | null {
  return [...heading.matchAll(moneyUnit)].at(-1)?.[1] ?? null;
}

/** Whether a column holds an amount of money. */
export function isAmount({ label }: ColumnSpec): boolean {
  return label.includes('金额');
}

function isPrinted(column: ColumnSpec, heading: string): boolean {
  return column.keys.some((key) => heading.includes(compactLabel(key)));
}

/** The columns the form lays down, without the optional ones that are not printed. */
function columnsOf(block: TableBlock, form: TemplateId, heading: string): Columns {
  const all = block.columns.filter((column) => column.forms.includes(form));
  const specs = all.filter((column) => column.optional !== true || isPrinted(column, heading));
  const inParts = specs.some((column) => column.part === true);
  return {
    form,
    // Beside columns for parts of the year a total is only what is labelled so.
    specs: inParts ? specs.filter((column) => column.part === true || isPrinted(column, heading)) : specs,
    found: all.filter((column) => isPrinted(column, heading)).length,
    moneyUnit: moneyUnitOf(heading),
  };
}

/**
 * The columns of a table by its heading words (compact): the form most of whose column headings are printed, and among
 * equals the form that has no other columns. Null where no heading is printed.
 */
export function columnsByHeading(block: TableBlock, heading: string): Columns | null {
  const forms = [...new Set(block.columns.flatMap((column) => column.forms))];
  const ranked = forms
    .map((form) => columnsOf(block, form, heading))
    .filter((columns) => columns.found > 0)
    .sort((a, b) => b.found - a.found || a.specs.length - b.specs.length);
  return ranked[0] ?? null;
}

type Item = readonly ColumnSpec[];

/** The columns side by side under one heading of their own stay together; each other column stands alone. */
function itemsOf(specs: readonly ColumnSpec[]): Item[] {
  const items = new Map<string, ColumnSpec[]>();
  for (const spec of specs) {
    const name = spec.parents?.[0] ?? spec.label;
    items.set(name, [...(items.get(name) ?? []), spec]);
  }
  return [...items.values()];
}

/** First place of a column's heading, printed as a word of its own; -1 where it is not. */
function placeOf(spec: ColumnSpec, words: readonly string[]): number {
  const names = [spec.label, ...spec.keys].map(compactLabel);
  return words.findIndex((word) => names.includes(word));
}

/**
 * The columns in the order their headings are printed in (`words`, in reading order, a merged heading before the ones
 * below it); null where a heading is not legible or the order is the form's own. On one row (`level`) they stand in the
 * order of their columns, whatever is printed above.
 */
export function printedOrder(
  specs: readonly ColumnSpec[],
  words: readonly string[],
  level: boolean,
): readonly ColumnSpec[] | null {
  const places = new Map(specs.map((spec) => [spec, placeOf(spec, words)]));
  if ([...places.values()].some((place) => place < 0) || new Set(places.values()).size !== specs.length) return null;
  const at = (spec: ColumnSpec): number => places.get(spec) ?? 0;
  const items = itemsOf(specs).map((item): { place: number; specs: Item } => {
    const parent = item[0]?.parents?.[0];
    const place = parent === undefined || level ? Math.min(...item.map(at)) : words.indexOf(compactLabel(parent));
    return { place, specs: [...item].sort((a, b) => at(a) - at(b)) };
  });
  if (items.some((item) => item.place < 0)) return null;
  const printed = items.sort((a, b) => a.place - b.place).flatMap((item) => item.specs);
  return printed.every((spec, i) => spec === specs[i]) ? null : printed;
}

/** The columns a form lays down for a table whose heading is lost; null where the form has no such table. */
export function columnsByForm(block: TableBlock, form: TemplateId): Columns | null {
  const columns = columnsOf(block, form, '');
  return columns.specs.length > 0 ? columns : null;
}

/** `Locator.column`: the headings from the outermost to the innermost. */
export function columnPath(column: {
  readonly label: string;
  readonly parents?: readonly string[] | undefined;
}): string {
  return [...(column.parents ?? []), column.label].join(' / ');
}
