import { child, type XmlElement } from './xml.ts';

/** Wrappers that only mark what they hold: inserted and moved-in text, smart tags, custom XML. */
const transparent = new Set(['w:customXml', 'w:ins', 'w:moveTo', 'w:sdtContent', 'w:smartTag']);
/** Text a reviewer took out or moved elsewhere; the report says what is left. */
const removed = new Set(['w:del', 'w:moveFrom']);

function holds(element: XmlElement, name: string): boolean {
  return element.children.some((inner) => inner.name === name || holds(inner, name));
}

/** The one version of a text box or picture to read: Word stores two, for new and for old programs. */
function chosen(alternatives: XmlElement): XmlElement | undefined {
  const { children } = alternatives;
  return children.find((version) => holds(version, 'w:txbxContent') || holds(version, 'w:t')) ?? children[0];
}

/** Whether a content control shows only its prompt ("单击此处输入文字") or a table of contents. */
function isPlaceholder(control: XmlElement): boolean {
  const properties = child(control, 'w:sdtPr');
  const gallery = child(child(properties, 'w:docPartObj'), 'w:docPartGallery')?.attributes.val;
  return child(properties, 'w:showingPlcHdr') !== undefined || gallery === 'Table of Contents';
}

const wrappers = new Set([...transparent, ...removed, 'w:sdt', 'mc:AlternateContent']);

function isWrapper({ name }: XmlElement): boolean {
  return wrappers.has(name);
}

/**
 * The children that count as a report's text, wrappers opened: tracked changes as accepted, content controls without their
 * frame, one version of alternative content.
 */
export function accepted(children: readonly XmlElement[]): readonly XmlElement[] {
  return children.some(isWrapper) ? children.flatMap(opened) : children;
}

function opened(element: XmlElement): readonly XmlElement[] {
  if (!isWrapper(element)) return [element];
  if (removed.has(element.name)) return [];
  if (element.name === 'w:sdt') return isPlaceholder(element) ? [] : accepted(element.children);
  if (element.name === 'mc:AlternateContent') return accepted(chosen(element)?.children ?? []);
  return accepted(element.children);
}
