import { charsetEncoding, codePageEncoding, pictureCharset } from './encoding.ts';
import type { Destination } from './group.ts';

/** What a font says of the characters set in it. */
export interface Font {
  readonly name: string;
  /** Undefined where it follows the document. */
  readonly encoding: string | undefined;
  /** Whether its characters are pictures. */
  readonly isPictures: boolean;
}

/** The font table: written to while it is read, asked from then on. */
export interface FontTable extends Destination {
  readonly font: (number: number) => Font | undefined;
}

/** Begins without fonts. */
export function createFontTable(): FontTable {
  const fonts = new Map<number, Font>();
  let number = 0;
  const change = (part: Partial<Font>): void => {
    fonts.set(number, { name: '', encoding: undefined, isPictures: false, ...fonts.get(number), ...part });
  };
  return {
    font: (wanted) => fonts.get(wanted),
    word(name, value = 0) {
      if (name === 'f') number = value;
      else if (name === 'fcharset') change({ encoding: charsetEncoding(value), isPictures: value === pictureCharset });
      else if (name === 'cpg' && value > 0) change({ encoding: codePageEncoding(value) });
    },
    text(text) {
      change({ name: (fonts.get(number)?.name ?? '') + text });
    },
  };
}
