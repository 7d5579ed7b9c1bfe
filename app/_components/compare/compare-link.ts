import type { Language } from '../../../lib/model/language.ts';
import type { View } from '../../../lib/model/view.ts';
import { type CellMark, markOf } from '../../../lib/query/mark.ts';
import { encodeView } from '../../../lib/query/view-url.ts';
import { pathIn } from '../shell/routes.ts';

/** The end of an address that opens a page with a cell chosen; '' where none is. */
export function markHash(mark: string | null): string {
  return mark === null ? '' : `#f=${encodeURIComponent(mark)}`;
}

/** The compare page on a View, opened at where a cell of it stands: a figure of all agencies together stands nowhere. */
export function compareHref(lang: Language, view: View, cell: CellMark | null = null): string {
  const mark = cell === null || cell.agency === null ? null : markOf({ ...cell, agency_id: cell.agency });
  return `${pathIn(lang, '/compare/')}?${encodeView(view)}${markHash(mark)}`;
}
