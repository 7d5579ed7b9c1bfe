import { AtlasError } from '../../model/error.ts';
import type { ReadWarning } from '../../model/fact.ts';
import type { PageContent } from './page.ts';

/** Share of characters without meaning above which a text layer cannot be read. */
const maxUnmappedShare = 0.3;
/** Share of a page that a picture must cover to be what the page shows. */
const fullPicture = 0.5;
const somePicture = 0.04;
/** Characters a scanned page may carry besides: a page number, a stamp's date. */
const maxStampGlyphs = 25;
/** Curves that characters turned into outlines have at least on a page. */
const minOutlines = 400;

/** Whether a page has a text layer that can be read. */
export function hasText({ glyphs, unmapped, pictured }: PageContent): boolean {
  if (glyphs.length === 0) return false;
  const isStamp = glyphs.length <= maxStampGlyphs && pictured >= fullPicture;
  return !isStamp && unmapped <= (glyphs.length + unmapped) * maxUnmappedShare;
}

/** Whether a page shows something: one without anything is left blank by its writer. */
function showsSomething({ glyphs, unmapped, pictured, outlined }: PageContent): boolean {
  return glyphs.length > 0 || unmapped > 0 || pictured >= somePicture || outlined >= minOutlines;
}

function naming(pages: readonly number[]): string {
  return `${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')}`;
}

/**
 * What is to be doubted in the text layer: pages that show something but have no characters that can be read, pages
 * whose characters a scanner's software recognised. Throws `no_text_layer` (details: pages) where no page can be read.
 */
export function textDoubts(source: string, pages: readonly PageContent[]): ReadWarning[] {
  const bare = pages.filter((page) => !hasText(page));
  if (bare.length === pages.length) {
    const list = bare.map((page) => page.number).join(', ');
    throw new AtlasError('no_text_layer', `read: ${source} has no text layer on page ${list}: a scan`, {
      source,
      pages: list,
    });
  }
  const warnings: ReadWarning[] = [];
  const scanned = bare.filter(showsSomething).map((page) => page.number);
  if (scanned.length > 0) {
    const message = `${naming(scanned)} of ${pages.length} cannot be read: a picture, or characters without meaning`;
    warnings.push({ code: 'pages_without_text', message, start: null, end: null });
  }
  const recognised = pages.filter((page) => hasText(page) && page.hidden * 2 > page.glyphs.length);
  if (recognised.length > 0) {
    const list = naming(recognised.map((page) => page.number));
    const message = `${list}: the words lie unseen behind a picture, as a scanner recognised them; figures may be misread`;
    warnings.push({ code: 'uncertain_table', message, start: null, end: null });
  }
  return warnings;
}
