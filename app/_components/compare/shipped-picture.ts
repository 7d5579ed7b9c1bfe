/**
 * A picture drawn at build time: what it is called, and the width in CSS pixels it was drawn for. The picture itself stands
 * in the page's HTML and nowhere else; a page come to by a link of another page draws its pictures itself.
 */
export interface ShippedPicture {
  readonly name: string;
  readonly width: number;
}

/** Widths the first picture ships in: a desk's and a telephone's. The style sheet shows one until widths are measured. */
export const shippedWidths = [900, 350] as const;

/** A picture may be shown by this part larger or smaller before it is drawn anew. */
const tolerance = 0.12;

/** The shipped picture that fits a width; null where none does. */
export function fittingPicture(pictures: readonly ShippedPicture[], width: number): ShippedPicture | null {
  const distance = (picture: ShippedPicture) => Math.abs(width / picture.width - 1);
  const [nearest] = pictures.toSorted((a, b) => distance(a) - distance(b));
  return nearest && distance(nearest) <= tolerance ? nearest : null;
}

const shelfName = Symbol.for('gongkai-atlas.pictures');

/** One shelf for all modules of a process: server and client components do not share theirs. */
function openShelf(): Map<string, string> {
  const known: unknown = Reflect.get(globalThis, shelfName);
  if (known instanceof Map) return known;
  const made = new Map<string, string>();
  Reflect.set(globalThis, shelfName, made);
  return made;
}

const shelf = openShelf();

/** Puts a picture by while pages are built. */
export function shipPicture(name: string, svg: string): void {
  shelf.set(name, svg);
}

/** Where a picture stands in the page's HTML. */
function standing(name: string): Element | null {
  return typeof document === 'undefined' ? null : document.querySelector(`[data-shipped="${CSS.escape(name)}"]`);
}

/** Those of the pictures that are here. */
export function shippedHere(pictures: readonly ShippedPicture[]): readonly ShippedPicture[] {
  return pictures.filter(({ name }) => shelf.has(name) || standing(name) !== null);
}

/** Whether any of the pictures stands in the page as it was built: it has not been made to work yet. */
export function standsAsBuilt(pictures: readonly ShippedPicture[]): boolean {
  return pictures.some(({ name }) => !shelf.has(name) && standing(name) !== null);
}

/** The picture that fits a width, taken from the page's HTML the first time; null where none of them is here. */
export function shippedFor(
  pictures: readonly ShippedPicture[],
  space: number,
): { readonly svg: string; readonly width: number } | null {
  const fitting = fittingPicture(pictures, space);
  const svg = fitting && (shelf.get(fitting.name) ?? standing(fitting.name)?.innerHTML);
  if (!fitting || svg == null) return null;
  shelf.set(fitting.name, svg);
  return { svg, width: fitting.width };
}

/** What the server writes into the HTML; in a browser only what was put by: what stands there already is left as it is. */
export function shippedMarkup(name: string): string {
  return shelf.get(name) ?? '';
}
