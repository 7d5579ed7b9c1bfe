import type { TemplateId } from '../../model/template.ts';
import { compact } from '../label.ts';
import type { ColumnSpec, TableBlock } from '../template.ts';

/** The columns of a printed table, left to right. */
export interface Columns {
  readonly form: TemplateId;
  readonly specs: readonly ColumnSpec[];
  /** How many of the headings were found in print. */
  readonly found: number;
}

function isPrinted(column: ColumnSpec, heading: string): boolean {
  return column.keys.some((key) => heading.includes(compact(key)));
}

/** The columns the form lays down, without the optional ones that are not printed. */
function columnsOf(block: TableBlock, form: TemplateId, heading: string): Columns {
  const all = block.columns.filter((column) => column.forms.includes(form));
  return {
    form,
    specs: all.filter((column) => column.optional !== true || isPrinted(column, heading)),
    found: all.filter((column) => isPrinted(column, heading)).length,
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
