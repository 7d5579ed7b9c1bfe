import { gatherParts, type WordParts } from '../docx/package.ts';
import { child, type XmlElement } from '../docx/xml.ts';

/** The parts of a Word file that is saved as one XML file ("Word XML 文档", flat OPC). Throws `unreadable` where it has no document. */
export function flatParts(source: string, root: XmlElement): WordParts {
  const part = (name: string): XmlElement | undefined => {
    const found = root.children.find((one) => one.attributes.name?.toLowerCase() === `/word/${name}.xml`);
    return child(found, 'xmlData')?.children[0];
  };
  return gatherParts(source, 'an XML file', part('document'), part);
}
