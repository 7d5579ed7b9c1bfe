import type { BriefingLimit } from '../../../lib/briefing/index.ts';
import { isAtlasError } from '../../../lib/model/error.ts';
import type { Language } from '../../../lib/model/language.ts';
import { type LabelKey, label } from '../../_labels/label.ts';

const sentences: Readonly<Record<BriefingLimit, LabelKey>> = {
  items: 'briefing.full.items',
  title: 'briefing.full.title',
  words: 'briefing.full.words',
  bound: 'briefing.full.bound',
  cells: 'briefing.full.cells',
  address: 'briefing.full.address',
};

/** What a briefing could not hold, in a sentence; null where that was not what went wrong. */
export function limitWords(lang: Language, error: unknown): string | null {
  if (!isAtlasError(error) || error.details.problem !== 'full') return null;
  const { limit, most } = error.details;
  const sentence = Object.entries(sentences).find(([each]) => each === limit)?.[1];
  return sentence === undefined ? null : label(lang, sentence, { most: most ?? '' });
}

/** Makes a change of a briefing; a sentence where it cannot hold it, and nothing has changed; null once it is made. */
export function refusalOf(lang: Language, change: () => void): string | null {
  try {
    change();
    return null;
  } catch (error) {
    const words = limitWords(lang, error);
    if (words === null) throw error;
    return words;
  }
}
