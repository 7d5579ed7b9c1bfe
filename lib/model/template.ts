/**
 * The generations of the form (domain README, section 2). `local_table` is a bureau's own table inside a narrative
 * report; `summary_digest` never occurs in a published report and therefore has no id here.
 */
export type TemplateId =
  | 'narrative_2008'
  | 'regional_stat'
  | 'stat_2014'
  | 'format_2019'
  | 'format_2021'
  | 'local_table';

/** Every template id, oldest form first. */
export const templateIds: readonly TemplateId[] = [
  'narrative_2008',
  'regional_stat',
  'stat_2014',
  'format_2019',
  'format_2021',
  'local_table',
];
