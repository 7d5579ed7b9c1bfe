import { folderOf, openParts, resolvePart } from '../office/parts.ts';
import { badPart } from '../office/walk.ts';
import { maxPdfPages, tooLarge } from '../pdf/file.ts';
import { boxOf, type DrawnPart, type PageObject, readDrawnPart } from './objects.ts';
import { walkWords } from './words.ts';

/** A page with what its templates draw under and over it. */
export interface OfdPage {
  /** Left, top, width and height of its sheet in millimetres. */
  readonly area: readonly number[];
  readonly objects: readonly PageObject[];
}

/** Bytes of XML read from one file; a page of characters has some hundred kilobytes. */
const maxXmlBytes = 128 * 1024 * 1024;
const a4 = [0, 0, 210, 297];

interface DocumentRoot {
  readonly area: readonly number[];
  readonly templates: ReadonlyMap<string, string>;
  readonly pages: readonly string[];
}

/**
 * The pages of an OFD file (GB/T 33190-2016), of all documents inside. Throws `unreadable` where it is no OFD file or is
 * damaged, `encrypted`, `too_large` (bytes or pages) or `too_complex`.
 */
export function openOfd(source: string, bytes: Uint8Array): OfdPage[] {
  const open = openParts(source, bytes, maxXmlBytes);
  const contentOf = (name: string): Uint8Array => {
    const part = open(name);
    if (part === undefined) throw badPart(source, name, 'it is missing');
    return part.content;
  };

  const roots = (): string[] => {
    const found: string[] = [];
    walkWords(source, 'OFD.xml', contentOf('OFD.xml'), {
      close(name, words) {
        if (name === 'DocRoot') found.push(resolvePart('', words.trim()));
      },
    });
    return found;
  };

  const readRoot = (root: string): DocumentRoot => {
    const folder = folderOf(root);
    const templates = new Map<string, string>();
    const pages: string[] = [];
    let area: readonly number[] = a4;
    walkWords(source, root, contentOf(root), {
      open(name, { ID = '', BaseLoc = '' }) {
        if (name === 'TemplatePage') templates.set(ID, resolvePart(folder, BaseLoc));
        else if (name === 'Page') pages.push(resolvePart(folder, BaseLoc));
      },
      close(name, words) {
        if (name === 'PhysicalBox') area = boxOf(words) ?? area;
      },
    });
    return { area, templates, pages };
  };

  const documents = roots().map(readRoot);
  const count = documents.reduce((sum, { pages }) => sum + pages.length, 0);
  if (count === 0) throw badPart(source, 'OFD.xml', 'it has no pages');
  if (count > maxPdfPages) throw tooLarge(source, 'pages', count, maxPdfPages);
  return documents.flatMap(({ area, templates, pages }) => {
    const drawn = new Map<string, DrawnPart>();
    const partOf = (name: string): DrawnPart => {
      const part = drawn.get(name) ?? readDrawnPart(source, name, contentOf(name));
      drawn.set(name, part);
      return part;
    };
    return pages.map((name): OfdPage => {
      const page = readDrawnPart(source, name, contentOf(name));
      const layers = page.templates.map(({ TemplateID = '', ZOrder }) => {
        const template = templates.get(TemplateID);
        return { isOver: ZOrder === 'Foreground', objects: template === undefined ? [] : partOf(template).objects };
      });
      const of = (isOver: boolean) =>
        layers.filter((layer) => layer.isOver === isOver).flatMap(({ objects }) => objects);
      return { area: page.area ?? area, objects: [...of(false), ...page.objects, ...of(true)] };
    });
  });
}
