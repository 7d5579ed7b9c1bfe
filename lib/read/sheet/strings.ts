import { AtlasError } from '../../model/error.ts';
import { createRaisedGatherer } from '../raised.ts';
import { walkXml } from './xml.ts';

/** Different texts in one workbook. */
const maxStrings = 500_000;

/** Throws `too_complex` for more different texts than a workbook of reports can have. */
export function checkStrings(source: string, part: string, count: number): void {
  if (count <= maxStrings) return;
  const message = `read: ${source} holds over ${maxStrings} texts`;
  throw new AtlasError('too_complex', message, { source, part, limit: maxStrings });
}

/** Characters XML cannot hold, as Office writes them (`_x000D_`). */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/**
 * Gathers the words of a text made of runs (`r`); the reading aids over them (`rPh`) are left out, and a number raised
 * behind other words is a note's mark, see `createRaisedGatherer`.
 */
export function createTextGatherer() {
  const words = createRaisedGatherer();
  let [isOpen, isRaised] = [false, false];
  let phonetic = 0;
  return {
    open(name: string, attributes: Readonly<Record<string, string>>): void {
      if (name === 'rPh') phonetic++;
      else if (name === 'r') isRaised = false;
      else if (name === 'vertAlign') isRaised = attributes.val === 'superscript';
      else if (name === 't') isOpen = phonetic === 0;
    },
    text(piece: string): void {
      if (isOpen) words.add(piece, isRaised);
    },
    close(name: string): void {
      if (name === 'rPh') phonetic--;
      else if (name === 'r') isRaised = false;
      else if (name === 't') isOpen = false;
    },
    /** The words gathered since the last call. */
    take(): string {
      return withoutEscapes(words.take());
    },
  };
}

/** The shared strings of a workbook, in their order. Throws what `walkXml` throws, and `too_complex` for too many. */
export function readStrings(source: string, part: string, content: Uint8Array): string[] {
  const strings: string[] = [];
  const gatherer = createTextGatherer();
  walkXml(source, part, content, {
    open: gatherer.open,
    text: gatherer.text,
    close(name) {
      gatherer.close(name);
      if (name !== 'si') return;
      strings.push(gatherer.take());
      checkStrings(source, part, strings.length);
    },
  });
  return strings;
}
