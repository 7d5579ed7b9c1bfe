import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { captionView } from '../../../lib/query/caption.ts';
import { encodeView } from '../../../lib/query/view-url.ts';
import { keptWith } from '../../_hooks/kept-with.ts';
import type { Atlas } from './atlas.ts';

interface Written {
  readonly atlas: Atlas;
  readonly caption: Caption;
}

const captions = Symbol('captions');

/** The words of a View's rows, written once: people go back to what they saw, and some of it is written ahead. */
export function captionOf(lang: Language, atlas: Atlas, view: View, rows: readonly ViewRow[]): Caption {
  const known = keptWith(rows, captions, () => new Map<string, Written>());
  const name = `${lang} ${encodeView(view)}`;
  const before = known.get(name);
  if (before?.atlas === atlas) return before.caption;
  const { dictionary, agencies, dataDate } = atlas;
  const caption = captionView(view, rows, { dictionary, agencies: [...agencies.values()], dataDate, language: lang });
  known.set(name, { atlas, caption });
  return caption;
}
