import type { ByteReader } from '../../ole/bytes.ts';

const scratch = new DataView(new ArrayBuffer(8));

/**
 * The number a cell keeps in 30 bits and two flags ([MS-XLS] 2.5.217): a whole number or the upper part of a binary one,
 * perhaps a hundred times too large.
 */
export function decodeRk(rk: number): number {
  scratch.setInt32(0, rk & ~3);
  const value = (rk & 2) === 0 ? scratch.getFloat64(0) : rk >> 2;
  return (rk & 1) === 0 ? value : value / 100;
}

/**
 * What a formula gave when it was last computed ([MS-XLS] 2.5.133): a number, words (null for an error), or words that a
 * later record has. `isStale` = the file says that the value is none yet.
 */
export type CachedValue =
  | { readonly kind: 'number'; readonly value: number; readonly isStale: boolean }
  | { readonly kind: 'words'; readonly text: string | null; readonly isStale: boolean }
  | { readonly kind: 'awaited' };

/** The value of a formula is no number where this stands in its last two bytes. */
const noNumber = 0xffff;
const kinds = { text: 0, truth: 1, error: 2, blank: 3 };
/** Programs that do not compute write a zero, and this for Excel to compute it on opening. */
const computeOnOpening = 2;

/** Reads the value a FORMULA record keeps, from where it stands in the record; null for a kind nobody knows. */
export function readCached(bytes: ByteReader, at: number): CachedValue | null {
  const awaitsOpening = (bytes.u16(at + 8) & computeOnOpening) !== 0;
  if (bytes.u16(at + 6) !== noNumber) {
    const value = bytes.f64(at);
    return { kind: 'number', value, isStale: awaitsOpening && value === 0 };
  }
  const kind = bytes.u8(at);
  if (kind === kinds.text) return { kind: 'awaited' };
  if (kind === kinds.truth) return { kind: 'words', text: bytes.u8(at + 2) === 0 ? 'FALSE' : 'TRUE', isStale: false };
  if (kind === kinds.error) return { kind: 'words', text: null, isStale: false };
  return kind === kinds.blank ? { kind: 'words', text: '', isStale: awaitsOpening } : null;
}
