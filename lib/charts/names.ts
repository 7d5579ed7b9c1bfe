import type { Language } from '../model/language.ts';
import type { ViewRow } from '../model/view.ts';
import { plainText } from '../query/words.ts';

/** At most this many agencies are named in one breath; the rest are counted. */
const namedAtMost = 12;

/** A spoken label that also stands for other cells: their agencies named behind it, the rest counted. */
export function namesTogether(label: string, others: readonly ViewRow[], language: Language): string {
  if (others.length === 0) return label;
  const names = [...new Set(others.map((row) => plainText(row.agency)))];
  const named = names.slice(0, namedAtMost);
  const rest = names.length - named.length;
  if (language === 'zh') return `${label}；同此：${named.join('、')}${rest === 0 ? '' : `等 ${names.length} 个机构`}`;
  return `${label}; also ${named.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`;
}
