/** A figure a sentence speaks of: the digits as printed in it, and where they lead. */
export interface SentenceFigure {
  readonly text: string;
  readonly href: string;
}

/** Words of a sentence, or a linked figure, with the place it begins at. */
export type SentencePart = { readonly at: number; readonly text: string; readonly href: string | null };

const insideNumber = /[\d.,%]/;

/** Where a number stands in a text by itself, not as part of a longer one; -1 where it does not. */
function indexOfNumber(text: string, number: string): number {
  for (let at = text.indexOf(number); at !== -1; at = text.indexOf(number, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text.slice(at + number.length, at + number.length + 2);
    const longer = insideNumber.test(before) || /^(?:\d|[.,]\d|%)/.test(after);
    if (!longer) return at;
  }
  return -1;
}

/**
 * A sentence with each of its figures linked once, where it is first printed; a figure the sentence does not print stays
 * unlinked.
 */
export function linkFigures(sentence: string, figures: readonly SentenceFigure[]): readonly SentencePart[] {
  const found = figures
    .map((figure) => ({ ...figure, at: indexOfNumber(sentence, figure.text) }))
    .filter((figure) => figure.at !== -1)
    .sort((a, b) => a.at - b.at);
  const parts: SentencePart[] = [];
  let done = 0;
  for (const { at, text, href } of found) {
    if (at < done) continue;
    if (at > done) parts.push({ at: done, text: sentence.slice(done, at), href: null });
    parts.push({ at, text, href });
    done = at + text.length;
  }
  if (done < sentence.length) parts.push({ at: done, text: sentence.slice(done), href: null });
  return parts;
}
