import type { Bilingual, Language } from '../../../lib/model/language.ts';
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
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = (id: string) => counts?.get(id) ?? 0;
  const answers = (id: string, title: Bilingual) => {
    const text = `${id} ${title[lang]}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const onTop = (id: string) => (before.includes(id) ? 1 : 0);
  return [...rules]
    .filter(
      ([id, title]) => answers(id, title) && (words.length > 0 || onTop(id) === 1 || counts === null || found(id) > 0),
    )
    .toSorted(([a], [b]) => onTop(b) - onTop(a) || found(b) - found(a));
}
