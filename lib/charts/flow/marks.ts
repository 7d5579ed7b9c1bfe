import type { Flow, FlowAbsence, FlowLink, FlowNode } from '../../query/flow.ts';
import type { ChartMark } from '../chart-model.ts';
import { lineHeight, type PlacedLink, type PlacedNode } from './layout.ts';
import type { FlowContext } from './option.ts';
import { nodeRow } from './row.ts';
import { linkLabel, nodeFigure, nodeLabel, nodeNotes } from './words.ts';

/** Series of the option: streams below, nodes above. */
const seriesOf = { links: 0, nodes: 1 } as const;

/**
 * The marks of a drawn flow, in reading order: every node and every stream. A node's code is its id, a stream's
 * `source-target`.
 */
export function flowMarks(
  nodes: readonly PlacedNode[],
  links: readonly PlacedLink[],
  flow: Flow,
  context: FlowContext,
): ChartMark[] {
  return inReadingOrder([
    ...nodes.map((each, index) => nodeMark(each, index, flow, context)),
    ...links.map((each, index) => linkMark(each, index, flow, context)),
  ]);
}

/** The node of a figure the report does not have. */
export function absentNode({ metric, name, status }: FlowAbsence): FlowNode {
  return { id: metric, kind: 'in', name, value: null, status, doubt: false, edited: false, evidenceIds: [] };
}

type FlowMark = Omit<ChartMark, 'line' | 'at'> & { readonly x: number; readonly y: number };

function nodeMark({ node, x, y, height }: PlacedNode, index: number, flow: Flow, context: FlowContext): FlowMark {
  return {
    series: seriesOf.nodes,
    index,
    x,
    y: y + height / 2,
    row: nodeRow(node.id, node, flow, context),
    label: nodeLabel(node, flow, context),
    figure: nodeFigure(node, context),
    notes: nodeNotes(node, context),
  };
}

function linkMark(placed: PlacedLink, index: number, flow: Flow, context: FlowContext): FlowMark {
  const { link, from, to, thickness } = placed;
  const node = printedEnd(link, flow);
  return {
    series: seriesOf.links,
    index,
    x: (from.x + to.x) / 2,
    y: (from.y + to.y + thickness) / 2,
    row: nodeRow(`${link.source}-${link.target}`, { ...node, value: link.value }, flow, context),
    label: linkLabel(link, flow, context),
    figure: nodeFigure({ ...node, value: link.value }, context),
    notes: [],
  };
}

/** The figure a stream is as wide as. */
function printedEnd({ source, target }: FlowLink, { nodes }: Flow): FlowNode {
  const end = target === 'intake' || source.startsWith('gap_') ? source : target;
  return (
    nodes.find(({ id }) => id === end) ?? absentNode({ metric: end, name: { zh: end, en: end }, status: 'derived' })
  );
}

/** Lines from the top, places from the left; two marks in one place stand beside each other. */
function inReadingOrder(marks: readonly FlowMark[]): ChartMark[] {
  const ordered = marks
    .map(({ x, y, ...mark }) => ({ mark, line: Math.floor(y / lineHeight), x }))
    .toSorted((a, b) => a.line - b.line || a.x - b.x);
  let at = -1;
  let line = -1;
  return ordered.map((each) => {
    at = each.line === line ? Math.max(at + 1, Math.round(each.x)) : Math.round(each.x);
    line = each.line;
    return { ...each.mark, line, at };
  });
}
