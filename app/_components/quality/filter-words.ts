import { outcomeWords } from '../../../lib/decisions/csv.ts';
import type { DecisionState } from '../../../lib/decisions/decided-sql.ts';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { allFindings, type FindingFilter } from '../../../lib/query/findings-sql.ts';
import { yearsText } from '../../../lib/query/words.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from '../compare/atlas.ts';
import { agencyWords } from '../compare/sentence-words.ts';
import type { QualityState } from './quality-url.ts';

/** The agencies of a filter in the sentence. */
export function agenciesPhrase(
  lang: Language,
  chosen: readonly string[],
  { agencies, kinds }: Pick<Atlas, 'agencies' | 'kinds'>,
): string {
  return chosen.length === 0 ? label(lang, 'quality.agencies.all') : agencyWords(lang, chosen, agencies, kinds);
}

/** The years of a filter in the sentence. */
export function yearsPhrase(lang: Language, years: FindingFilter['years']): string {
  const all = years.from === allFindings.years.from && years.to === allFindings.years.to;
  return all ? label(lang, 'quality.years.all') : yearsText(years, lang);
}

/** The rules of a filter in the sentence: all, one by its title, or how many. */
export function rulesPhrase(lang: Language, chosen: readonly string[], rules: ReadonlyMap<string, Bilingual>): string {
  const [only, second] = chosen;
  if (only === undefined) return label(lang, 'quality.rules.all');
  if (second !== undefined) return label(lang, 'quality.rules.many', { count: chosen.length });
  return label(lang, 'quality.rules.one', { title: rules.get(only)?.[lang] ?? only });
}

/** What a person decided, or that nobody has, in a word. */
export function outcomePhrase(lang: Language, state: DecisionState): string {
  return state === 'undecided' ? label(lang, 'quality.undecided') : outcomeWords[state][lang];
}

/** The ticked codes in words, for paper, where the boxes are not printed. */
export function tickedWords(lang: Language, { filter, decisions }: QualityState): string {
  const list = (words: readonly string[]) => words.join(lang === 'zh' ? '、' : ', ');
  const parts = [
    list(filter.severities.map((code) => label(lang, `quality.severity.${code}`))),
    list(filter.verdicts.map((code) => label(lang, `quality.verdict.${code}`))),
    list(decisions.map((code) => outcomePhrase(lang, code))),
    filter.kept ? label(lang, 'quality.kept') : '',
  ];
  return parts.filter((part) => part !== '').join(lang === 'zh' ? '；' : '; ');
}
