import { textField } from '../export/text.ts';
import type { Bilingual, Language } from '../model/language.ts';
import { currentDecisions, type DecisionRecord, type Outcome } from './decision.ts';
import { beijingTime } from './time.ts';

/** How decisions are called, on the screen and in files. */
export const outcomeWords: Readonly<Record<Outcome, Bilingual>> = {
  confirmed: { zh: '属实', en: 'confirmed' },
  explained: { zh: '已说明', en: 'explained' },
  dismissed: { zh: '不成立', en: 'dismissed' },
};

const headers: Readonly<Record<Language, readonly string[]>> = {
  zh: ['机构', '年度', '规则', '规则名', '一边', '另一边', '认定', '说明', '时间（北京时间）', '核验结果编号'],
  en: ['Agency', 'Year', 'Rule', 'Rule title', 'One side', 'Other side', 'Decision', 'Note', 'Time (UTC+8)', 'Finding'],
};

/** Names by id, of agencies and rules; an id without a name stands for itself. */
export interface DecisionNames {
  readonly agencies: ReadonlyMap<string, string>;
  readonly rules: ReadonlyMap<string, Bilingual>;
}

/**
 * The decisions in force as CSV, one row each, latest first: UTF-8 with BOM, RFC 4180, CRLF, and no field that a
 * spreadsheet would run as a formula.
 */
export function decisionsCsv(record: DecisionRecord, names: DecisionNames, language: Language): string {
  const rows = [...currentDecisions(record).values()]
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .map(({ finding, at, outcome, note, subject }) => [
      names.agencies.get(subject.agency) ?? subject.agency,
      String(subject.year),
      subject.rule,
      names.rules.get(subject.rule)?.[language] ?? subject.rule,
      subject.actual ?? '',
      subject.expected ?? '',
      outcomeWords[outcome][language],
      note,
      beijingTime(at),
      finding,
    ]);
  return `\ufeff${[headers[language], ...rows].map((row) => `${row.map(textField).join(',')}\r\n`).join('')}`;
}
