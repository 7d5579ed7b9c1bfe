/** A picture drawn at build time, and the width in CSS pixels it was drawn for. */
export interface ShippedPicture {
  readonly svg: string;
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
