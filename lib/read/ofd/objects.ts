import { numbersOf } from './numbers.ts';
import { walkWords } from './words.ts';

type Attributes = Readonly<Record<string, string>>;

/** Characters set from one point on (`ofd:TextCode`). */
export interface TextCode {
  readonly attributes: Attributes;
  readonly text: string;
}

/** What a page draws, as its file says it: attributes of the object, the characters of a text, the data of a path. */
export interface PageObject {
  readonly kind: 'TextObject' | 'PathObject' | 'ImageObject';
  readonly attributes: Attributes;
  readonly codes: readonly TextCode[];
  readonly data: string;
}

/** One part that draws: a page, or a template laid under or over pages. */
export interface DrawnPart {
  /** Left, top, width and height of the sheet in millimetres; null where the part leaves it to the document. */
  readonly area: readonly number[] | null;
  readonly templates: readonly Attributes[];
  readonly objects: readonly PageObject[];
}

const kinds: ReadonlySet<string> = new Set<PageObject['kind']>(['TextObject', 'PathObject', 'ImageObject']);

function isKind(name: string): name is PageObject['kind'] {
  return kinds.has(name);
}

/** What holds drawings of its own that do not stand on the page: masks, fills, the shapes of single characters. */
const unread = new Set(['Actions', 'CGTransform', 'Clips', 'Pattern']);

/** The box some words give; null where they are not four numbers. */
export function boxOf(words: string): readonly number[] | null {
  const box = numbersOf(words);
  return box.length === 4 ? box : null;
}

/** Reads a part that draws. Throws what `walkXml` throws. */
export function readDrawnPart(source: string, part: string, content: Uint8Array): DrawnPart {
  let area: readonly number[] | null = null;
  const templates: Attributes[] = [];
  const objects: PageObject[] = [];
  let open: { -readonly [key in keyof PageObject]: PageObject[key] } | null = null;
  let codes: TextCode[] = [];
  let code: Attributes | null = null;
  let skipping = 0;
  walkWords(source, part, content, {
    open(name, attributes) {
      if (skipping > 0 || unread.has(name)) skipping++;
      else if (name === 'Template') templates.push(attributes);
      else if (name === 'TextCode') code = attributes;
      else if (isKind(name)) {
        codes = [];
        open = { kind: name, attributes, codes, data: '' };
        objects.push(open);
      }
    },
    close(name, words) {
      if (skipping > 0) skipping--;
      else if (name === 'PhysicalBox') area ??= boxOf(words);
      else if (name === 'TextCode' && code !== null) codes.push({ attributes: code, text: words });
      else if (name === 'AbbreviatedData' && open !== null) open.data = words;
    },
  });
  return { area, templates, objects };
}
