import { walkXml, type XmlHandlers } from '../sheet/xml.ts';

/** What to do with the elements of a part as they go by; the words of one are those since the last that began. */
export interface WordHandlers {
  readonly open?: XmlHandlers['open'];
  readonly close: (name: string, words: string) => void;
}

/** Walks a part of an OFD file. Throws what `walkXml` throws. */
export function walkWords(source: string, part: string, content: Uint8Array, handlers: WordHandlers): void {
  let words = '';
  walkXml(source, part, content, {
    open(name, attributes) {
      words = '';
      handlers.open?.(name, attributes);
    },
    text(text) {
      words += text;
    },
    close: (name) => handlers.close(name, words),
  });
}
