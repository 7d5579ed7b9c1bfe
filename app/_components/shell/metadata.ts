import type { Metadata } from 'next';
import type { Language } from '../../../lib/model/language.ts';
import { type LabelKey, label } from '../../_labels/label.ts';

/** What every page of one language says of itself to browsers. */
export function siteMetadata(lang: Language): Metadata {
  return { title: label(lang, 'site.name'), description: label(lang, 'site.description') };
}

/** The title of one page. */
export function pageMetadata(lang: Language, page: LabelKey): Metadata {
  return { title: label(lang, 'page.title', { page: label(lang, page) }) };
}
