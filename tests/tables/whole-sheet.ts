import type { Language } from '../../lib/model/language.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { firstChoices, type Sheet, sheetOf } from '../../lib/tables/sheet.ts';
import { dictionary } from '../query/world.ts';

/** The table of a View as it first stands, lines without a report listed as well. */
export function wholeSheet(view: View, rows: readonly ViewRow[], language: Language = 'zh'): Sheet {
  return sheetOf(view, rows, { ...firstChoices, unreported: true }, { dictionary, language, keys: new Map() });
}
