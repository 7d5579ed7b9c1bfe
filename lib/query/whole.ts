import { type Dictionary, type Metric, viewMetric } from '../model/metric.ts';
import type { View } from '../model/view.ts';

/** Which metric a part is a share of, by the beginning of the part's id; the forms' own "其中" rows (domain README, 2). */
const wholesByPrefix: readonly (readonly [string, string])[] = [
  ['proactive_by_', 'proactive_total'],
  ['req_received_by_channel', 'req_received'],
  ['req_granted', 'req_outcome_total'],
  ['req_partially_granted', 'req_outcome_total'],
  ['req_refused_', 'req_outcome_total'],
  ['req_unable_', 'req_outcome_total'],
  ['req_rejected_', 'req_outcome_total'],
  ['req_other_', 'req_outcome_total'],
  ['req_completed_', 'req_completed'],
  ['ans_', 'ans_total'],
  ['review_', 'review_total'],
  ['litigation_', 'litigation_total'],
  ['staff_full_time', 'staff_total'],
  ['staff_part_time', 'staff_total'],
  ['policy_docs_interpreted', 'policy_docs_drafted'],
  ['proposals_published', 'proposals_handled'],
  ['applications_received', 'applications_received'],
  ['applications_', 'applications_handled'],
  ['refused_', 'applications_handled'],
  ['reviews_', 'review_total'],
  ['suits_', 'suits_total'],
  ['decisions_', 'decisions_all'],
];

/** The denominator of a View's shares: a metric, and the breakdown codes it is fixed to (others: the total). */
export interface Whole {
  readonly metric: Metric;
  readonly where: View['where'];
}

/**
 * What a share of this View is a share of, per agency and year: the whole the metric is a part of, or the metric's own
 * total. The drawn breakdown is lifted; with none drawn and no larger whole, the fixed ones are.
 */
export function wholeOf(view: View, metric: Metric, dictionary: Dictionary): Whole {
  const prefix = wholesByPrefix.find(([start]) => metric.id.startsWith(start));
  const larger = prefix && prefix[1] !== metric.id ? viewMetric(dictionary, prefix[1]) : undefined;
  const whole = larger ?? metric;
  const kept = (name: string) => name in whole.dims && name !== view.by && (larger !== undefined || view.by !== null);
  return { metric: whole, where: Object.fromEntries(Object.entries(view.where).filter(([name]) => kept(name))) };
}
