import type { Flow, FlowNode } from '../../query/flow.ts';
import { outcomeSteps } from '../../query/flow-shape.ts';
import { textWidth } from '../measure.ts';
import { chartFontSize } from '../style.ts';
import { nodeWidth, type Panel, stepOfItem } from './layout.ts';

/** Narrower pictures are drawn in two parts, one below the other. */
export const wideEnough = 640;

/**
 * The columns of a flow: what comes in, what was to be handled, what was concluded, how it ended, on which grounds. In a
 * narrow picture two panels, the second beginning again with what was concluded. Where nothing flows, a narrow one is a list.
 */
export function panelsOf(flow: Flow, width: number, words: (node: FlowNode) => string): readonly Panel[] {
  const wide = width >= wideEnough;
  if (!wide && flow.links.length === 0) return [{ columns: [flow.nodes], lefts: [0], width }];
  const columns: FlowNode[][] = [[], [], [], [], []];
  for (const node of flow.nodes) columns[columnOf(node, flow, wide)]?.push(node);
  for (const column of columns) column.sort((a, b) => placeOf(a, flow) - placeOf(b, flow));
  const [first = [], hub = [], concluded = [], outcomes = [], items = []] = columns;
  const parts = wide
    ? [[first, hub, concluded, outcomes, items]]
    : [
        [first, hub, concluded],
        [concluded.filter(({ id }) => id === 'concluded' || intoStep(id, flow)), outcomes, items],
      ];
  if (!wide)
    parts[0]?.splice(
      2,
      1,
      concluded.filter(({ id }) => !intoStep(id, flow)),
    );
  return parts.map((part) => ({ columns: part, lefts: leftsOf(part, width, words), width }));
}

function columnOf(node: FlowNode, flow: Flow, wide: boolean): number {
  switch (node.kind) {
    case 'in':
      return 0;
    case 'intake':
      return 1;
    case 'concluded':
      return 2;
    case 'left':
      return wide ? 3 : 2;
    case 'outcome':
      return 3;
    case 'item':
      return 4;
    case 'gap':
      return gapColumn(node, flow, wide);
  }
}

/** A gap stands where the missing stream would come from or lead to. */
function gapColumn({ id }: FlowNode, { links, nodes }: Flow, wide: boolean): number {
  const link = links.find(({ source, target }) => source === id || target === id);
  const other = link?.source === id ? link.target : link?.source;
  const hub = { intake: 1, concluded: 2 }[other ?? ''] ?? 3;
  if (link?.source === id) return hub - 1;
  const ends = other === 'intake' && wide && nodes.length > 0;
  return ends ? 3 : hub + 1;
}

/** Rows by their group, what is missing of a group after its rows, what is left to next year last. */
function placeOf(node: FlowNode, { links }: Flow): number {
  if (node.kind === 'left') return 100;
  if (node.kind === 'gap') {
    const source = links.find(({ target }) => target === node.id)?.source ?? '';
    if (source === 'intake') return 101;
    const step = outcomeSteps.findIndex(({ code }) => code === source);
    return step < 0 ? 99 : step + 0.5;
  }
  return outcomeSteps.findIndex(({ code }) => code === (stepOfItem.get(node.id) ?? node.id));
}

function intoStep(id: string, { links }: Flow): boolean {
  const target = links.find(({ source }) => source === id)?.target;
  return id.startsWith('gap_in_') && target !== 'intake' && target !== 'concluded';
}

/** Room for the words of the last column, the rest shared among the others by how long their words are. */
function leftsOf(
  columns: readonly (readonly FlowNode[])[],
  width: number,
  words: (node: FlowNode) => string,
): readonly number[] {
  const widest = columns.map((nodes) =>
    Math.max(40, ...nodes.map((node) => textWidth(words(node), chartFontSize) + 6)),
  );
  const end = Math.min(widest.at(-1) ?? 0, width * 0.45);
  const space = Math.max(0, width - end - nodeWidth);
  const total = widest.slice(0, -1).reduce((sum, each) => sum + each, 0);
  let x = 0;
  return widest.map((each) => {
    const left = x;
    x += (each / Math.max(1, total)) * space;
    return Math.round(left);
  });
}
