import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { AtlasError } from '../../model/error.ts';

/** An element of a parsed page. */
export type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/** Elements inside one another beyond this are no report; the parser's time grows with this depth. */
const maxDepth = 600;
/** Elements beyond this are no report: a page as saved has some thousands. */
const maxElements = 100_000;

/** Refuses a page that goes beyond a limit. */
export function refuse(source: string, what: string, limit: number): never {
  throw new AtlasError('too_complex', `read: ${source} has more than ${limit} ${what}`, { source, limit });
}

/** The parser's tree builder with limits, so that a hostile page is refused while it is being parsed. */
function boundedAdapter(source: string): typeof defaultTreeAdapter {
  let elements = 0;
  let depth = 0;
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      if (++elements > maxElements) refuse(source, 'elements', maxElements);
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
    onItemPush() {
      if (++depth > maxDepth) refuse(source, 'elements inside one another', maxDepth);
    },
    onItemPop() {
      depth--;
    },
  };
}

/** Whether a node is an element. */
export function isElement(node: ChildNode): node is Element {
  return 'tagName' in node;
}

/** Whether a node is text. */
export function isText(node: ChildNode): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

/** Whether an element sets its words above the line. */
export function isRaised(element: Element): boolean {
  return element.tagName === 'sup' || /vertical-align\s*:\s*super/i.test(attribute(element, 'style'));
}

/** An attribute's value; '' where it is not set. */
export function attribute(element: Element, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value ?? '';
}

/** The element a node stands in; null at the top. */
export function parentOf(element: Element): Element | null {
  const parent = element.parentNode;
  return parent !== null && 'tagName' in parent ? parent : null;
}

const unseen = new Set(
  'head script style noscript template title meta link input select option button textarea iframe object embed svg math canvas audio video map rp rt del s strike'.split(
    ' ',
  ),
);
const hiddenStyle =
  /display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment|text-decoration(?:-line)?\s*:[^;]*line-through/i;

/** Whether an element shows nothing on the page: scripts, form fields, hidden parts, words deleted or struck out. */
export function isHidden(element: Element): boolean {
  if (unseen.has(element.tagName)) return true;
  return element.attrs.some(({ name, value }) => name === 'hidden' || (name === 'style' && hiddenStyle.test(value)));
}

/** Makes everything under an element visible that only a style or an attribute hides. */
export function reveal(element: Element): void {
  element.attrs = element.attrs.filter(({ name }) => name !== 'hidden' && name !== 'style');
  for (const node of element.childNodes) if (isElement(node)) reveal(node);
}

/** Whether an element leads to another page. */
export function isLink(element: Element): boolean {
  return element.tagName === 'a' && attribute(element, 'href') !== '';
}

/** First element of a name among some nodes and what they hold. */
function findElement(nodes: readonly ChildNode[], name: string): Element | null {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const found = node.tagName === name ? node : findElement(node.childNodes, name);
    if (found !== null) return found;
  }
  return null;
}

const shownTypes = /^(?:text|number)?$/i;
const fieldNumber = /^\s*[+-]?[0-9０-９][0-9０-９,，.．]{0,14}\s*$/;

/** The number a form field shows; null where it shows anything else. */
function fieldNumberOf(field: Element): string | null {
  if (hiddenStyle.test(attribute(field, 'style'))) return null;
  const isInput = field.tagName === 'input' && shownTypes.test(attribute(field, 'type'));
  const shown = isInput ? attribute(field, 'value') : field.tagName === 'textarea' ? textOf(field) : '';
  return fieldNumber.test(shown) ? shown : null;
}

/** Makes text of the numbers in form fields of table cells: a form filled in on a page shows its figures so. */
function showFigures(element: Element, isInCell: boolean): void {
  for (const [i, node] of element.childNodes.entries()) {
    if (!isElement(node)) continue;
    const value = isInCell ? fieldNumberOf(node) : null;
    if (value === null) showFigures(node, isInCell || /^t[dh]$/.test(node.tagName));
    else element.childNodes[i] = { nodeName: '#text', value, parentNode: element };
  }
}

/** A parsed page: what it shows, and what it calls itself. */
export interface Page {
  readonly body: Element | null;
  /** Names the page gives itself in its head: `meta` ArticleTitle first, then `title`. */
  readonly names: readonly string[];
}

/** The text right within an element. */
function textOf(element: Element): string {
  return element.childNodes.map((child) => (isText(child) ? child.value : '')).join('');
}

function namesOf(head: Element | null): string[] {
  const names: string[] = [];
  for (const node of head?.childNodes ?? []) {
    if (!isElement(node)) continue;
    if (node.tagName === 'meta' && /^articletitle$/i.test(attribute(node, 'name'))) {
      names.unshift(attribute(node, 'content'));
    }
    if (node.tagName === 'title') names.push(textOf(node));
  }
  return names;
}

/** Parses a page. Throws `too_complex` for nesting or sizes no report has. */
export function parsePage(source: string, html: string): Page {
  const { childNodes } = parse(html, { treeAdapter: boundedAdapter(source) });
  const root = findElement(childNodes, 'html');
  const children = root?.childNodes ?? [];
  const body = findElement(children, 'body') ?? findElement(children, 'frameset');
  if (body !== null) showFigures(body, false);
  return {
    body,
    names: namesOf(findElement(children, 'head')),
  };
}
