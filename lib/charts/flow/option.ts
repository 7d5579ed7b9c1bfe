import type { Language } from '../../model/language.ts';
import type { Flow, FlowNode } from '../../query/flow.ts';
import type { ChartModel } from '../chart-model.ts';
import { outcomeColours } from '../colour.ts';
import { baseOption, chartFont, chartFontSize, hatching } from '../style.ts';
import type { Colours } from '../theme.ts';
import {
  absentSide,
  lineHeight,
  nodeWidth,
  type PlacedLink,
  type PlacedNode,
  placePanel,
  scaleOf,
  stepOfItem,
} from './layout.ts';
import { absentNode, flowMarks } from './marks.ts';
import { panelsOf } from './panels.ts';
import { nodeWords } from './words.ts';

/** Whose flow is drawn, and how. `width` in CSS pixels; colours of the light theme: the picture is themed afterwards. */
export interface FlowContext {
  readonly agencyId: string;
  readonly agency: string;
  readonly year: number;
  readonly language: Language;
  readonly width: number;
  readonly colours: Colours;
}

const panelGap = 22;

/** One drawn element: its shape, its fill, its words. */
interface Shape {
  readonly path: string;
  readonly style: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/**
 * The way of one agency's applications: from what came in to how it ended and what is left, every stream as wide as its
 * figure. Where a report does not balance the difference is a hatched stream of its own; a figure the report does not have is
 * a hatched square with the reason, never a stream of width 0. The way is laid out here and drawn as ECharts custom series:
 * its Sankey series gives a node and a stream the same address and cannot hatch a stream.
 */
export function drawFlow(flow: Flow, context: FlowContext): ChartModel {
  const shown = withAbsences(flow);
  const scale = scaleOf(shown);
  const words = (node: FlowNode) => nodeWords(node, shown, context);
  let height = 0;
  const nodes: PlacedNode[] = [];
  const links: PlacedLink[] = [];
  for (const panel of panelsOf(shown, context.width, words)) {
    const top = height === 0 ? 0 : height + panelGap;
    const placed = placePanel(panel, shown, scale);
    nodes.push(...placed.nodes.map((each) => ({ ...each, y: each.y + top })));
    links.push(...placed.links.map((each) => lowered(each, top)));
    height = top + placed.height;
  }
  // In a narrow picture the second panel begins with a node of the first: it is drawn again and marked once.
  const isFirst = ({ node }: PlacedNode, index: number) =>
    nodes.findIndex((each) => each.node.id === node.id) === index;
  const marked = nodes.filter(isFirst);
  const again = nodes.filter((each, index) => !isFirst(each, index));
  const shapeOf = (each: PlacedNode) => nodeShape(each, nodeWords(each.node, shown, context, each.room), context);
  const option = {
    ...baseOption(context.colours),
    // Streams below, nodes above; what is drawn a second time in a narrow picture is no mark.
    series: [
      shapes(links.map((each) => linkShape(each, shown, context))),
      shapes(marked.map(shapeOf)),
      { ...shapes(again.map(shapeOf)), silent: true },
    ],
  };
  return {
    option,
    width: context.width,
    height: Math.max(lineHeight, height),
    marks: flowMarks(marked, links, shown, context),
  };
}

/** The flow with a node for every figure the report does not have, also where a sum stands in for it. */
function withAbsences(flow: Flow): Flow {
  const drawn = new Set(flow.nodes.filter(({ value }) => value === null).map(({ name }) => name.zh));
  const missing = flow.absences.filter(({ name }) => !drawn.has(name.zh));
  return { ...flow, nodes: [...flow.nodes, ...missing.map(absentNode)] };
}

const lowered = (each: PlacedLink, by: number): PlacedLink => ({
  ...each,
  from: { ...each.from, y: each.from.y + by },
  to: { ...each.to, y: each.to.y + by },
});

/** A custom series of paths in pixels. */
function shapes(list: readonly Shape[]): Record<string, unknown> {
  return {
    type: 'custom',
    coordinateSystem: 'none',
    data: list.map((_, index) => index),
    renderItem: ({ dataIndex }: { readonly dataIndex: number }) => {
      const shape = list[dataIndex];
      if (shape === undefined) return null;
      const { path, style, text } = shape;
      if (text === '') return { type: 'path', shape: { pathData: path }, style };
      return {
        type: 'path',
        shape: { pathData: path },
        style,
        textContent: { type: 'text', style: textStyle(text, style) },
        textConfig: { position: 'right', distance: 5 },
      };
    },
  };
}

function textStyle(text: string, { textFill, halo }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { text, fill: textFill, stroke: halo, lineWidth: 3, fontSize: chartFontSize, fontFamily: chartFont };
}

const round = (value: number) => Math.round(value * 10) / 10;

function linkShape({ link, from, to, thickness }: PlacedLink, flow: Flow, { colours }: FlowContext): Shape {
  const middle = (from.x + to.x) / 2;
  const [top, bottom] = [
    `M${round(from.x)} ${round(from.y)}C${round(middle)} ${round(from.y)} ${round(middle)} ${round(to.y)} ${round(to.x)} ${round(to.y)}`,
    `L${round(to.x)} ${round(to.y + thickness)}C${round(middle)} ${round(to.y + thickness)} ${round(middle)} ${round(from.y + thickness)} ${round(from.x)} ${round(from.y + thickness)}Z`,
  ];
  const end = flow.nodes.find(({ id }) => id === link.target);
  const style =
    link.kind === 'gap'
      ? gapStyle(
          flow.gaps.some(
            ({ node, reason }) => reason === 'unbalanced' && (node === link.source || node === link.target),
          ),
          colours,
        )
      : { fill: colourOf(end, colours), opacity: 0.3, stroke: colours.card, lineWidth: 0 };
  return { path: `${top}${bottom}`, style, text: '' };
}

function nodeShape({ node, x, y, height }: PlacedNode, words: string, { colours }: FlowContext): Shape {
  const side = node.value === null ? absentSide : nodeWidth;
  const path = `M${round(x)} ${round(y)}h${side}v${round(height)}h${-side}Z`;
  const colour = colourOf(node, colours);
  return {
    path,
    style: {
      ...nodeStyle(node, colour, colours),
      textFill: node.value === null ? colours['ink-2'] : colours.ink,
      halo: colours.card,
    },
    text: words,
  };
}

function nodeStyle(node: FlowNode, colour: string, colours: Colours): Record<string, unknown> {
  if (node.kind === 'gap') return gapStyle(node.doubt, colours);
  const frame = node.edited ? { stroke: colours.ink, lineWidth: 2 } : {};
  if (node.value === null) {
    const { color, borderColor, borderWidth, decal } = hatching(node.status, colours);
    return { fill: color, stroke: borderColor, lineWidth: borderWidth, decal, ...frame };
  }
  return node.doubt
    ? { fill: colours.card, stroke: colour, lineWidth: 1.5, ...frame }
    : { fill: colour, stroke: colour, lineWidth: 0, ...frame };
}

/** A difference: hatched, in the colour of a broken rule where the printed figures disagree. */
function gapStyle(broken: boolean, colours: Colours): Record<string, unknown> {
  const colour = colours[broken ? 'accent' : 'ink-3'];
  const decal = { symbol: 'rect', symbolSize: 1, color: colour, dashArrayX: [1, 0], dashArrayY: [1, 4] };
  return { fill: colours.card, stroke: colour, lineWidth: 1, decal: { ...decal, rotation: -Math.PI / 4 } };
}

/** Outcomes by kind, their rows like them; what comes in and what is left in slate. */
function colourOf(node: FlowNode | undefined, colours: Colours): string {
  const id = node?.id ?? '';
  return colours[outcomeColours.get(stepOfItem.get(id) ?? id) ?? 'series-6'];
}
