import { type Element, isElement, isHidden, isLink, isText, refuse } from './tree.ts';

/** What an element shows, itself and everything in it. */
export interface Measure {
  /** Characters without spaces. */
  readonly characters: number;
  /** Those of them in links. */
  readonly linked: number;
  /** Tables of several filled cells among its descendants (itself not counted). */
  readonly innerTables: number;
}

/** The measures of all elements of a page that show something; hidden ones are not in it. */
export type Measures = ReadonlyMap<Element, Measure>;

/** Tables inside one another beyond this are no report. */
const maxTableDepth = 100;
/** Elements inside one another beyond this: misnested marks can make the tree deeper than the parser's own limit. */
const maxTreeDepth = 1500;
/** Characters of text beyond this are no report: the longest have some tens of thousands. */
const maxTextLength = 1_000_000;

/** The rows of a table as lists of cells, without those of tables inside it. */
export function rowsOf(table: Element): Element[][] {
  const sections = table.childNodes.filter(isElement);
  const rows = sections.flatMap((section) =>
    section.tagName === 'tr' ? [section] : section.childNodes.filter(isElement),
  );
  return rows
    .filter((row) => row.tagName === 'tr' && !isHidden(row))
    .map((row) => row.childNodes.filter(isElement).filter((cell) => /^t[dh]$/.test(cell.tagName) && !isHidden(cell)));
}

function isGrid(table: Element, measures: Measures): boolean {
  let filled = 0;
  for (const cell of rowsOf(table).flat()) if ((measures.get(cell)?.characters ?? 0) > 0) filled++;
  return filled >= 2;
}

/** Where an element stands. */
interface Position {
  readonly linked: boolean;
  /** Tables around it, and elements around it. */
  readonly tables: number;
  readonly depth: number;
}

class Measurer {
  readonly measures = new Map<Element, Measure>();
  private length = 0;

  constructor(private readonly source: string) {}

  measure(element: Element, { linked, tables, depth }: Position): Measure {
    if (tables > maxTableDepth) refuse(this.source, 'tables inside one another', maxTableDepth);
    if (depth > maxTreeDepth) refuse(this.source, 'elements inside one another', maxTreeDepth);
    const sum = { characters: 0, linked: 0, innerTables: 0 };
    for (const node of element.childNodes) {
      if (isText(node)) {
        const characters = this.lengthOf(node.value);
        sum.characters += characters;
        sum.linked += linked ? characters : 0;
      } else if (isElement(node) && !isHidden(node)) {
        const isTable = node.tagName === 'table';
        const position = { linked: linked || isLink(node), tables: tables + Number(isTable), depth: depth + 1 };
        const inner = this.measure(node, position);
        sum.characters += inner.characters;
        sum.linked += inner.linked;
        sum.innerTables += inner.innerTables + Number(isTable && isGrid(node, this.measures));
      }
    }
    this.measures.set(element, sum);
    return sum;
  }

  private lengthOf(text: string): number {
    this.length += text.length;
    if (this.length > maxTextLength) refuse(this.source, 'characters of text', maxTextLength);
    return text.replace(/[\s\u200b\ufeff]+/g, '').length;
  }
}

/**
 * Measures everything under an element, in one pass. Throws `too_complex` for tables nested too deep and texts of a
 * length no report has.
 */
export function measurePage(source: string, body: Element): Measures {
  const measurer = new Measurer(source);
  measurer.measure(body, { linked: false, tables: 0, depth: 0 });
  return measurer.measures;
}
