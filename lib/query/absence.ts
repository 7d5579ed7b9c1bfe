import { groupBy } from '../model/group.ts';
import { isIndicator } from '../model/metric.ts';
import { quoteList } from '../model/quote.ts';
import { formHasBreakdown, type TemplateId, templateIds } from '../model/template.ts';
import type { Asked } from './cells.ts';
import { namedBreakdowns } from './formula-rows.ts';
import { askedFormula } from './indicator-cells.ts';

type Split = Omit<Asked, 'agencies' | 'years'>;

/** The forms every agency of the country fills in alike: what they lack, no report of theirs can have. */
const nationalForms: ReadonlySet<TemplateId> = new Set(['format_2019', 'format_2021']);

/**
 * The cases of a cell's status, first match first, for the cells `cell` (an alias of a table of cells) and the report `r` of
 * the same agency and year (or another alias): the figure's own status, or why there is none. `drawn` are the parts of the
 * composition beside which this one stands, where it is not its own: what this one does not have is on no form of it.
 */
export function statusCases(asked: Split, cell: string, report = 'r', drawn?: readonly string[]): string[] {
  const gaps = gapsOf(asked, drawn);
  const notOnForm = (isNational: boolean) =>
    gaps.flatMap(({ forms, parts }) => {
      const these = forms.filter((form) => nationalForms.has(form) === isNational);
      return these.length === 0 ? [] : [`WHEN ${report}.template IN ${quoteList(these)}${parts} THEN 'not_on_form'`];
    });
  const own = ['blank', 'not_applicable', ...(isIndicator(asked.metric) ? ['undefined_ratio'] : [])];
  return [
    `WHEN ${cell}.value IS NOT NULL OR ${cell}.status IN ${quoteList(own)} THEN ${cell}.status`,
    `WHEN ${report}.report_id IS NULL THEN 'no_report'`,
    ...notOnForm(true),
    `WHEN ${report}.completeness = 'excerpt' THEN 'not_captured'`,
    ...notOnForm(false),
    `ELSE 'not_reported'`,
  ];
}

/** Forms that lack the figure, or only some parts of a composition (`parts`, a further condition). */
interface Gap {
  readonly forms: readonly TemplateId[];
  readonly parts: string;
}

function gapsOf(asked: Split, drawn: readonly string[] | undefined): Gap[] {
  const { metric, by } = asked;
  if (!isIndicator(metric)) {
    const named = namedBreakdowns(asked);
    const forms = lacking(
      (form) => metric.templates.includes(form) && named.every((name) => formHasBreakdown(form, name)),
    );
    return [{ forms, parts: '' }];
  }
  const rows = askedFormula(asked, metric);
  const whole = lacking((form) => rows.some(({ template }) => template === form));
  if (by !== 'part') return [{ forms: whole, parts: '' }];
  const own = metric.dims.part ?? [];
  const parts = (drawn ?? own).map((code) => {
    // A part that is called by a metric's id is that metric: on the forms that print it.
    const printed = asked.dictionary.metrics.get(code)?.templates;
    const forms = lacking(
      (form) =>
        own.includes(code) &&
        (printed?.includes(form) ?? rows.some(({ template, part }) => template === form && part === code)),
    );
    return { code, forms: forms.filter((form) => !whole.includes(form)) };
  });
  return [
    { forms: whole, parts: '' },
    // Parts that the same forms lack are one case.
    ...[...groupBy(parts, ({ forms }) => forms.join()).values()].map((alike) => ({
      forms: alike[0]?.forms ?? [],
      parts: ` AND c.code IN ${quoteList(alike.map(({ code }) => code))}`,
    })),
  ];
}

function lacking(has: (form: TemplateId) => boolean): TemplateId[] {
  // A bureau's own table stands in a narrative report, which may say in words what the table does not.
  return templateIds.filter((form) => !has(form) && !(form === 'local_table' && has('narrative_2008')));
}
