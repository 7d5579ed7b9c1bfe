import { SaxesParser } from 'saxes';
import { AtlasError } from '../../model/error.ts';

/** What to do with the pieces of an XML part as they go by; names come without their prefix. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Elements in one part; a sheet of 200,000 cells has some 500,000. */
const maxElements = 2_000_000;
/** A workbook nests about ten deep. */
const maxDepth = 100;
/** Extensions of later Office versions, whose elements carry names of the format's own. */
const unread = new Set(['extLst', 'AlternateContent']);

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The value of an attribute by its name without prefix (`r:id` for `id`). */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((long) => long.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}

function decode(content: Uint8Array): string {
  const [first, second] = content;
  const isLittle = first === 0xff && second === 0xfe;
  const isBig = first === 0xfe && second === 0xff;
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(content);
}

/**
 * Reads one XML part of a workbook from its beginning to its end, without keeping it. Throws `unreadable` where it is not
 * well-formed or carries a DOCTYPE (Office writes none, and entities can be made to explode); `too_complex` where it has
 * too many elements or nests too deep.
 */
export function walkXml(source: string, part: string, content: Uint8Array, handlers: XmlHandlers): void {
  const refuse = (reason: string): AtlasError =>
    new AtlasError('unreadable', `read: ${source}: ${part}: ${reason}`, { source, part, reason });
  const tooComplex = (what: string, limit: number): AtlasError =>
    new AtlasError('too_complex', `read: ${source}: ${part} ${what} ${limit}`, { source, part, limit });
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let skippedFrom = 0;
  let elements = 0;
  parser.on('error', (error) => {
    throw refuse(`not well-formed XML (${error.message})`);
  });
  parser.on('doctype', () => {
    throw refuse('it carries a DOCTYPE');
  });
  parser.on('opentag', (tag) => {
    if (++elements > maxElements) throw tooComplex('has more elements than', maxElements);
    if (++depth > maxDepth) throw tooComplex('nests deeper than', maxDepth);
    const name = localName(tag.name);
    if (skippedFrom === 0 && unread.has(name)) skippedFrom = depth;
    if (skippedFrom === 0) handlers.open(name, tag.attributes);
  });
  parser.on('closetag', (tag) => {
    if (skippedFrom === 0) handlers.close?.(localName(tag.name));
    if (skippedFrom === depth) skippedFrom = 0;
    depth--;
  });
  const addText = (text: string): void => {
    if (skippedFrom === 0) handlers.text?.(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(decode(content)).close();
}
