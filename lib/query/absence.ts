import { groupBy } from '../model/group.ts';
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
 * the same agency and year (or another alias): the figure's own status, or why there is none.
 */
export function statusCases(asked: Split, cell: string, report = 'r'): string[] {
  const gaps = gapsOf(asked);
  const notOnForm = (isNational: boolean) =>
    gaps.flatMap(({ forms, codes }) => {
      const these = forms.filter((form) => nationalForms.has(form) === isNational);
      const only = codes === null ? '' : ` AND c.code IN ${quoteList(codes)}`;
      return these.length === 0 ? [] : [`WHEN ${report}.template IN ${quoteList(these)}${only} THEN 'not_on_form'`];
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

/** Forms that lack the figure, or only some parts of a composition (`codes`). */
interface Gap {
  readonly forms: readonly TemplateId[];
  readonly codes: readonly string[] | null;
}

function gapsOf(asked: Split): Gap[] {
  const { metric, by } = asked;
  if (!isIndicator(metric)) {
    const named = namedBreakdowns(asked);
    return [
      gap((form) => metric.templates.includes(form) && named.every((name) => formHasBreakdown(form, name)), null),
    ];
  }
  const rows = askedFormula(asked, metric);
  const whole = gap((form) => rows.some(({ template }) => template === form), null);
  if (by !== 'part') return [whole];
  const parts = (metric.dims.part ?? []).map((code) => {
    // A part that is called by a metric's id is that metric: on the forms that print it.
    const printed = asked.dictionary.metrics.get(code)?.templates;
    const { forms } = gap(
      (form) => printed?.includes(form) ?? rows.some(({ template, part }) => template === form && part === code),
      [code],
    );
    return { forms: forms.filter((form) => !whole.forms.includes(form)), codes: [code] };
  });
  return [whole, ...[...groupBy(parts, ({ forms }) => forms.join()).values()].map(joined)];
}

/** Parts that the same forms lack, as one case. */
function joined(gaps: readonly Gap[]): Gap {
  return { forms: gaps[0]?.forms ?? [], codes: gaps.flatMap(({ codes }) => codes ?? []) };
}

function gap(has: (form: TemplateId) => boolean, codes: Gap['codes']): Gap {
  // A bureau's own table stands in a narrative report, which may say in words what the table does not.
  const forms = templateIds.filter((form) => !has(form) && !(form === 'local_table' && has('narrative_2008')));
  return { forms, codes };
}
