import { isIndicator } from '../model/metric.ts';
import { formHasBreakdown, type TemplateId, templateIds } from '../model/template.ts';
import type { Asked } from './cells.ts';
import { namedBreakdowns } from './formula-rows.ts';
import { askedFormula } from './indicator-cells.ts';
import { quoteList } from './quote.ts';

type Split = Omit<Asked, 'agencies' | 'years'>;

/** The forms every agency of the country fills in alike: what they lack, no report of theirs can have. */
const nationalForms: ReadonlySet<TemplateId> = new Set(['format_2019', 'format_2021']);

/**
 * The cases of a cell's status, first match first, for the cells `cell` (an alias of a table of cells) and the report `r` of
 * the same agency and year: the figure's own status, or why there is none.
 */
export function statusCases(asked: Split, cell: string): string[] {
  const without = formsWithout(asked);
  const national = without.filter((form) => nationalForms.has(form));
  const other = without.filter((form) => !nationalForms.has(form));
  const notOnForm = (forms: readonly TemplateId[]) =>
    forms.length === 0 ? [] : [`WHEN r.template IN ${quoteList(forms)} THEN 'not_on_form'`];
  const own = ['blank', 'not_applicable', ...(isIndicator(asked.metric) ? ['undefined_ratio'] : [])];
  return [
    `WHEN ${cell}.value IS NOT NULL OR ${cell}.status IN ${quoteList(own)} THEN ${cell}.status`,
    `WHEN r.report_id IS NULL THEN 'no_report'`,
    ...notOnForm(national),
    `WHEN r.completeness = 'excerpt' THEN 'not_captured'`,
    ...notOnForm(other),
    `ELSE 'not_reported'`,
  ];
}

function formsWithout(asked: Split): TemplateId[] {
  const { metric } = asked;
  const named = namedBreakdowns(asked);
  const computed = isIndicator(metric) ? new Set(askedFormula(asked, metric).map(({ template }) => template)) : null;
  const has = (form: TemplateId) =>
    computed?.has(form) ?? (metric.templates.includes(form) && named.every((name) => formHasBreakdown(form, name)));
  // A bureau's own table stands in a narrative report, which may say in words what the table does not.
  return templateIds.filter((form) => !has(form) && !(form === 'local_table' && has('narrative_2008')));
}
