import type { Flow, FlowLink, FlowNode } from '../../query/flow.ts';
import { outcomeSteps } from '../../query/flow-shape.ts';

/** Height of the words beside a node, in CSS pixels: no two nodes of a column are nearer. */
export const lineHeight = 18;
/** Width of a node, in CSS pixels. */
export const nodeWidth = 10;
/** Height of the most applications there are in one column. */
const fullHeight = 210;
const groupGap = 8;
const wordGap = 4;
const leastThickness = 1;
/** Side of the square that stands for a figure the report does not have. */
export const absentSide = 11;

/** A node in its place; `y` and `height` are of its bar. */
export interface PlacedNode {
  readonly node: FlowNode;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Room for its words before the next column, in CSS pixels. */
  readonly room: number;
}

/** A stream in its place: from the right edge of its source to the left edge of its target, `thickness` high all the way. */
export interface PlacedLink {
  readonly link: FlowLink;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly thickness: number;
}

/** A part of the way side by side. */
export interface Panel {
  readonly columns: readonly (readonly FlowNode[])[];
  /** Left edge of each column, in CSS pixels. */
  readonly lefts: readonly number[];
  readonly width: number;
}

/** A panel laid out from its own top. */
export interface PlacedPanel {
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
  readonly height: number;
}

/** Pixels for one application, alike in every panel of a flow. */
export function scaleOf({ nodes }: Flow): number {
  const most = Math.max(1, ...nodes.map(({ value }) => value ?? 0));
  return fullHeight / most;
}

/**
 * Nodes stacked in the order of the form, each beside the middle of what follows from it, never over the one before; streams
 * leave and enter in the order of the nodes they join.
 */
export function placePanel({ columns, lefts, width }: Panel, { links }: Flow, scale: number): PlacedPanel {
  const heights = new Map(columns.flat().map((node) => [node.id, heightOf(node, scale)]));
  const tops = placeTops(columns, links, heights);
  const nodes = columns.flatMap((members, column) =>
    members.map((node): PlacedNode => {
      const height = heights.get(node.id) ?? 0;
      const slack = Math.max(0, lineHeight - height) / 2;
      const x = lefts[column] ?? 0;
      const room = (lefts[column + 1] ?? width + wordGap) - x - nodeWidth - 2 * wordGap;
      return { node, x, y: (tops.get(node.id) ?? 0) + slack, height, room };
    }),
  );
  const bottoms = nodes.map(({ y, height }) => y + height + Math.max(0, lineHeight - height) / 2);
  return { nodes, links: placeLinks(links, nodes, scale), height: Math.ceil(Math.max(0, ...bottoms)) };
}

function heightOf({ value }: FlowNode, scale: number): number {
  if (value === null) return absentSide;
  return Math.max(value > 0 ? leastThickness : 0.5, value * scale);
}

/** The last two columns together, then each one before beside what follows from it. */
function placeTops(
  columns: readonly (readonly FlowNode[])[],
  links: readonly FlowLink[],
  heights: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const tops = new Map<string, number>();
  const slot = ({ id }: FlowNode) => Math.max(lineHeight, heights.get(id) ?? 0);
  const stack = (members: readonly FlowNode[], wanted: (node: FlowNode) => number | null) => {
    let end = 0;
    members.forEach((node, index) => {
      const wish = wanted(node);
      const top = Math.max(end, wish === null ? 0 : wish - slot(node) / 2);
      tops.set(node.id, top);
      const together = node.kind === 'item' && parentOf(members[index + 1], links) === parentOf(node, links);
      end = top + slot(node) + (together ? 0 : groupGap);
    });
  };
  const middle = (members: readonly FlowNode[]) => {
    const centres = members.map((node) => (tops.get(node.id) ?? 0) + slot(node) / 2);
    return centres.length === 0 ? null : (Math.min(...centres) + Math.max(...centres)) / 2;
  };
  const [last, inner] = [columns.at(-1) ?? [], columns.at(-2) ?? []];
  stack(inner, () => null);
  stack(last, (node) => blockWish(node, last, inner, links, { tops, slot }));
  for (let column = columns.length - 2; column >= 0; column--) {
    const right = columns[column + 1] ?? [];
    stack(columns[column] ?? [], ({ id }) => middle(right.filter((node) => parentOf(node, links) === id)));
  }
  return tops;
}

/** Where the middle of a node of the last column should be, so that its block stands beside the node it comes from. */
function blockWish(
  node: FlowNode,
  last: readonly FlowNode[],
  inner: readonly FlowNode[],
  links: readonly FlowLink[],
  { tops, slot }: { readonly tops: ReadonlyMap<string, number>; readonly slot: (node: FlowNode) => number },
): number | null {
  const at = inner.findIndex(({ id }) => id === parentOf(node, links));
  const parent = inner[at];
  if (parent === undefined) return null;
  const bottom = (each: FlowNode | undefined) => (each === undefined ? 0 : (tops.get(each.id) ?? 0) + slot(each));
  const block = last.filter((each) => parentOf(each, links) === parent.id);
  const height = block.reduce((sum, each) => sum + slot(each), 0);
  const before = block.slice(0, block.indexOf(node)).reduce((sum, each) => sum + slot(each), 0);
  // Words right of a node that leads nowhere stay free.
  const top = Math.max(bottom(parent) - slot(parent) / 2 - height / 2, bottom(inner[at - 1]));
  return top + before + slot(node) / 2;
}

/** The group of each row that has one. */
export const stepOfItem: ReadonlyMap<string, string> = new Map(
  outcomeSteps.flatMap(({ code, items }) => items.map((item) => [item.code, code] as const)),
);

/** The node one comes from; a row of a group from its group, also where it is 0 or missing. */
function parentOf(node: FlowNode | undefined, links: readonly FlowLink[]): string | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'item') return stepOfItem.get(node.id);
  return links.find(({ target }) => target === node.id)?.source;
}

function placeLinks(links: readonly FlowLink[], nodes: readonly PlacedNode[], scale: number): PlacedLink[] {
  const placed = new Map(nodes.map((each) => [each.node.id, each]));
  const order = new Map(nodes.map(({ node }, index) => [node.id, index]));
  const used = { out: new Map<string, number>(), into: new Map<string, number>() };
  const take = (side: keyof typeof used, { node, y }: PlacedNode, thickness: number) => {
    const before = used[side].get(node.id) ?? 0;
    used[side].set(node.id, before + thickness);
    return y + before;
  };
  const rank = ({ source, target }: FlowLink) => (order.get(source) ?? 0) * nodes.length + (order.get(target) ?? 0);
  return links
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((link) => {
      const [source, target] = [placed.get(link.source), placed.get(link.target)];
      if (source === undefined || target === undefined) return [];
      const thickness = Math.max(leastThickness, link.value * scale);
      return [
        {
          link,
          from: { x: source.x + nodeWidth, y: take('out', source, thickness) },
          to: { x: target.x, y: take('into', target, thickness) },
          thickness,
        },
      ];
    });
}
