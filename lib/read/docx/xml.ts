import type { SaxesTagPlain } from 'saxes';
import { badPart, decodeXml, walkTags } from '../office/walk.ts';

/** An element: names are `prefix:local` with the usual prefix of the namespace (`w:p`), whatever prefix the file uses. */
export interface XmlElement {
  readonly name: string;
  /** Values by local name: `val`, `gridSpan` … */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Characters directly inside; kept only where text is meant to be read (`w:t`, `m:t`). */
  readonly text: string;
}

/** Namespaces whose elements are told apart; of all others only the local name counts. Transitional, strict, and of 2003. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w:'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w:'],
  ['http://schemas.microsoft.com/office/word/2003/wordml', 'w:'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm:'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm:'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc:'],
]);

/** Property lists: of their many looks (fonts, borders, shades) only what changes the reading is kept. */
const propertyLists = new Set(['w:rPr', 'w:pPr', 'w:tcPr', 'w:trPr']);
const readProperties = new Set([
  'w:del',
  'w:dstrike',
  'w:gridBefore',
  'w:gridSpan',
  'w:hMerge',
  'w:hmerge',
  'w:listPr',
  'w:moveFrom',
  'w:numPr',
  'w:outlineLvl',
  'w:pStyle',
  'w:rPr',
  'w:rStyle',
  'w:strike',
  'w:vMerge',
  'w:vmerge',
  'w:vanish',
  'w:vertAlign',
]);
const unread = new Set(['w:tblPr', 'w:tblPrEx', 'w:tblGrid', 'w:sectPr']);

/** The fullest report has some tens of thousands of elements; a page of hundred nested tables nests about 400 deep. */
const limits = { elements: 500_000, depth: 1000 };

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

function isUnread(name: string, parent: string): boolean {
  return unread.has(name) || (propertyLists.has(parent) && !readProperties.has(name));
}

/** Local names by the names a part uses: few names, met again and again. */
function createLocalNamer(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const local = name.slice(name.indexOf(':') + 1);
    known.set(name, local);
    return local;
  };
}

function countOf(text: string, word: string): number {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count++;
  return count;
}

/**
 * Reads tags: names with the usual prefixes, attributes by local name. Namespaces count from where they are declared to the
 * end of the part: no maker gives one prefix two meanings, and the parser's own strict resolution doubles the time.
 */
function createTagReader(xml: string) {
  const meaning = new Map<string, string>();
  const known = new Map<string, string>();
  const localName = createLocalNamer();
  // Declarations stand in the first tag of most parts: once all are met, attributes are not searched for more.
  let undeclared = countOf(xml, 'xmlns');
  const declare = ({ attributes }: SaxesTagPlain): void => {
    for (const key in attributes) {
      if (!key.startsWith('xmlns')) continue;
      undeclared--;
      meaning.set(key.slice(6), prefixes.get(attributes[key] ?? '') ?? '');
      known.clear();
    }
  };
  return {
    nameOf(tag: SaxesTagPlain): string {
      if (undeclared > 0) declare(tag);
      const { name } = tag;
      const found = known.get(name);
      if (found !== undefined) return found;
      const prefix = name.includes(':') ? name.slice(0, name.indexOf(':')) : '';
      const usual = (meaning.get(prefix) ?? '') + localName(name);
      known.set(name, usual);
      return usual;
    },
    open(name: string, tag: SaxesTagPlain): OpenElement {
      let attributes = none;
      for (const key in tag.attributes) {
        if (attributes === none) attributes = {};
        attributes[localName(key)] = tag.attributes[key] ?? '';
      }
      return { name, attributes, children: [], text: '' };
    },
  };
}

/** The attributes of the many elements that have none. */
const none: Record<string, string> = {};

/**
 * Reads one XML part of a Word file. Throws `unreadable` where it is not well-formed or carries a DOCTYPE (Office writes
 * none, and entities can be made to explode); `too_complex` where it has too many elements or nests too deep.
 */
export function parseXml(source: string, part: string, content: Uint8Array): XmlElement {
  const root: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const stack: OpenElement[] = [root];
  const xml = decodeXml(content);
  const tags = createTagReader(xml);
  let skipped = 0;
  walkTags(source, part, xml, limits, {
    open(tag) {
      const name = tags.nameOf(tag);
      const parent = stack.at(-1) ?? root;
      if (skipped > 0 || isUnread(name, parent.name)) {
        skipped++;
        return;
      }
      const element = tags.open(name, tag);
      parent.children.push(element);
      stack.push(element);
    },
    close() {
      if (skipped > 0) skipped--;
      else stack.pop();
    },
    text(text) {
      const open = stack.at(-1);
      if (skipped === 0 && (open?.name === 'w:t' || open?.name === 'm:t')) open.text += text;
    },
  });
  const [first] = root.children;
  if (first === undefined) throw badPart(source, part, 'it is empty');
  return first;
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((inner) => inner.name === name);
}

/** The `w:val` of the first child of a name. */
export function childValue(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes.val;
}

/** Whether a switch such as `w:vanish` is on; undefined where it is not set. */
export function childSwitch(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  return found === undefined ? undefined : !['0', 'false', 'off', 'none'].includes(found.attributes.val ?? '');
}
