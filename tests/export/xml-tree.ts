import { SaxesParser } from 'saxes';

/** An element: its name with prefix, attributes, children in order; text among them as strings. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Node | string)[];
}

/** The tree of a well-formed document; throws with the place where it is not. */
export function parseXml(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] };
  const open: Node[] = [root];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root;
}

/** Every element of a name below a node, in document order. */
export function all(node: Node, name: string): Node[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

/** The children of a name. */
export function inside(node: Node | undefined, name: string): Node[] {
  return (node?.children ?? []).flatMap((child) => (typeof child !== 'string' && child.name === name ? [child] : []));
}

/** The element at the end of a way of names; undefined where there is none. */
export function at(node: Node | undefined, ...way: readonly string[]): Node | undefined {
  return way.reduce<Node | undefined>((here, name) => inside(here, name)[0], node);
}

/** All text below a node. */
export function textOf(node: Node | undefined): string {
  return (node?.children ?? []).map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
