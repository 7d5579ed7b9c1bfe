import { tag, val } from '../opc/xml.ts';

/** A colour as DrawingML writes it: six hexadecimal digits without a sign. */
export function hex(colour: string): string {
  return colour.replace('#', '').toUpperCase();
}

/** A fill of one colour. */
export function solidFill(colour: string): string {
  return tag('a:solidFill', {}, val('a:srgbClr', hex(colour)));
}

/** Points in English Metric Units, in which drawings are measured. */
export function emu(points: number): number {
  return Math.round(points * 12_700);
}

/** A line of this width (points) and colour; null hides it. */
export function outline(colour: string | null, width: number, dash?: string): string {
  if (colour === null) return tag('a:ln', {}, tag('a:noFill'));
  return tag('a:ln', { w: emu(width) }, solidFill(colour), dash === undefined ? '' : val('a:prstDash', dash));
}
