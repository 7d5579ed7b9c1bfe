import type { Language } from '../../../lib/model/language.ts';
import { firstAnswers, siteData } from '../../_data/site.ts';
import { atlasOf } from './atlas.ts';
import { Compare } from './compare.tsx';
import { drawFirst } from './first-view.ts';

/** The page /compare: its first View is drawn at build time and stands there before any script runs. */
export function ComparePage({ lang }: { readonly lang: Language }) {
  const atlas = atlasOf(siteData());
  const answer = firstAnswers().views.compare;
  if (!answer) throw new Error('compare: data/views.json names no View "compare"');
  return <Compare lang={lang} atlas={atlas} first={drawFirst(answer, 'first', lang, atlas)} />;
}
