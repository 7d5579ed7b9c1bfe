import type { Language } from '../../../lib/model/language.ts';
import type { LabelKey } from '../../_labels/label.ts';

/** The pages that exist, in the order of the navigation; paths are those of the Chinese site. */
export const routes: readonly { readonly path: string; readonly label: LabelKey }[] = [
  { path: '/', label: 'nav.overview' },
  { path: '/compare/', label: 'nav.compare' },
  { path: '/channels/', label: 'nav.channels' },
  { path: '/applications/', label: 'nav.applications' },
  { path: '/interpretations/', label: 'nav.interpretations' },
  { path: '/reviews/', label: 'nav.reviews' },
  { path: '/agency/', label: 'nav.agency' },
  { path: '/quality/', label: 'nav.quality' },
  { path: '/import/', label: 'nav.import' },
  { path: '/briefing/', label: 'nav.briefing' },
  { path: '/sql/', label: 'nav.sql' },
  { path: '/about/', label: 'nav.about' },
];

/** The path of a page in one language, as `next/link` takes it (without the base path). */
export function pathIn(lang: Language, path: string): string {
  return lang === 'en' ? `/en${path}` : path;
}

/** The Chinese path behind a path of either language. */
export function plainPath(pathname: string): string {
  const path = pathname.replace(/^\/en(?=\/|$)/, '');
  return path.endsWith('/') ? path : `${path}/`;
}

/** The address of a file or page of this site for `fetch` and plain links, base path included. */
export function siteAddress(path: string): string {
  return `${process.env.ATLAS_BASE_PATH ?? ''}${path}`;
}
