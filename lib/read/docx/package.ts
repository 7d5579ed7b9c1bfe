import { AtlasError } from '../../model/error.ts';
import { listZip, unzipEntry, type ZipEntry } from '../zip.ts';
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

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1);
}

function resolvePath(folder: string, target: string): string {
  const path: string[] = [];
  const full = target.startsWith('/') ? target.slice(1) : folder + target;
  for (const step of full.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** The part a relationship of some kind leads to. */
function related(relations: XmlElement | undefined, folder: string, kind: string): string | undefined {
  const found = relations?.children.find((relation) => relation.attributes.Type?.endsWith(`/${kind}`));
  const target = found?.attributes.Target;
  return target === undefined ? undefined : resolvePath(folder, target);
}

/** Part names are compared without case, as Office does. */
function createReader(source: string, bytes: Uint8Array): (part: string) => XmlElement | undefined {
  const entries = new Map<string, ZipEntry>(listZip(source, bytes).map((entry) => [entry.name.toLowerCase(), entry]));
  let left = maxXmlBytes;
  return (part) => {
    const entry = entries.get(part.toLowerCase());
    if (entry === undefined) return undefined;
    const content = unzipEntry(source, bytes, entry, left);
    left -= content.length;
    return parseXml(source, entry.name, content);
  };
}

/**
 * Opens a Word file. Throws `unreadable` where it is no ZIP archive, is damaged, or holds no Word document; `encrypted`;
 * `too_large` where its XML would unpack to more than `maxXmlBytes`.
 */
export function openPackage(source: string, bytes: Uint8Array): WordParts {
  const read = createReader(source, bytes);
  const main = related(read('_rels/.rels'), '', 'officeDocument') ?? 'word/document.xml';
  const document = read(main) ?? read('word/document.xml');
  if (document?.name !== 'w:document') {
    const reason = 'no Word document inside';
    throw new AtlasError('unreadable', `read: ${source} is a ZIP file with ${reason}`, { source, reason });
  }
  const folder = folderOf(main);
  const relations = read(`${folder}_rels/${main.slice(folder.length)}.rels`);
  const part = (kind: string): XmlElement | undefined => read(related(relations, folder, kind) ?? `word/${kind}.xml`);
  return {
    document,
    styles: part('styles'),
    numbering: part('numbering'),
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
  };
}
