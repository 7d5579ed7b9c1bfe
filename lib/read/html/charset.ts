import { AtlasError } from '../../model/error.ts';
import { commonGbkShare } from '../decode.ts';

/** Bytes in which a page's own declaration of its charset is looked for. */
const declarationLength = 8192;
/** Share of a page's non-ASCII characters that may be broken before its bytes count as another encoding's. */
const maxBrokenShare = 0.05;
/** Share of double bytes in the area of common hanzi and punctuation above which bytes are taken for GBK. */
const minCommonShare = 0.6;

/** The charset a page declares in a `meta` element (or an XML declaration), lower-case; null where it declares none. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, declarationLength));
  const found =
    /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head) ??
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,20})/i.exec(head);
  return found?.[1]?.toLowerCase() ?? null;
}

function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

const broken = /[\ufffd\p{Co}\p{Cn}\p{Cs}\u0080-\u009f]/gu;
/** Characters above ASCII that are looked at to judge an encoding. */
const sampleLength = 200_000;

/** Share of the characters above ASCII that no encoding means to write: replaced, private, unassigned or control. */
function brokenShare(text: string): number {
  const above = text.replace(/[^\u0080-\uffff]+/g, '').slice(0, sampleLength);
  return above === '' ? 0 : (above.match(broken)?.length ?? 0) / above.length;
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The text of a web page. The bytes decide, declarations only among what the bytes allow, because pages re-saved in
 * another encoding keep their old one: a byte order mark, then valid UTF-8, then Big5 where declared, GB18030, and
 * slightly damaged UTF-8. `declared` is the charset a surrounding MHTML header names. Throws `binary_file` or
 * `bad_encoding`.
 */
export function decodeHtml(source: string, bytes: Uint8Array, declared: string | null): string {
  const utf16 = utf16Label(bytes);
  if (utf16 !== null) return new TextDecoder(utf16).decode(bytes);
  if (bytes.includes(0)) throw new AtlasError('binary_file', `read: ${source} contains NUL bytes`, { source });
  const strict = strictUtf8(bytes);
  if (strict !== null) return strict;
  const label = declared?.toLowerCase() ?? declaredCharset(bytes);
  if (label?.startsWith('big5') === true) {
    const text = new TextDecoder('big5').decode(bytes);
    if (brokenShare(text) <= maxBrokenShare) return text;
  }
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  if (brokenShare(utf8) <= maxBrokenShare) return utf8;
  const gb = new TextDecoder('gb18030').decode(bytes);
  if (commonGbkShare(bytes) >= minCommonShare && brokenShare(gb) <= maxBrokenShare) return gb;
  throw new AtlasError('bad_encoding', `read: ${source} is neither UTF-8 nor GB18030`, { source });
}
