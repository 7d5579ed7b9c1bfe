import { AtlasError } from '../../model/error.ts';
import type { WordParts } from '../docx/package.ts';
import { child, type XmlElement } from '../docx/xml.ts';

/** The parts of a Word file that is saved as one XML file ("Word XML 文档", flat OPC). Throws `unreadable` where it has no document. */
export function flatParts(source: string, root: XmlElement): WordParts {
  const part = (name: string): XmlElement | undefined => {
    const found = root.children.find((one) => one.attributes.name?.toLowerCase() === `/word/${name}.xml`);
    return child(found, 'xmlData')?.children[0];
  };
  const document = part('document');
  if (document?.name !== 'w:document') {
    const reason = 'no Word document inside';
    throw new AtlasError('unreadable', `read: ${source} is an XML file with ${reason}`, { source, reason });
  }
  return {
    document,
    styles: part('styles'),
    numbering: part('numbering'),
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
  };
}
