import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { answersSearch } from '../../../lib/query/search-keys.ts';
import type { FacetCounts } from './use-findings.ts';

interface Listing {
  readonly counts: FacetCounts;
  readonly before: readonly string[];
  readonly search: string;
  readonly lang: Language;
}

/**
 * The rules to choose from: those chosen before on top, then those with most findings; rules without any only where a
 * search names them, or where that is not known yet. Every word of a search must occur in the title or the id.
 */
export function listedRules(
  rules: ReadonlyMap<string, Bilingual>,
  { counts, before, search, lang }: Listing,
): readonly (readonly [string, Bilingual])[] {
  const found = (id: string) => counts?.get(id) ?? 0;
  const onTop = (id: string) => (before.includes(id) ? 1 : 0);
  return [...rules]
    .filter(
      ([id, title]) =>
        answersSearch([`${id} ${title[lang]}`.toLowerCase()], search) &&
        (search.trim() !== '' || onTop(id) === 1 || counts === null || found(id) > 0),
    )
    .toSorted(([a], [b]) => onTop(b) - onTop(a) || found(b) - found(a));
}
