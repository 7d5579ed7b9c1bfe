import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { AtlasError } from '../../model/error.ts';
import { headOf } from '../decode.ts';

/** What to do with the pieces of an XML part as they go by. */
export interface TagHandlers {
  readonly open: (tag: SaxesTagPlain) => void;
  readonly close: (tag: SaxesTagPlain) => void;
  readonly text: (text: string) => void;
}

/** How many elements one part may have, and how deep they may nest. */
export interface XmlLimits {
  readonly elements: number;
  readonly depth: number;
}

/** How much of a file is looked at to tell what XML it is. */
const headBytes = 4096;

/** Whether bytes are XML, behind a mark of their encoding, that says in its beginning what a pattern looks for. */
export function isXmlWith(bytes: Uint8Array, sign: RegExp): boolean {
  const head = headOf(bytes, headBytes);
  return /^[^<]{0,3}\s*<\?xml\b/.test(head) && sign.test(head);
}

/** The characters of an XML part: UTF-8, or UTF-16 by its byte order mark. */
export function decodeXml(content: Uint8Array): string {
  const [first, second] = content;
  const isLittle = first === 0xff && second === 0xfe;
  const isBig = first === 0xfe && second === 0xff;
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(content);
}

/** Why a part is refused: `unreadable`, with the file, the part and the reason. */
export function badPart(source: string, part: string, reason: string): AtlasError {
  return new AtlasError('unreadable', `read: ${source}: ${part}: ${reason}`, { source, part, reason });
}

/**
 * Walks the tags of one XML part of an Office file. Throws `unreadable` where it is not well-formed or carries a DOCTYPE
 * (Office writes none, and entities can be made to explode); `too_complex` where it has too many elements or nests too deep.
 */
export function walkTags(source: string, part: string, xml: string, limits: XmlLimits, handlers: TagHandlers): void {
  const tooComplex = (what: string, limit: number): AtlasError =>
    new AtlasError('too_complex', `read: ${source}: ${part} ${what} ${limit}`, { source, part, limit });
  // Names are resolved by who asks: the parser's own strict resolution doubles the time.
  const parser = new SaxesParser({ xmlns: false, position: false });
  let elements = 0;
  let depth = 0;
  parser.on('error', (error) => {
    throw badPart(source, part, `not well-formed XML (${error.message})`);
  });
  parser.on('doctype', () => {
    throw badPart(source, part, 'it carries a DOCTYPE');
  });
  parser.on('opentag', (tag) => {
    if (++elements > limits.elements) throw tooComplex('has more elements than', limits.elements);
    if (++depth > limits.depth) throw tooComplex('nests deeper than', limits.depth);
    handlers.open(tag);
  });
  parser.on('closetag', (tag) => {
    depth--;
    handlers.close(tag);
  });
  parser.on('text', handlers.text);
  parser.on('cdata', handlers.text);
  parser.write(xml).close();
}
