import type { Dictionary } from '../../../lib/model/metric.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import type { Flow, FlowNode } from '../../../lib/query/flow.ts';
import { defaultView } from '../../../lib/query/view-url.ts';

/** Marks of several figures share the address's `#`: how those of a flow begin. */
export const flowPrefix = 'flow!';

/** The node a mark of the picture speaks of: its own, or the one whose figure the stream is as wide as. */
export function nodeOfMark(code: string, { nodes }: Flow): FlowNode | undefined {
  const [source = '', target] = code.split('-');
  const id = target === undefined || target === 'intake' || source.startsWith('gap_') ? source : target;
  return nodes.find((node) => node.id === id);
}

/**
 * The View and cell of one node's figure: a part of the composition that has it, or the whole of what was to be handled.
 * Null for a difference, which is no figure of the report.
 */
export function nodeCell(
  node: FlowNode,
  row: ViewRow,
  dictionary: Dictionary,
): { readonly view: View; readonly row: ViewRow } | null {
  const one = {
    ...defaultView,
    agencies: [row.agency_id],
    years: { from: row.year, to: row.year },
    chart: 'bar' as const,
  };
  const figure = { ...row, value: node.value, printed: node.value, status: node.status };
  if (node.kind === 'intake') return { view: { ...one, metric: 'intake' }, row: { ...figure, code: null } };
  const whole = [...dictionary.indicators.values()].find(({ composition }) =>
    composition?.parts.some(({ code }) => code === node.id),
  );
  if (whole === undefined) return null;
  return { view: { ...one, metric: whole.id, by: 'part' }, row: { ...figure, code: node.id } };
}
