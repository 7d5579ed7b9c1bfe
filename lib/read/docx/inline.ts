import { createRaisedGatherer } from '../raised.ts';
import { raisedOf, type Styles } from './style.ts';
import { accepted } from './wrapper.ts';
import { child, childSwitch, childValue, type XmlElement } from './xml.ts';

/** The words of a paragraph, line breaks as "\n", and what hangs on it: text boxes and references to notes. */
export interface Inline {
  readonly text: string;
  readonly boxes: readonly XmlElement[];
  readonly notes: readonly NoteReference[];
}

/** Where a note is printed. */
export interface NoteReference {
  readonly kind: 'footnotes' | 'endnotes';
  readonly id: string;
}

const unread = new Set(['w:pPr', 'w:rPr', 'w:instrText', 'w:delText', 'w:rt']);
const characters: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '-'],
]);

/** Ticks and boxes of the Wingdings fonts; other pictures of these fonts say nothing. */
const pictures: ReadonlyMap<number, string> = new Map([
  [0x52, '☑'],
  [0x6f, '□'],
  [0xa3, '□'],
  [0xa8, '□'],
  [0xfb, '×'],
  [0xfc, '√'],
  [0xfe, '☑'],
]);
const privateArea = 0xf000;

function symbol({ font = '', char = '' }: Readonly<Record<string, string>>): string {
  const code = Number.parseInt(char, 16);
  if (!(code > 0 && code <= 0x10ffff)) return '';
  const isPrivate = code >= privateArea && code <= privateArea + 0xff;
  const plain = isPrivate ? code - privateArea : code;
  if (/wingdings|webdings/i.test(font)) return pictures.get(plain) ?? '';
  return plain < 0x20 ? '' : String.fromCodePoint(plain);
}

/**
 * Line ends inside a run are layout of the XML file, soft hyphens layout of the page; characters of the private area are
 * Wingdings typed in.
 */
function words(text: string): string {
  if (!/[\t\r\n\u00ad\uf020-\uf0ff]/.test(text)) return text;
  return text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/\u00ad/g, '')
    .replace(/[\uf020-\uf0ff]/g, (char) => pictures.get(char.charCodeAt(0) - privateArea) ?? '');
}

/** Hidden, or struck out: what a report prints so it has taken back. */
function isHiddenRun(run: XmlElement, styles: Styles, paragraphHidden: boolean): boolean {
  const properties = child(run, 'w:rPr');
  if (childSwitch(properties, 'w:strike') === true || childSwitch(properties, 'w:dstrike') === true) return true;
  const style = styles.get(childValue(properties, 'w:rStyle') ?? '');
  return childSwitch(properties, 'w:vanish') ?? style?.isHidden ?? paragraphHidden;
}

function isRaisedRun(run: XmlElement, styles: Styles): boolean {
  const properties = child(run, 'w:rPr');
  return raisedOf(properties) ?? styles.get(childValue(properties, 'w:rStyle') ?? '')?.isRaised ?? false;
}

/** Keeps track of the fields that open and close in a paragraph: whether words are instruction or result. */
function createFields() {
  /** Open fields, innermost last: true while the instruction is being read. */
  const open: boolean[] = [];
  let instructions = 0;
  const leave = (): void => {
    if (open.pop() === true) instructions--;
  };
  return {
    isInstruction: () => instructions > 0,
    read(kind: string | undefined) {
      if (kind === 'begin') {
        open.push(true);
        instructions++;
      } else if (kind === 'separate' && open.length > 0) {
        leave();
        open.push(false);
      } else if (kind === 'end') {
        leave();
      }
    },
  };
}

/** Reads the words of a paragraph as it is printed: fields by their result, hidden text left out. */
export function readInline(paragraph: XmlElement, styles: Styles, isHidden: boolean): Inline {
  const boxes: XmlElement[] = [];
  const notes: NoteReference[] = [];
  const gatherer = createRaisedGatherer();
  const fields = createFields();
  let isRaised = false;
  const add = (text: string): void => {
    if (!fields.isInstruction()) gatherer.add(text, isRaised);
  };
  const readRun = (run: XmlElement): void => {
    const outer = isRaised;
    isRaised = isRaisedRun(run, styles);
    walk(run.children);
    isRaised = outer;
  };
  const walk = (children: readonly XmlElement[]): void => {
    for (const element of accepted(children)) read(element);
  };
  const read = (element: XmlElement): void => {
    const { name, attributes } = element;
    if (unread.has(name) || (name === 'w:r' && isHiddenRun(element, styles, isHidden))) return;
    if (name === 'w:t' || name === 'm:t') add(words(element.text));
    else if (name === 'w:sym') add(symbol(attributes));
    else if (name === 'w:fldChar') fields.read(attributes.fldCharType);
    else if (name === 'w:txbxContent') boxes.push(element);
    else if (name === 'w:footnoteReference') notes.push({ kind: 'footnotes', id: attributes.id ?? '' });
    else if (name === 'w:endnoteReference') notes.push({ kind: 'endnotes', id: attributes.id ?? '' });
    else if (characters.has(name)) add(characters.get(name) ?? '');
    else if (name === 'w:r') readRun(element);
    else walk(element.children);
  };
  walk(paragraph.children);
  return { text: gatherer.take(), boxes, notes };
}
