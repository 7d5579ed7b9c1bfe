import { groupBy } from '../model/group.ts';
import type { Language } from '../model/language.ts';
import type { ViewRow } from '../model/view.ts';
import { type NumberForm, statusText } from '../query/words.ts';

/** Why cells have no number, each reason with how many: "未报告 3，表格留空 1"; one cell alone is not counted. */
export function gapWords(gaps: readonly ViewRow[], form: NumberForm, language: Language): string {
  const reasons = [...groupBy(gaps, (row) => row.status)];
  const words = reasons.map(([status, cells]) => {
    const text = statusText(status, language, form);
    return gaps.length === 1 ? text : `${text} ${cells.length}`;
  });
  return words.join(language === 'zh' ? '，' : ', ');
}
