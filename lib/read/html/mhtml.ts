import { decodeBase64, decodeQuotedPrintable } from './transfer.ts';

/** A web page inside an MHTML file: its bytes, and the charset its header names. */
export interface HtmlPart {
  readonly bytes: Uint8Array;
  readonly charset: string | null;
}

interface Headers {
  readonly contentType: string;
  readonly encoding: string;
}

/** Containers inside one another beyond this are passed over. */
const maxContainers = 5;
/** Parts beyond this (pictures, styles) are passed over. */
const maxParts = 2000;
/** Pages beyond this (frames, advertisements) are passed over. */
const maxPages = 20;
const headerLength = 16_384;

/** The bytes as a string of the same length, one character per byte. */
function byteString(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 8192) parts.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  return parts.join('');
}

/** Where the headers that begin at `from` end and their body begins; -1 where no empty line ends them. */
function bodyStart(text: string, from: number): number {
  const match = /\r?\n[ \t]*\r?\n/.exec(text.slice(from, from + headerLength));
  return match === null ? -1 : from + match.index + match[0].length;
}

function readHeaders(words: string): Headers {
  const unfolded = words.replace(/\r?\n[ \t]+/g, ' ');
  const header = (name: string): string =>
    new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? '';
  return { contentType: header('Content-Type'), encoding: header('Content-Transfer-Encoding').toLowerCase() };
}

function parameter(contentType: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(contentType);
  return found?.[1] ?? found?.[2] ?? null;
}

function decodePart(bytes: Uint8Array, encoding: string): Uint8Array {
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(bytes);
  return encoding === 'base64' ? decodeBase64(bytes) : bytes;
}

/** Ranges between the lines that hold a boundary. */
function partRanges(text: string, from: number, boundary: string): (readonly [number, number])[] {
  const mark = `--${boundary}`;
  const ranges: (readonly [number, number])[] = [];
  let open = -1;
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    if (at > from && text[at - 1] !== '\n') continue;
    if (open >= 0) ranges.push([open, at]);
    const lineEnd = text.indexOf('\n', at);
    if (text.startsWith('--', at + mark.length) || lineEnd < 0) return ranges;
    open = lineEnd + 1;
  }
  if (open >= 0) ranges.push([open, text.length]);
  return ranges;
}

/** Whether bytes begin with the headers of a saved web page (MHTML), whatever the file is called. */
export function isMhtml(bytes: Uint8Array): boolean {
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 4096)).trimStart();
  return /^[A-Za-z-]+[ \t]*:/.test(head) && /^(?:MIME-Version|Content-Type)[ \t]*:/im.test(head);
}

/** The web pages in an MHTML file, in the order they stand; empty where it holds none. */
export function htmlParts(bytes: Uint8Array): HtmlPart[] {
  const text = byteString(bytes);
  const found: HtmlPart[] = [];
  let parts = 0;
  const visit = (from: number, to: number, containers: number): void => {
    if (++parts > maxParts || found.length >= maxPages) return;
    const body = bodyStart(text, from);
    if (body < 0 || body > to) return;
    const { contentType, encoding } = readHeaders(text.slice(from, body));
    const boundary = /^multipart\//i.test(contentType) ? parameter(contentType, 'boundary') : null;
    if (boundary !== null && boundary !== '') {
      const ranges = containers < maxContainers ? partRanges(text.slice(0, to), body, boundary) : [];
      for (const [start, end] of ranges) visit(start, end, containers + 1);
      return;
    }
    if (!/^(?:text\/html|application\/xhtml)/i.test(contentType)) return;
    found.push({ bytes: decodePart(bytes.subarray(body, to), encoding), charset: parameter(contentType, 'charset') });
  };
  visit(text.length - text.trimStart().length, text.length, 0);
  return found;
}
