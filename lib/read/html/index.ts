import type { Document } from '../../model/document.ts';
import { AtlasError } from '../../model/error.ts';
import type { ReadWarning } from '../../model/fact.ts';
import { refuseTooLarge } from '../decode.ts';
import { endsTitle } from '../heading.ts';
import { sha256Hex } from '../sha256.ts';
import { decodeHtml } from './charset.ts';
import { type Content, chooseContent } from './content.ts';
import { filesBeside } from './files-beside.ts';
import { piecesOf } from './flow.ts';
import { measurePage } from './measure.ts';
import { type HtmlPart, htmlParts, isMhtml } from './mhtml.ts';
import { type Element, parsePage, reveal } from './tree.ts';
import { type Written, writeContent } from './writer.ts';

/** What a page says, and what is to be told of it. */
interface ReadPage extends Written {
  readonly warnings: readonly ReadWarning[];
}

/** Largest page accepted, in bytes, without the pictures an MHTML file holds beside it. */
const maxPageBytes = 8 * 1024 * 1024;
/** So many files beside a page are named. */
const filesNamed = 3;

const nothing: ReadPage = { text: '', blocks: [], warnings: [] };

/** The page's own name for the report, without the names of the site behind it ("…年度报告_某市人民政府"). */
function reportName(names: readonly string[]): string | null {
  for (const name of names) {
    const [first = ''] = name.split(/[_|]|\s[-–—]+\s|--+/);
    const words = first.replace(/\s+/g, ' ').trim();
    if (endsTitle(words)) return words;
  }
  return null;
}

function contentOf(source: string, body: Element, names: readonly string[]): Content {
  const measures = measurePage(source, body);
  return chooseContent(piecesOf(body, measures), measures, body, names);
}

/** What a page holds where it shows no report: one in a panel that only a script opens is hidden in the page as saved. */
function revealed(source: string, body: Element, names: readonly string[], shown: Content): Content {
  reveal(body);
  const content = contentOf(source, body, names);
  return content.hasBody ? content : shown;
}

/** Of a page without a report on it: the files it shows or links to, one of which may be the report. */
function warningsOf(body: Element, { hasBody }: Content): ReadWarning[] {
  const files = hasBody ? [] : filesBeside(body);
  if (files.length === 0) return [];
  const message = `the page shows no report; one of the files on it may be: ${files.slice(0, filesNamed).join(', ')}`;
  return [{ code: 'report_elsewhere', message, start: null, end: null }];
}

function readPage(source: string, html: string): ReadPage {
  const { body, names } = parsePage(source, html);
  if (body === null) return nothing;
  const shown = contentOf(source, body, names);
  const content = shown.hasBody ? shown : revealed(source, body, names, shown);
  if (content.pieces.length === 0) return nothing;
  return { ...writeContent(content, reportName(names)), warnings: warningsOf(body, content) };
}

/** Of a page and its frames, the one that says most: a frame set's root shows nothing, an advertisement may be broken. */
function fullest(source: string, parts: readonly HtmlPart[]): ReadPage {
  let best: ReadPage | null = null;
  let failure: unknown = null;
  for (const { bytes, charset } of parts) {
    try {
      refuseTooLarge(source, bytes, maxPageBytes);
      const page = readPage(source, decodeHtml(source, bytes, charset));
      if (best === null || page.text.length > best.text.length) best = page;
    } catch (error) {
      failure ??= error;
    }
  }
  if (best !== null) return best;
  throw failure;
}

/**
 * Reads a web page as saved from a site, alone or as MHTML (recognised by content, whatever the file is called): the
 * report on it without menus, footers and hidden parts; tables that only lay out the page are read through. Throws
 * `empty_file`, `too_large`, `too_complex`, `binary_file`, `bad_encoding` or, for an MHTML file without a page in it,
 * `unreadable`.
 */
export function readHtml(source: string, bytes: Uint8Array): Document {
  refuseTooLarge(source, bytes);
  const isSaved = isMhtml(bytes);
  const parts = isSaved ? htmlParts(bytes) : [{ bytes, charset: null }];
  if (parts.length === 0) {
    throw new AtlasError('unreadable', `read: ${source} is an MHTML file without a web page`, { source });
  }
  const { text, blocks, warnings } = fullest(source, parts);
  if (text.trim() === '') throw new AtlasError('empty_file', `read: ${source} shows no text`, { source });
  return { source, format: 'html', sha256: sha256Hex(bytes), text, blocks, warnings };
}
