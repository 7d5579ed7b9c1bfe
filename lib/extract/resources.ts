import type { Gazetteer } from './gazetteer.ts';
import type { Lexicon } from './narrative/lexicon.ts';
import type { Templates } from './template.ts';

/** The data extraction reads with: forms, words of running text, divisions. Parsed once, passed to every document. */
export interface ReadingResources {
  readonly templates: Templates;
  readonly lexicon: Lexicon;
  readonly gazetteer: Gazetteer;
}
