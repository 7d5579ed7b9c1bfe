import { decodeWestern } from '../office/western.ts';

/** Encodings by the character set of a font (`\fcharset`). */
const charsets: ReadonlyMap<number, string> = new Map([
  [0, 'windows-1252'],
  [77, 'macintosh'],
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [134, 'gb18030'],
  [136, 'big5'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [163, 'windows-1258'],
  [177, 'windows-1255'],
  [178, 'windows-1256'],
  [186, 'windows-1257'],
  [204, 'windows-1251'],
  [222, 'windows-874'],
  [238, 'windows-1250'],
]);

/** Encodings by their code page (`\ansicpg`, `\cpg`); those not named here are taken for Western. */
const codePages: ReadonlyMap<number, string> = new Map([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1250, 'windows-1250'],
  [1251, 'windows-1251'],
  [1253, 'windows-1253'],
  [1254, 'windows-1254'],
  [1255, 'windows-1255'],
  [1256, 'windows-1256'],
  [1257, 'windows-1257'],
  [1258, 'windows-1258'],
  [10000, 'macintosh'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
]);

/** The encoding of Western fonts. */
export const western = 'windows-1252';
/** The character set of fonts whose characters are pictures (Symbol, Wingdings). */
export const pictureCharset = 2;

const doubleByte = new Set(['gb18030', 'big5', 'shift_jis', 'euc-kr']);
const decoders = new Map<string, TextDecoder>();

/** The encoding of a font's character set; undefined for one that follows the document. */
export function charsetEncoding(charset: number): string | undefined {
  return charsets.get(charset);
}

/** The encoding of a code page. */
export function codePageEncoding(page: number): string {
  return codePages.get(page) ?? western;
}

/** Whether an encoding writes hanzi, kana or hangul in two bytes. */
export function isDoubleByte(encoding: string): boolean {
  return doubleByte.has(encoding);
}

/** Whether a byte opens a character of two bytes. */
export function isLead(encoding: string, byte: number): boolean {
  if (!doubleByte.has(encoding) || byte <= 0x80 || byte === 0xff) return false;
  return encoding !== 'shift_jis' || byte < 0xa0 || byte >= 0xe0;
}

/** Whether every byte above ASCII is half of a character of two bytes. */
function pairsUp(encoding: string, bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue;
    if (!isLead(encoding, bytes[i] ?? 0) || (bytes[++i] ?? 0) < 0x40) return false;
  }
  return true;
}

/**
 * The characters of some bytes in a font's own encoding; where that is of single bytes and all bytes above ASCII pair up as
 * hanzi, in the `far` encoding: writers name the Western font of a run whose hanzi are set in another.
 */
export function decodeRun(bytes: Uint8Array, own: string, far: string | undefined): string {
  const isFar = far !== undefined && isDoubleByte(far) && own === western && pairsUp(far, bytes);
  const encoding = isFar ? far : own;
  if (encoding === western) return decodeWestern(bytes);
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding, { ignoreBOM: true });
  decoders.set(encoding, decoder);
  return decoder.decode(bytes);
}
