import type { Language } from '../../../lib/model/language.ts';
import { type FigureKey, figureView } from '../../../lib/query/entry.ts';
import { encodeView } from '../../../lib/query/view-url.ts';
import { pathIn } from '../shell/routes.ts';

/** The compare page on one report's figures of a kind. */
export function reportHref(lang: Language, figure: FigureKey): string {
  return `${pathIn(lang, '/compare/')}?${encodeView(figureView(figure).view)}`;
}

/** The same, with this figure chosen, so that the page opens on where it stands (the mark is `markOf` of use-mark). */
export function figureHref(lang: Language, figure: FigureKey): string {
  const { code } = figureView(figure);
  const mark = [figure.agency_id, figure.year, code ?? ''].join('~');
  return `${reportHref(lang, figure)}#f=${encodeURIComponent(mark)}`;
}
