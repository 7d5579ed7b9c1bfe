import { type Flow, toFlow } from '../../../lib/query/flow.ts';
import { flowMetrics } from '../../../lib/query/flow-shape.ts';
import type { FlowRow } from '../../../lib/query/flow-sql.ts';
import { dictionary } from '../../query/world.ts';

type Figures = Readonly<Record<string, number | Partial<FlowRow>>>;

/** The flow of a synthetic report that prints these figures; other rows of table 3 print 0, subtotals nothing. */
export function flowOf(template: FlowRow['template'], figures: Figures, rest: number | null = 0): Flow {
  const rows = flowMetrics.map((metric_id): FlowRow => {
    const given = figures[metric_id] ?? (/_total$/.test(metric_id) ? null : rest);
    const value = typeof given === 'object' ? (given?.value ?? null) : given;
    return {
      metric_id,
      value,
      status: value === null ? null : value === 0 ? 'zero_stated' : 'reported',
      qualifier: 'exact',
      doubt: false,
      edited: false,
      evidence_id: value === null ? null : `e-${metric_id}`,
      report_id: '900100-kj-2022',
      template,
      completeness: 'full',
      ...(typeof given === 'object' ? given : {}),
    };
  });
  const flow = toFlow(rows, dictionary);
  if (flow === null) throw new Error('no flow');
  return flow;
}

const balanced: Figures = {
  req_received: 412,
  req_carried_in: 18,
  req_granted: 203,
  req_partially_granted: 31,
  req_refused_state_secret: 2,
  req_refused_third_party: 14,
  req_refused_process_info: 9,
  req_refused_enforcement_file: 21,
  req_unable_not_held: 86,
  req_unable_unclear: 7,
  req_rejected_petition: 12,
  req_rejected_repeat: 3,
  req_other_no_correction: 11,
  req_other_misc: 6,
  req_outcome_total: 405,
  req_carried_out: 25,
};

/** The reports every picture of a flow is tested with. */
export const flows: Readonly<Record<string, Flow>> = {
  balanced: flowOf('format_2021', balanced),
  unbalanced: flowOf('format_2021', {
    ...balanced,
    req_outcome_total: 421,
    req_granted: { value: 203, doubt: true },
  }),
  blank: flowOf('format_2019', {
    req_received: 9,
    req_carried_in: { status: 'blank' },
    req_granted: 5,
    req_partially_granted: 1,
    req_refused_third_party: { status: 'blank' },
    req_refused_total: 3,
    req_outcome_total: { status: 'blank' },
    req_carried_out: { status: 'not_applicable' },
  }),
  empty: flowOf('format_2021', {}, null),
  early: flowOf('stat_2014', {}, null),
};
