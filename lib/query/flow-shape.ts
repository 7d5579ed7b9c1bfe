import type { TemplateId } from '../model/template.ts';

/** One place on the way of applications: a printed row of table 3, or a group of rows with the printed figure of the whole. */
export interface FlowStep {
  /** A code of the breakdown `part`, which also names it. */
  readonly code: string;
  /** The row that prints this figure; of a group a subtotal that only the text may tell. */
  readonly printed: string;
  /** The rows it is split into; none for a row of its own. */
  readonly items: readonly FlowItem[];
}

/** One row of a group. */
export interface FlowItem {
  readonly code: string;
  readonly metric: string;
}

const item = (code: string, metric: string): FlowItem => ({ code, metric });

/** What comes in. */
export const inflow: readonly FlowItem[] = [item('received', 'req_received'), item('carried_in', 'req_carried_in')];

/** The printed total of what was concluded. */
export const concludedMetric = 'req_outcome_total';

/** What is left at the end of the year. */
export const leftOver: FlowItem = item('carried_out', 'req_carried_out');

/** How applications ended, in the order of table 3. */
export const outcomeSteps: readonly FlowStep[] = [
  { code: 'granted', printed: 'req_granted', items: [] },
  { code: 'partly_granted', printed: 'req_partially_granted', items: [] },
  {
    code: 'refused',
    printed: 'req_refused_total',
    items: [
      item('state_secret', 'req_refused_state_secret'),
      item('law_prohibited', 'req_refused_law_prohibited'),
      item('safety_stability', 'req_refused_safety_stability'),
      item('third_party', 'req_refused_third_party'),
      item('internal_affairs', 'req_refused_internal_affairs'),
      item('process_info', 'req_refused_process_info'),
      item('enforcement_file', 'req_refused_enforcement_file'),
      item('admin_inquiry', 'req_refused_admin_inquiry'),
    ],
  },
  {
    code: 'unable',
    printed: 'req_unable_total',
    items: [
      item('not_held', 'req_unable_not_held'),
      item('needs_creation', 'req_unable_needs_creation'),
      item('unclear', 'req_unable_unclear'),
    ],
  },
  {
    code: 'not_processed',
    printed: 'req_rejected_total',
    items: [
      item('petition', 'req_rejected_petition'),
      item('repeat', 'req_rejected_repeat'),
      item('publication', 'req_rejected_publication'),
      item('excessive', 'req_rejected_excessive'),
      item('reconfirm', 'req_rejected_reconfirm'),
    ],
  },
  {
    code: 'other_handling',
    printed: 'req_other_total',
    items: [
      item('no_correction', 'req_other_no_correction'),
      item('fee_unpaid', 'req_other_fee_unpaid'),
      item('misc', 'req_other_misc'),
    ],
  },
];

/** Every row of the form the way of applications is drawn from, in the form's order. */
export const flowMetrics: readonly string[] = [
  ...inflow.map(({ metric }) => metric),
  ...outcomeSteps.flatMap(({ printed, items }) => [...items.map(({ metric }) => metric), printed]),
  concludedMetric,
  leftOver.metric,
];

/** The forms that print both sides of the balance. */
export const flowForms: readonly TemplateId[] = ['format_2019', 'format_2021'];

/** The items of a step on a form: until 2021 other handling was one row. */
export function itemsOn({ code, items }: FlowStep, form: TemplateId): readonly FlowItem[] {
  return code === 'other_handling' && form === 'format_2019' ? [] : items;
}
