import type { XmlElement } from '../docx/xml.ts';

/** An element of a Word document made by a reader of an older format, named and read as in WordprocessingML. */
export function wordElement(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly XmlElement[] = [],
  text = '',
): XmlElement {
  return { name, attributes, children, text };
}

/** An element that only carries a value: `<w:pStyle w:val="1"/>`. */
export function valueElement(name: string, val: string | number): XmlElement {
  return wordElement(name, { val: String(val) });
}

/** Whether there are words anywhere inside an element. */
export function hasWords(element: XmlElement): boolean {
  return element.text.trim() !== '' || element.children.some(hasWords);
}
