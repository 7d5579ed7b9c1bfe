/** A quotation cut around the figure it is quoted for; `figure` is null where the words do not hold it literally. */
export interface Quotation {
  readonly before: string;
  readonly figure: string | null;
  readonly after: string;
}

/** Cuts the report's words at the printed figure; a figure standing alone is preferred to one inside a longer number. */
export function cutQuotation(words: string, figure: string): Quotation {
  const places = figure === '' ? [] : positions(words, figure);
  const start = places.find((at) => standsAlone(words, at, at + figure.length)) ?? places[0];
  if (start === undefined) return { before: words, figure: null, after: '' };
  return { before: words.slice(0, start), figure, after: words.slice(start + figure.length) };
}

function positions(words: string, figure: string): number[] {
  const found: number[] = [];
  for (let at = words.indexOf(figure); at >= 0; at = words.indexOf(figure, at + 1)) found.push(at);
  return found;
}

function standsAlone(words: string, start: number, end: number): boolean {
  const digit = /[\d０-９.]/;
  return !digit.test(words.charAt(start - 1)) && !digit.test(words.charAt(end));
}
