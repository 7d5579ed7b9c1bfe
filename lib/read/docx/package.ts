import { AtlasError } from '../../model/error.ts';
import { folderOf, openParts, relationsOf, resolvePart } from '../office/parts.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** Bytes of XML read from one Word file, all parts together; a long report has half a megabyte. */
const maxXmlBytes = 32 * 1024 * 1024;

/** The parts of a Word file that hold words or decide how they are read; undefined where the file has none. */
export interface WordParts {
  readonly document: XmlElement;
  readonly styles: XmlElement | undefined;
  readonly numbering: XmlElement | undefined;
  readonly footnotes: XmlElement | undefined;
  readonly endnotes: XmlElement | undefined;
}

/** The part a relationship of some kind leads to. */
function related(relations: XmlElement | undefined, folder: string, kind: string): string | undefined {
  const found = relations?.children.find((relation) => relation.attributes.Type?.endsWith(`/${kind}`));
  const target = found?.attributes.Target;
  return target === undefined ? undefined : resolvePart(folder, target);
}

/** The error for a file of some kind ("a ZIP file") without a Word document: `unreadable`, with the reason. */
export function noDocument(source: string, kind: string): AtlasError {
  const reason = 'no Word document inside';
  return new AtlasError('unreadable', `read: ${source} is ${kind} with ${reason}`, { source, reason });
}

/** Puts the parts of a Word file together; `part` gives those beside the document. Throws what `noDocument` says. */
export function gatherParts(
  source: string,
  kind: string,
  document: XmlElement | undefined,
  part: (name: string) => XmlElement | undefined,
): WordParts {
  if (document?.name !== 'w:document') throw noDocument(source, kind);
  return {
    document,
    styles: part('styles'),
    numbering: part('numbering'),
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
  };
}

/**
 * Opens a Word file. Throws `unreadable` where it is no ZIP archive, is damaged, or holds no Word document; `encrypted`;
 * `too_large` where its XML would unpack to more than `maxXmlBytes`.
 */
export function openPackage(source: string, bytes: Uint8Array): WordParts {
  const open = openParts(source, bytes, maxXmlBytes);
  const read = (name: string): XmlElement | undefined => {
    const part = open(name);
    return part === undefined ? undefined : parseXml(source, part.name, part.content);
  };
  const main = related(read('_rels/.rels'), '', 'officeDocument') ?? 'word/document.xml';
  const document = read(main) ?? read('word/document.xml');
  const folder = folderOf(main);
  const relations = read(relationsOf(main));
  const part = (kind: string): XmlElement | undefined => read(related(relations, folder, kind) ?? `word/${kind}.xml`);
  return gatherParts(source, 'a ZIP file', document, part);
}
