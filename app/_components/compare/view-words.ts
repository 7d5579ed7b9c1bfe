import type { Language } from '../../../lib/model/language.ts';
import type { View } from '../../../lib/model/view.ts';
import { measureWords, yearsText } from '../../../lib/query/words.ts';
import type { Atlas } from './atlas.ts';
import type { KeptViews } from './kept-views.ts';
import { keptView } from './kept-views.ts';
import { agencyWords, drawnWords, metricWords } from './sentence-words.ts';

/** What it takes to put a View into words. */
export type Words = Pick<Atlas, 'dictionary' | 'agencies' | 'kinds'>;

/** A View in a line: its figure, agencies, years, measure and chart. */
export function viewWords(lang: Language, view: View, { dictionary, agencies, kinds }: Words): string {
  return [
    metricWords(lang, view, dictionary),
    agencyWords(lang, view.agencies, agencies, kinds),
    yearsText(view.years, lang),
    ...(view.measure === 'value' ? [] : [measureWords[view.measure][lang]]),
    drawnWords(lang, view, dictionary),
  ].join(lang === 'zh' ? '；' : '; ');
}

/** One kept View that the data can still answer, with what it is called. */
export interface KeptLine {
  /** Null where nobody named it. */
  readonly name: string | null;
  readonly query: string;
  readonly view: View;
  readonly words: string;
}

/** The saved and the recent Views as they are listed. */
export function keptLines(lang: Language, kept: KeptViews, words: Words): Record<keyof KeptViews, KeptLine[]> {
  const lines = (entries: readonly Pick<KeptLine, 'name' | 'query'>[]) =>
    entries.flatMap((entry) => {
      const view = keptView(entry.query, words.dictionary);
      return view === null ? [] : [{ ...entry, view, words: entry.name ?? viewWords(lang, view, words) }];
    });
  return { saved: lines(kept.saved), recent: lines(kept.recent.map((query) => ({ name: null, query }))) };
}
