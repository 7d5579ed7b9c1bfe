import type { DimensionName } from './dimension.ts';

/**
 * The generations of the form (domain README, section 2), oldest first. `local_table` is a bureau's own table inside a
 * narrative report; `summary_digest` never occurs in a published report and therefore has no id here.
 */
export const templateIds = [
  'narrative_2008',
  'regional_stat',
  'stat_2014',
  'format_2019',
  'format_2021',
  'local_table',
] as const;

/** One of {@link templateIds}. */
export type TemplateId = (typeof templateIds)[number];

/** Breakdowns that only some forms have, whatever the metric (domain README, section 3). */
const formsWithBreakdown: Readonly<Partial<Record<DimensionName, readonly TemplateId[]>>> = {
  applicant: ['format_2019', 'format_2021'],
  route: ['format_2019', 'format_2021'],
};

/** Whether a form can break a figure down so. */
export function formHasBreakdown(form: TemplateId, name: DimensionName): boolean {
  return (formsWithBreakdown[name] ?? templateIds).includes(form);
}
