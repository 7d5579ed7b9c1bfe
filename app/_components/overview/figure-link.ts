import type { Language } from '../../../lib/model/language.ts';
import { type FigureKey, figureView } from '../../../lib/query/entry.ts';
import { compareHref } from '../compare/compare-link.ts';

/** The compare page on one report's figures of a kind. */
export function reportHref(lang: Language, figure: FigureKey): string {
  return compareHref(lang, figureView(figure).view);
}

/** The same, with this figure chosen, so that the page opens on where it stands. */
export function figureHref(lang: Language, figure: FigureKey): string {
  const { view, code } = figureView(figure);
  return compareHref(lang, view, { agency: figure.agency_id, year: figure.year, code });
}
