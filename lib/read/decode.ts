import { AtlasError } from '../model/error.ts';

/** Largest file a reader accepts, in bytes. A report is some tens of kilobytes; beyond this the file is something else. */
export const maxFileBytes = 20 * 1024 * 1024;

/** Refuses a file with more bytes than a reader accepts. Throws `too_large` (details: source, bytes, limit). */
export function refuseTooLarge(source: string, { length }: Uint8Array, limit: number = maxFileBytes): void {
  if (length <= limit) return;
  const message = `read: ${source} has ${length} bytes, the limit is ${limit}`;
  throw new AtlasError('too_large', message, { source, bytes: length, limit });
}

/** Share of control bytes above which a file without NULs is still not text. */
const maxControlShare = 0.01;
/** Share of replacement characters below which a damaged UTF-8 file is still read as UTF-8. */
const maxReplacementShare = 0.005;
/** Share of double bytes in the area of common hanzi and punctuation above which bytes are taken for GBK. */
const minCommonGbkShare = 0.7;

/** Whether bytes begin with some others. */
export function beginsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** The first bytes of a file, a character each, NULs (the other half of UTF-16) left out: what it begins with. */
export function headOf(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length).filter((byte) => byte !== 0));
}

function refuseBinary(source: string, bytes: Uint8Array): void {
  if (bytes.includes(0)) throw new AtlasError('binary_file', `read: ${source} contains NUL bytes`, { source });
  let controls = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) controls++;
  }
  if (controls > bytes.length * maxControlShare) {
    throw new AtlasError('binary_file', `read: ${source} has ${controls} control bytes`, { source, controls });
  }
}

/** Which UTF-16 a byte order mark announces, if any. */
function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Share of the two-byte sequences that fall among level-1 hanzi (B0–D7) and symbols (A1–A3) of GB 2312. */
export function commonGbkShare(bytes: Uint8Array): number {
  let pairs = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[++i] ?? 0;
    pairs++;
    if (((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3)) && trail >= 0xa1) common++;
  }
  return pairs === 0 ? 0 : common / pairs;
}

function replacementShare(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\ufffd'); i >= 0; i = text.indexOf('\ufffd', i + 1)) count++;
  return text.length === 0 ? 0 : count / text.length;
}

/** Control characters, private use and lone surrogates: what a wrong encoding leaves behind. */
function junkShare(text: string): number {
  const junk = text.match(/[\p{Cc}\p{Co}\p{Cs}\p{Cn}\ufffd]/gu)?.filter((c) => !/[\t\n\r\f]/.test(c)).length ?? 0;
  return text.length === 0 ? 0 : junk / text.length;
}

function decodeUtf16(source: string, bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): string {
  const text = new TextDecoder(label).decode(bytes);
  if (junkShare(text) > maxControlShare) {
    throw new AtlasError('bad_encoding', `read: ${source} is not ${label}`, { source, encoding: label });
  }
  return text;
}

/**
 * The text of a plain-text file: UTF-8 (with or without mark, slightly damaged too), UTF-16 with mark, GB18030 / GBK.
 * Line ends stay as they are; a byte order mark is dropped. Throws `empty_file`, `too_large`, `binary_file` or
 * `bad_encoding`.
 */
export function decodeText(source: string, bytes: Uint8Array): string {
  refuseTooLarge(source, bytes);
  const utf16 = utf16Label(bytes);
  if (utf16 === null) refuseBinary(source, bytes);
  const text = utf16 === null ? decodeBytes(source, bytes) : decodeUtf16(source, bytes, utf16);
  if (text.trim() === '') throw new AtlasError('empty_file', `read: ${source} holds no text`, { source });
  return text;
}

function decodeBytes(source: string, bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  if (replacementShare(utf8) <= maxReplacementShare) return utf8;
  if (commonGbkShare(bytes) >= minCommonGbkShare) {
    const gb = new TextDecoder('gb18030').decode(bytes);
    if (junkShare(gb) <= maxControlShare) return gb;
  }
  throw new AtlasError('bad_encoding', `read: ${source} is neither UTF-8 nor GB18030`, { source });
}
