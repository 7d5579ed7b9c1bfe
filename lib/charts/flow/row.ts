import type { ViewRow } from '../../model/view.ts';
import type { Flow, FlowNode } from '../../query/flow.ts';
import type { FlowContext } from './option.ts';

/** A step of the way of applications as a cell, for what speaks of cells; `code` names it. */
export function nodeRow(
  code: string,
  node: FlowNode,
  flow: Flow,
  { agencyId, agency, year }: Pick<FlowContext, 'agencyId' | 'agency' | 'year'>,
): ViewRow {
  return {
    agency_id: agencyId,
    agency,
    year,
    code,
    value: node.value,
    printed: node.value,
    base: null,
    status: node.status,
    qualifier: 'exact',
    doubt: node.doubt,
    ...(node.edited ? { edited: true } : {}),
    parts: Math.max(1, node.evidenceIds.length),
    evidence_id: node.evidenceIds[0] ?? null,
    report_id: flow.reportId,
    template: flow.template,
    completeness: flow.completeness,
    against: null,
    against_status: null,
  };
}
