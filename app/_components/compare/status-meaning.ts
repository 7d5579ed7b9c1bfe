import type { CellStatus } from '../../../lib/model/view.ts';
import { isAmongAgencies, type NumberForm } from '../../../lib/query/words.ts';
import type { LabelKey } from '../../_labels/label.ts';

/** The text that says what a cell's status means; where it depends on it, for a number of this form. */
export function meaningOf(status: CellStatus, form: NumberForm): LabelKey {
  return isAmongAgencies(status, form) ? 'about.status.no_base.among.meaning' : `about.status.${status}.meaning`;
}
