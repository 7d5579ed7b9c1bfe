import { plainText } from '../query/words.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text from data as XML text or attribute value: no control characters, direction overrides or lone surrogates, everything
 * that could end a tag, an attribute or a CDATA section escaped.
 */
export function xmlText(text: string): string {
  return escaped(plainText(text));
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** As {@link xmlText}, for one of several runs of a paragraph: a space at either end stays. */
export function runText(text: string): string {
  const inner = xmlText(text);
  if (inner === '') return /\s/.test(text) ? ' ' : '';
  return `${/^\s/.test(text) ? ' ' : ''}${inner}${/\s$/.test(text) ? ' ' : ''}`;
}

/** Longest text a spreadsheet cell holds, in UTF-16 units. */
const longestCell = 32_767;

/**
 * Text as it stands in a spreadsheet's XML: as {@link xmlText}, but the spaces it begins with stay (lines of a statement stand in
 * steps), never longer than a cell, and `_x0041_`, which spreadsheets read as an escape, kept as written.
 */
export function sheetText(text: string): string {
  const indent = /^ */.exec(text)?.[0] ?? '';
  const written = `${indent}${plainText(text)}`.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  return escaped(cutText(written, longestCell));
}

/** The first units of a text, never half a character. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Whether a spreadsheet that is handed this text as plain text would run it; in East Asia also behind full-width signs. */
export function looksLikeFormula(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠]/.test(plainText(text)) || /^[\t\r]/.test(text);
}

/** A text that a spreadsheet takes for text wherever it is pasted: behind an apostrophe where it would be run. */
export function inertText(text: string): string {
  return looksLikeFormula(text) ? `'${plainText(text)}` : plainText(text);
}

/** A text as a CSV field: no control characters, never a formula, quoted where it must be. */
export function textField(text: string): string {
  const safe = inertText(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An address that may be written as a live link: absolute, of the web; null for anything else. */
export function linkAddress(address: string | null): string | null {
  if (address === null || !/^https?:\/\//i.test(address)) return null;
  try {
    return new URL(plainText(address)).href;
  } catch {
    return null;
  }
}
