import { decodeXml, walkTags } from '../office/walk.ts';

/** What to do with the pieces of an XML part as they go by; names come without their prefix. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** A sheet of 200,000 cells has some 500,000 elements; a workbook nests about ten deep. */
const limits = { elements: 2_000_000, depth: 100 };
/** Extensions of later Office versions, whose elements carry names of the format's own. */
const unread = new Set(['extLst', 'AlternateContent']);

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Whether a switch is on. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** The value of an attribute by its name without prefix (`r:id` for `id`). */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((long) => long.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}

/**
 * Reads one XML part of a workbook from its beginning to its end, without keeping it. Throws `unreadable` where it is not
 * well-formed or carries a DOCTYPE (Office writes none, and entities can be made to explode); `too_complex` where it has
 * too many elements or nests too deep.
 */
export function walkXml(source: string, part: string, content: Uint8Array, handlers: XmlHandlers): void {
  let depth = 0;
  let skippedFrom = 0;
  walkTags(source, part, decodeXml(content), limits, {
    open(tag) {
      depth++;
      const name = localName(tag.name);
      if (skippedFrom === 0 && unread.has(name)) skippedFrom = depth;
      if (skippedFrom === 0) handlers.open(name, tag.attributes);
    },
    close(tag) {
      if (skippedFrom === 0) handlers.close?.(localName(tag.name));
      if (skippedFrom === depth) skippedFrom = 0;
      depth--;
    },
    text(text) {
      if (skippedFrom === 0) handlers.text?.(text);
    },
  });
}
