import type { Glyph, PageContent } from './page.ts';

/** Most that a note's mark may have of the size of the figure it stands at, and how far its foot is raised at least. */
const markSize = 0.8;
const markRaise = 0.12;

function isMark(figure: Glyph, own: Glyph): boolean {
  const size = figure.bottom - figure.top;
  return (
    /^[0-9*＊]$/.test(own.text) &&
    own.bottom - own.top < markSize * size &&
    figure.bottom - own.bottom > markRaise * size &&
    own.left - figure.right < 0.5 * size &&
    own.left >= figure.left
  );
}

/** The page without the small raised marks of notes behind figures: 27 with a raised 1 says 27, not 271. */
export function withoutNoteMarks(page: PageContent): PageContent {
  let figure: Glyph | null = null;
  const glyphs = page.glyphs.filter((own) => {
    if (figure !== null && isMark(figure, own)) return false;
    figure = /^[0-9０-９]$/.test(own.text) ? own : null;
    return true;
  });
  return glyphs.length === page.glyphs.length ? page : { ...page, glyphs };
}
