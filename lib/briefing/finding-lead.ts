import type { Bilingual, Language } from '../model/language.ts';
import type { ItemContent } from './briefing.ts';

/** What stands before the broken rules of a summary, or in their place: a report that was not checked is no sound one. */
export function findingLead(found: number, checked: number, reports: number, language: Language): ItemContent {
  return { kind: 'text', text: leadWords(found, checked, reports)[language], bound: [] };
}

function leadWords(found: number, checked: number, reports: number): Bilingual {
  if (found > 0) {
    return {
      zh: '核验发现报告自身的数对不上，最重的如下。',
      en: 'By the checks, reports contradict themselves; the gravest:',
    };
  }
  if (checked === 0) {
    return {
      zh: '收录的数不够核验之用，这些报告都没有作核验。',
      en: 'No check could be made on these reports: the figures read are too few for one.',
    };
  }
  const some = checked < reports;
  return {
    zh: `对收录的数所做的核验，没有发现报告自身对不上的${some ? '；收录的数不够的报告没有作核验' : ''}。`,
    en: `The checks made found no report that contradicts itself${some ? '; on reports with too few figures none could be made' : ''}.`,
  };
}
