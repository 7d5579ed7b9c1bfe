import type { WordParts } from '../docx/package.ts';
import { child, childValue, type XmlElement } from '../docx/xml.ts';
import { numberFormatName } from '../office/number-codes.ts';
import { valueElement, wordElement } from '../office/word-elements.ts';

/** What is wrapped around paragraphs and tables: sections and borders as Word has laid them out, pasted pieces, changes. */
const wrappers = new Set(['sect', 'sub-section', 'pBdrGroup', 'w:cfChunk', 'annotation', 'content']);
const deletion = 'Word.Deletion';
/** Elements that were given another name in 2007. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['w:vmerge', 'w:vMerge'],
  ['w:hmerge', 'w:hMerge'],
]);

/** A level of a list, whose number format is a code here. */
function level(element: XmlElement): XmlElement {
  const code = childValue(element, 'w:nfc');
  const format = code === undefined ? [] : [valueElement('w:numFmt', numberFormatName(Number(code)))];
  return { ...element, children: [...element.children, ...format] };
}

function levels(container: XmlElement): XmlElement[] {
  return container.children.map((inner) => {
    if (inner.name === 'w:lvl') return level(inner);
    return inner.name === 'w:lvlOverride' ? { ...inner, children: levels(inner) } : inner;
  });
}

/** `w:lists` as `w:numbering`. */
function numbering(lists: XmlElement | undefined): XmlElement {
  const children = (lists?.children ?? []).flatMap((list): XmlElement[] => {
    if (list.name === 'w:listDef') {
      return [wordElement('w:abstractNum', { abstractNumId: list.attributes.listDefId ?? '' }, levels(list))];
    }
    if (list.name !== 'w:list') return [];
    const definition = valueElement('w:abstractNumId', childValue(list, 'w:ilst') ?? '');
    return [wordElement('w:num', { numId: list.attributes.ilfo ?? '' }, [definition, ...levels(list)])];
  });
  return wordElement('w:numbering', {}, children);
}

/**
 * The parts of a Word 2003 XML file (WordprocessingML of 2003), named as they have been since 2007: lists and their levels,
 * merged cells, notes that stand inside their paragraph.
 */
export function wordmlParts(root: XmlElement): WordParts {
  const footnotes: XmlElement[] = [];
  const endnotes: XmlElement[] = [];
  const note = (notes: XmlElement[], name: string, element: XmlElement): XmlElement => {
    const id = String(notes.length);
    notes.push(wordElement(element.name, { id }, element.children.flatMap(translate)));
    return wordElement(name, { id });
  };
  const translate = (element: XmlElement): XmlElement[] => {
    const { name, attributes, text } = element;
    if (name === 'w:footnote') return [note(footnotes, 'w:footnoteReference', element)];
    if (name === 'w:endnote') return [note(endnotes, 'w:endnoteReference', element)];
    if (name === 'w:listPr') {
      const list = childValue(element, 'w:ilfo');
      const own = child(element, 'w:ilvl');
      const children = [
        ...(own === undefined ? [] : [own]),
        ...(list === undefined ? [] : [valueElement('w:numId', list)]),
      ];
      return [wordElement('w:numPr', {}, children)];
    }
    if (name === 'annotation' && attributes.type === deletion) return [];
    const children = element.children.flatMap(translate);
    if (wrappers.has(name)) return children;
    return [{ name: renamed.get(name) ?? name, attributes, children, text }];
  };
  const part = (name: string): XmlElement[] => {
    const found = child(root, name);
    return found === undefined ? [] : translate(found);
  };
  return {
    document: wordElement('w:document', {}, part('w:body')),
    styles: part('w:styles')[0],
    numbering: numbering(child(root, 'w:lists')),
    footnotes: wordElement('w:footnotes', {}, footnotes),
    endnotes: wordElement('w:endnotes', {}, endnotes),
  };
}
